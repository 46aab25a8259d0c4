import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classFacts, meanParticipation, type KampungKBRecords } from '../../src/villages/classFacts.ts';
import { ActivityGroupKind, FundingSource } from '../../src/villages/kampungKBEnums.ts';
import { emptyProfile, type ActivityGroupFacts, type ProfileDocument } from '../../src/villages/ProfileDocument.ts';

const { BKB, BKR, UPPKA } = ActivityGroupKind;
const nothing: KampungKBRecords = { profile: null, members: [], attestations: [], programs: { agencies: 0, groups: [], demo: false } };
const profileOf = (document: Partial<ProfileDocument>, demo = false) => ({
  ...emptyProfile,
  ...document,
  villageCode: '33.26.01.2001',
  version: 1,
  recordedBy: 'test',
  recordedAt: new Date(0),
  demo,
});
const attested = (facts: object, demo = false) => ({
  facts: { participation: null, contraceptivePrevalence: null, longActingShare: null, unmetNeed: null, ...facts },
  demo,
});
const unknown = { value: null, source: 'UNKNOWN', demo: false };

describe('the facts that a class is scored by', () => {
  it('are unknown where nothing is recorded; only that there is no working group and no agency is known then', () => {
    const { workingGroup, agencies, ...others } = classFacts(nothing);
    expect([workingGroup, agencies]).toEqual([
      { value: 0, source: 'COMPUTED', demo: false },
      { value: 0, source: 'COMPUTED', demo: false },
    ]);
    expect(new Set(Object.values(others).map((fact) => JSON.stringify(fact)))).toEqual(new Set([JSON.stringify(unknown)]));
  });

  it('tell none from unknown', () => {
    const facts = classFacts({ ...nothing, profile: profileOf({ fundingSources: [], secretariat: false, villageRegulation: true }) });
    expect([facts.fundingSources.value, facts.facilities.value, facts.officerAndRegulation.value, facts.mechanisms.value]).toEqual([
      0,
      0,
      1,
      null,
    ]);
  });

  it('count a Rumah DataKu as a facility once it is established', () => {
    const facilities = (establishedOn: string | null) =>
      classFacts({
        ...nothing,
        profile: profileOf({ secretariat: true, rumahDataKu: { establishedOn, decree: 'SK', location: null, dataUpdatedOn: null } }),
      }).facilities.value;
    expect([facilities(null), facilities('2026-01-01')]).toEqual([1, 2]);
  });

  it.each<[string, string | null, boolean[], number]>([
    ['nothing', null, [], 0],
    ['a decree', 'SK', [], 1],
    ['members', null, [false, false], 2],
    ['members, one of them trained', 'SK', [false, true], 3],
  ])('take a working group with %s for what it is', (_what, workingGroupDecree, trained, value) => {
    const facts = classFacts({
      ...nothing,
      profile: profileOf({ workingGroupDecree }),
      members: trained.map((each) => ({ trained: each, demo: false })),
    });
    expect(facts.workingGroup.value).toBe(value);
  });

  it('take the newest attestation of each fact', () => {
    const facts = classFacts({ ...nothing, attestations: [attested({ unmetNeed: 12 }), attested({ unmetNeed: 8, longActingShare: 25 })] });
    expect([facts.unmetNeed, facts.longActingShare]).toEqual([
      { value: 12, source: 'ATTESTED', demo: false },
      { value: 25, source: 'ATTESTED', demo: false },
    ]);
  });

  it('take participation from the figures of a group, else from its enrolments, else from an attestation', () => {
    const group = (kind: ActivityGroupKind, participants: number | null, target: number | null): ActivityGroupFacts => ({
      kind,
      participants,
      target,
    });
    const attestations = [attested({ participation: 33 })];
    const participation = (own: ActivityGroupFacts[], enrolled: ActivityGroupFacts[]) =>
      classFacts({
        ...nothing,
        attestations,
        profile: profileOf({ activityGroups: own }),
        programs: { agencies: 0, groups: enrolled, demo: false },
      }).participation;
    expect(participation([group(BKB, null, null)], [])).toMatchObject({ value: 33, source: 'ATTESTED' });
    expect(participation([], [group(BKB, 1, 2)])).toMatchObject({ value: 10, source: 'COMPUTED' });
    expect(participation([group(BKB, 1, 1), group(BKR, null, null)], [group(BKB, 1, 2), group(UPPKA, 1, 2)])).toMatchObject({
      value: 30,
      source: 'COMPUTED',
    });
    expect(participation([group(BKB, 0, 0)], [])).toMatchObject({ source: 'ATTESTED' });
  });

  it('say where they rest on demo data', () => {
    const facts = classFacts({
      profile: profileOf({ fundingSources: [FundingSource.CSR] }, true),
      members: [{ trained: true, demo: false }],
      attestations: [attested({ unmetNeed: 8 }), attested({ longActingShare: 25 }, true)],
      programs: { agencies: 1, groups: [], demo: false },
    });
    expect([
      facts.fundingSources.demo,
      facts.workingGroup.demo,
      facts.unmetNeed.demo,
      facts.longActingShare.demo,
      facts.agencies.demo,
    ]).toEqual([true, true, false, true, false]);
  });

  it('hold a mean participation from 0 to 100 percent, which a further group never lowers', () => {
    const group = fc
      .record({
        kind: fc.constantFrom(BKB, BKR, UPPKA),
        target: fc.integer({ min: 0, max: 500 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ kind, target, share }) => ({ kind, target, participants: Math.floor(target * share) }));
    fc.assert(
      fc.property(fc.uniqueArray(group, { selector: ({ kind }) => kind, maxLength: 2 }), group, (groups, further) => {
        const before = meanParticipation(groups);
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(100);
        const withFurther = groups.some(({ kind }) => kind === further.kind) ? groups : [...groups, further];
        expect(meanParticipation(withFurther)).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
