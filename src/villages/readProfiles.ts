import type { AreaCode } from '../base/areaCode.ts';
import type { Store } from '../store/Store.ts';
import type { KampungKBAttestation } from './KampungKBAttestation.ts';
import type { ProfileDocument } from './ProfileDocument.ts';
import type { WorkingGroupMember } from './WorkingGroupMember.ts';

/** The profile as it is now, and who changed it last. */
export interface ProfileNow extends ProfileDocument {
  villageCode: AreaCode;
  version: number;
  recordedBy: string;
  recordedAt: Date;
  demo: boolean;
}

/** Reads the profiles of many Kampung KB with one statement, in the order of `villageCodes`; null where nothing is recorded. */
export async function readProfiles(store: Store, villageCodes: readonly AreaCode[]): Promise<(ProfileNow | null)[]> {
  const rows = await store.read<Omit<ProfileNow, keyof ProfileDocument> & { document: ProfileDocument }>(
    'profiles of kampung kb',
    `select distinct on (village_code) village_code as "villageCode", version, document, recorded_by as "recordedBy", recorded_at as "recordedAt", demo
      from kampung_kb_profile where village_code = any($1::text[]) order by village_code, version desc`,
    [villageCodes],
  );
  const byVillage = new Map(rows.map(({ document, ...row }) => [row.villageCode, { ...document, ...row }]));
  return villageCodes.map((code) => byVillage.get(code) ?? null);
}

/** The columns of a member as they are read, by name. */
export const workingGroupMemberList = {
  name: 'working group members',
  columns: {
    id: 'w.id',
    villageCode: 'w.village_code',
    role: 'w.role',
    name: 'w.name',
    since: 'w.since',
    trained: 'w.trained',
    until: 'w.until',
    demo: 'w.demo',
  },
  needs: { village: ['villageCode'] },
  from: 'working_group_member w',
  key: 'id',
  keyType: 'uuid' as const,
  areaColumn: null,
};

/**
 * Reads who is in the working groups of many Kampung KB on a day with one statement, in the order of `villageCodes`; chair first, then by
 * role and name.
 */
export async function readWorkingGroups(store: Store, villageCodes: readonly AreaCode[], on: string): Promise<WorkingGroupMember[][]> {
  const columns = Object.entries(workingGroupMemberList.columns).map(([name, sql]) => `${sql} as "${name}"`);
  const rows = await store.read<WorkingGroupMember>(
    'working groups',
    `select ${columns.join(', ')} from working_group_member w where w.village_code = any($1::text[]) and (w.until is null or w.until > $2::date)
      order by array_position(array['CHAIR', 'VICE_CHAIR', 'SECRETARY', 'TREASURER', 'SECTION_HEAD', 'MEMBER', 'PATRON'], w.role), w.name, w.id`,
    [villageCodes, on],
  );
  return grouped(villageCodes, rows);
}

/** Reads the attestations of many Kampung KB with one statement, newest first, in the order of `villageCodes`. */
export async function readAttestations(store: Store, villageCodes: readonly AreaCode[]): Promise<KampungKBAttestation[][]> {
  const rows = await store.read<KampungKBAttestation>(
    'attestations of kampung kb',
    `select id, village_code as "villageCode", facts, attested_on as "attestedOn", evidence, recorded_by as "recordedBy", recorded_at as "recordedAt", demo
      from kampung_kb_attestation where village_code = any($1::text[]) order by attested_on desc, recorded_at desc, id desc`,
    [villageCodes],
  );
  return grouped(villageCodes, rows);
}

function grouped<Row extends { villageCode: AreaCode }>(villageCodes: readonly AreaCode[], rows: readonly Row[]): Row[][] {
  const groups = new Map<AreaCode, Row[]>(villageCodes.map((code) => [code, []]));
  for (const row of rows) groups.get(row.villageCode)?.push(row);
  return villageCodes.map((code) => groups.get(code) ?? []);
}
