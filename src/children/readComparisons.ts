import type { DoubtedMeasurement } from '../growth/index.ts';
import { currentMeasurementSql } from './connectionSpecs.ts';
import type { Store } from '../store/Store.ts';

/** The values with which an implausible measurement is compared. */
export type Comparison = Omit<DoubtedMeasurement, 'positionDoubted'>;

interface Row {
  id: string;
  values: DoubtedMeasurement['values'];
  before: DoubtedMeasurement['values'] | null;
  siblings: DoubtedMeasurement['values'][] | null;
}

/**
 * Reads, with one statement, the values of measurements, those of the measurement before each, and those of the other children of the
 * family on the same day; in the order of `ids`. Null for a measurement that does not exist.
 */
export async function readComparisons(store: Store, ids: readonly string[]): Promise<(Comparison | null)[]> {
  const rows = await store.read<Row>(
    'comparisons of measurements',
    `select d.id, ${valuesSql('d')} as values, before.values as before, siblings.values as siblings
      from measurement d join child c on c.id = d.child_id
      left join lateral (
        select ${valuesSql('m')} as values from measurement m
        where m.child_id = d.child_id and m.measured_on < d.measured_on and ${currentMeasurementSql} order by m.measured_on desc limit 1
      ) before on true
      left join lateral (
        select json_agg(${valuesSql('m')}) as values from child s join measurement m on m.child_id = s.id
        where s.family_id = c.family_id and s.id <> c.id and m.measured_on = d.measured_on and ${currentMeasurementSql}
      ) siblings on true
      where d.id = any($1::uuid[])`,
    [ids],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (row === undefined) return null;
    return { values: row.values, before: row.before ?? { WEIGHT: null, HEIGHT: null }, siblings: row.siblings ?? [] };
  });
}

function valuesSql(alias: string): string {
  return `json_build_object('WEIGHT', ${alias}.weight_kg, 'HEIGHT', ${alias}.height_cm)`;
}
