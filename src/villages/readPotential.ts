import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import type { Store } from '../store/Store.ts';
import type { KampungKB } from './KampungKB.ts';
import { readProfiles, readWorkingGroups, type ProfileNow } from './readProfiles.ts';
import type { WorkingGroupMember } from './WorkingGroupMember.ts';

/** What a Kampung KB is and has, in one place: what registers about it are filled from. */
export interface KampungKBPotential {
  area: { regency: string; district: string; village: string; code: AreaCode; kind: string };
  kampungKB: Pick<KampungKB, 'class' | 'declaredOn' | 'demo'>;
  profile: ProfileNow | null;
  workingGroup: WorkingGroupMember[];
}

/** Reads the potential of a Kampung KB on a day; null when the village is not declared. */
export async function readPotential(store: Store, villageCode: AreaCode, on: IsoDate): Promise<KampungKBPotential | null> {
  const [row] = await store.read<KampungKBPotential['area'] & KampungKBPotential['kampungKB']>(
    'kampung kb with its area',
    `select r.name as regency, d.name as district, v.name as village, v.code, v.kind, k.class, k.declared_on as "declaredOn", k.demo
      from kampung_kb k join village v on v.code = k.village_code join district d on d.code = v.district_code join regency r on r.code = d.regency_code
      where k.village_code = $1`,
    [villageCode],
  );
  if (row === undefined) return null;
  const { class: held, declaredOn, demo, ...area } = row;
  const [[profile = null], [workingGroup = []]] = await Promise.all([
    readProfiles(store, [villageCode]),
    readWorkingGroups(store, [villageCode], on),
  ]);
  return { area, kampungKB: { class: held, declaredOn, demo }, profile, workingGroup };
}
