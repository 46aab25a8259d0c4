import { countFor } from '../access/countFor.ts';
import type { Viewer } from '../access/viewer.ts';
import type { AreaCode } from '../areaCode.ts';
import type { IsoDate } from '../calendar.ts';
import { Bindings } from '../store/paging/Bindings.ts';
import type { Store } from '../store/Store.ts';
import { ofEveryKind, type KindCounts } from './convergence.ts';
import { needsOf, seenBy } from './needs.ts';
import { runs, works } from './periods.ts';

export interface ConvergenceQuery {
  viewer: Viewer;
  today: IsoDate;
  /** Only families up to this decile; all when null. */
  maxWelfareDecile: number | null;
}

/**
 * Counts, for areas of one level, the families in need of each kind of program and those of them who are in one, with
 * one statement; in the order of `areas`, every kind of program for each. Counts only families the viewer may see.
 */
export async function readConvergence(store: Store, areas: readonly AreaCode[], { viewer, today, maxWelfareDecile }: ConvergenceQuery): Promise<KindCounts[][]> {
  const bindings = new Bindings();
  const codes = `${bindings.add(areas)}::text[]`;
  const day = `${bindings.add(today)}::date`;
  // The code of an area begins with that of the area around it; a village's own is compared as it is, to use the index.
  const length = areas[0]?.length ?? 0;
  const isVillage = length > '00.00.00'.length;
  const area = (village: string) => (isVillage ? village : `left(${village}, ${length})`);
  const families = [`${area('fa.village_code')} = any(${codes})`, ...seenBy(viewer, bindings)];
  if (maxWelfareDecile !== null) families.push(`fa.welfare_decile <= ${bindings.add(maxWelfareDecile)}`);
  const rows = await store.read<KindCounts & { area: AreaCode }>(
    'convergence of areas',
    `with ${needsOf(families.join(' and '), today, bindings)},
      counted as (
        select ${area('n.village_code')} as area, n.kind, count(*)::int as eligible, count(s.family_id)::int as enrolled
        from needs n left join served s on s.family_id = n.family_id and s.kind = n.kind group by 1, 2
      ),
      active as (
        select ${area('vp.village_code')} as area, pr.kind, count(distinct pr.id)::int as programs
        from village_program vp join program pr on pr.id = vp.program_id
        where ${area('vp.village_code')} = any(${codes}) and ${runs(day)} and ${works(day)} group by 1, 2
      )
      select area, kind, coalesce(eligible, 0) as eligible, coalesce(enrolled, 0) as enrolled, coalesce(programs, 0) as "activePrograms"
      from counted full join active using (area, kind)`,
    bindings.values,
  );
  const byArea = new Map<AreaCode, KindCounts[]>();
  for (const { area: code, ...counts } of rows) {
    const told = { ...counts, eligible: countFor(viewer, counts.eligible), enrolled: countFor(viewer, counts.enrolled) };
    byArea.set(code, [...(byArea.get(code) ?? []), told]);
  }
  return areas.map((code) => ofEveryKind(byArea.get(code) ?? []));
}
