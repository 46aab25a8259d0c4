import type { AreaCode } from '../base/areaCode.ts';
import type { Store } from '../store/Store.ts';
import type { Regency } from './roundAreas.ts';

/** Reads all areas, in the order of their codes. */
export async function readRegencies(store: Store): Promise<Regency[]> {
  const rows = await store.read<{ village: AreaCode; district: AreaCode; regency: AreaCode }>(
    'areas to publish',
    `select v.code as village, d.code as district, d.regency_code as regency from village v join district d on d.code = v.district_code order by v.code collate "C"`,
  );
  return [...Map.groupBy(rows, ({ regency }) => regency)].map(([code, inside]) => ({
    code,
    districts: new Map(
      [...Map.groupBy(inside, ({ district }) => district)].map(([district, villages]) => [
        district,
        villages.map(({ village }) => village),
      ]),
    ),
  }));
}
