import type { AreaCode } from '../base/areaCode.ts';
import type { Store } from '../store/Store.ts';

/** How many villages of an area hold each class. */
export interface ClassTotals {
  villages: number;
  dasar: number;
  berkembang: number;
  mandiri: number;
  berkelanjutan: number;
  undeclared: number;
  /** Whether any of the declarations is demo data. */
  demo: boolean;
}

/** Counts the classes in many regencies, districts or villages with one statement, in the order of `areas`. */
export async function readClassTotals(store: Store, areas: readonly AreaCode[]): Promise<ClassTotals[]> {
  // A code ending in '/' comes right after everything inside the area: '/' follows '.' in ASCII.
  const rows = await store.read<ClassTotals & { area: AreaCode }>(
    'class totals',
    `select a.code as area, count(*)::int as villages,
        count(*) filter (where k.class = 'DASAR')::int as dasar, count(*) filter (where k.class = 'BERKEMBANG')::int as berkembang,
        count(*) filter (where k.class = 'MANDIRI')::int as mandiri, count(*) filter (where k.class = 'BERKELANJUTAN')::int as berkelanjutan,
        count(*) filter (where k.class is null)::int as undeclared, coalesce(bool_or(k.demo), false) as demo
      from unnest($1::text[]) as a (code)
      join village v on v.code = a.code collate "C" or (v.code > (a.code || '.') collate "C" and v.code < (a.code || '/') collate "C")
      left join kampung_kb k on k.village_code = v.code group by a.code`,
    [areas],
  );
  const none: ClassTotals = { villages: 0, dasar: 0, berkembang: 0, mandiri: 0, berkelanjutan: 0, undeclared: 0, demo: false };
  const byArea = new Map(rows.map((row) => [row.area, row]));
  return areas.map((area) => byArea.get(area) ?? none);
}
