import type { IsoDate } from '../base/calendar.ts';
import type { ProfileDocument, RumahDataKuFacts } from './ProfileDocument.ts';

/*
 * What a DASAR village begins with (the regency's announcement of 30 July 2024): its page in the Web Kampung KB, its Rumah
 * DataKu, and the K/0 register in SIGA. Which entries make each step complete is *practice*, after the forms.
 */

export type StartUpStepName = 'WEB_PROFILE' | 'RUMAH_DATAKU' | 'K0_REGISTER';
export type StartUpStatusName = 'NOT_STARTED' | 'STARTED' | 'DONE';

/** Something that has to be recorded. */
export interface StartUpItem {
  code: string;
  title: { id: string; en: string };
}

export interface StartUpProgress {
  step: StartUpStepName;
  status: StartUpStatusName;
  missing: StartUpItem[];
}

/** An entry that is complete once it is recorded; that something does not exist is recorded too. */
type Entry<Record> = [keyof Record & string, string, string];

const webProfile: Entry<ProfileDocument>[] = [
  ['overview', 'Gambaran umum', 'Overview'],
  ['latitude', 'Posisi (lintang)', 'Position (latitude)'],
  ['longitude', 'Posisi (bujur)', 'Position (longitude)'],
  ['workingGroupDecree', 'SK pokja', 'Decree of the working group'],
  ['secretariat', 'Sekretariat', 'Secretariat'],
  ['fieldOfficer', 'PLKB pendamping', 'Field officer (PLKB)'],
  ['villageRegulation', 'Peraturan desa', 'Village regulation'],
  ['workPlan', 'Rencana kerja masyarakat (RKM)', 'Work plan (RKM)'],
  ['fundingSources', 'Sumber dana', 'Funding sources'],
  ['planningData', 'Penggunaan data', 'Use of data'],
  ['mechanisms', 'Mekanisme operasional', 'Operational mechanisms'],
  ['activityGroups', 'Kelompok kegiatan', 'Activity groups'],
];

const dataHouse: Entry<RumahDataKuFacts>[] = [
  ['establishedOn', 'Tanggal pembentukan Rumah DataKu', 'Day the Rumah DataKu was established'],
  ['decree', 'SK Rumah DataKu', 'Decree of the Rumah DataKu'],
  ['location', 'Tempat Rumah DataKu', 'Place of the Rumah DataKu'],
  ['dataUpdatedOn', 'Pemutakhiran data', 'Update of its data'],
];

/** The three steps of a Kampung KB, in order. */
export function startUpSteps(profile: ProfileDocument | null, members: number, today: IsoDate): StartUpProgress[] {
  const group: StartUpItem = { code: 'workingGroup', title: { id: 'Anggota pokja', en: 'Members of the working group' } };
  return [
    step('WEB_PROFILE', webProfile.length + 1, [...missingIn(profile, webProfile), ...(members === 0 ? [group] : [])]),
    step('RUMAH_DATAKU', dataHouse.length, missingIn(profile?.rumahDataKu ?? null, dataHouse)),
    k0Register(profile?.k0SubmittedOn ?? null, today),
  ];
}

/** K/0 is a yearly card: one of an earlier year is a beginning, this year's is what counts. */
function k0Register(submittedOn: IsoDate | null, today: IsoDate): StartUpProgress {
  const year = today.slice(0, 4);
  if (submittedOn?.startsWith(year) === true) return { step: 'K0_REGISTER', status: 'DONE', missing: [] };
  return {
    step: 'K0_REGISTER',
    status: submittedOn === null ? 'NOT_STARTED' : 'STARTED',
    missing: [
      { code: 'k0SubmittedOn', title: { id: `Pengiriman K/0 tahun ${year} di SIGA`, en: `Submission of K/0 for ${year} in SIGA` } },
    ],
  };
}

function step(name: StartUpStepName, entries: number, missing: StartUpItem[]): StartUpProgress {
  return { step: name, status: missing.length === 0 ? 'DONE' : missing.length < entries ? 'STARTED' : 'NOT_STARTED', missing };
}

function missingIn<Record>(record: Record | null, entries: readonly Entry<Record>[]): StartUpItem[] {
  return entries.filter(([name]) => record?.[name] == null).map(([code, id, en]) => ({ code, title: { id, en } }));
}
