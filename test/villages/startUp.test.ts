import { describe, expect, it } from 'vitest';
import { emptyProfile, type ProfileDocument } from '../../src/villages/ProfileDocument.ts';
import { startUpSteps } from '../../src/villages/startUp.ts';

const today = '2026-06-15';
const full: ProfileDocument = {
  overview: 'Gambaran',
  latitude: -7,
  longitude: 109.6,
  workingGroupDecree: 'SK 1',
  secretariat: false,
  fieldOfficer: true,
  fieldOfficerName: null,
  villageRegulation: false,
  villageRegulationTitle: null,
  workPlan: true,
  fundingSources: [],
  planningData: [],
  mechanisms: [],
  activityGroups: [],
  rumahDataKu: { establishedOn: '2025-01-01', decree: 'SK 2', location: 'Balai desa', dataUpdatedOn: '2026-01-01' },
  k0SubmittedOn: '2026-01-20',
};
const statuses = (profile: ProfileDocument | null, members = 0) => startUpSteps(profile, members, today).map(({ status }) => status);

describe('the three steps of a DASAR village', () => {
  it('are not started while nothing is recorded', () => {
    expect(statuses(null)).toEqual(['NOT_STARTED', 'NOT_STARTED', 'NOT_STARTED']);
    expect(statuses(emptyProfile)).toEqual(['NOT_STARTED', 'NOT_STARTED', 'NOT_STARTED']);
    expect(startUpSteps(null, 0, today).map(({ missing }) => missing.length)).toEqual([13, 4, 1]);
  });

  it('are done when everything is recorded; that there is none of something is recorded too', () => {
    expect(startUpSteps(full, 1, today)).toEqual(
      ['WEB_PROFILE', 'RUMAH_DATAKU', 'K0_REGISTER'].map((step) => ({ step, status: 'DONE', missing: [] })),
    );
  });

  it('are started with a first entry, and say what is missing', () => {
    expect(statuses({ ...emptyProfile, overview: 'Gambaran' })[0]).toBe('STARTED');
    expect(statuses(null, 1)[0]).toBe('STARTED');
    const [web, dataHouse] = startUpSteps(
      { ...full, workPlan: null, rumahDataKu: { establishedOn: '2025-01-01', decree: null, location: null, dataUpdatedOn: '2026-01-01' } },
      0,
      today,
    );
    expect(web).toEqual({
      step: 'WEB_PROFILE',
      status: 'STARTED',
      missing: [
        { code: 'workPlan', title: { id: 'Rencana kerja masyarakat (RKM)', en: 'Work plan (RKM)' } },
        { code: 'workingGroup', title: { id: 'Anggota pokja', en: 'Members of the working group' } },
      ],
    });
    expect(dataHouse?.missing.map(({ code }) => code)).toEqual(['decree', 'location']);
  });

  it('take K/0 for done with the card of this year only: it is a yearly card', () => {
    const k0 = (k0SubmittedOn: string | null, on: string) => startUpSteps({ ...full, k0SubmittedOn }, 1, on)[2];
    expect(k0('2026-01-20', '2026-12-31')?.status).toBe('DONE');
    expect(k0('2026-01-20', '2027-01-01')).toMatchObject({
      status: 'STARTED',
      missing: [{ title: { en: 'Submission of K/0 for 2027 in SIGA' } }],
    });
    expect(k0(null, today)?.status).toBe('NOT_STARTED');
  });
});
