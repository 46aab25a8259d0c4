import type { Viewer } from '../access/viewer.ts';
import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { Bindings } from '../store/paging/Bindings.ts';
import type { Store } from '../store/Store.ts';
import { ofEveryKind, type KindCounts } from './convergence.ts';
import { ProgramKind } from './enums.ts';
import { needsOf, seenBy } from './needs.ts';
import { runs, isActiveSql } from './periods.ts';
import { readPublishedCounts } from './publication/readPublishedCounts.ts';
import { decileSubject, deciles, needSubject } from './publication/subjects.ts';

export interface ConvergenceQuery {
  viewer: Viewer;
  today: IsoDate;
  /** Only families up to this decile; all when null. */
  maxWelfareDecile: number | null;
}

/**
 * Counts, for areas of one level, the families in need of each kind of program and how many of them are enrolled in one, with one
 * statement; in the order of `areas`, every kind of program for each. Counts only families the viewer may see; a viewer without case access
 * gets the counts of the viewer's areas as last published.
 */
export async function readConvergence(store: Store, areas: readonly AreaCode[], query: ConvergenceQuery): Promise<KindCounts[][]> {
  return query.viewer.caseAccess ? countConvergence(store, areas, query) : readPublishedConvergence(store, areas, query);
}

async function countConvergence(
  store: Store,
  areas: readonly AreaCode[],
  { viewer, today, maxWelfareDecile }: ConvergenceQuery,
): Promise<KindCounts[][]> {
  const bindings = new Bindings();
  const codes = `${bindings.add(areas)}::text[]`;
  const day = `${bindings.add(today)}::date`;
  // The code of an area begins with the code of the area above; the code of a village is compared unchanged, to use the index.
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
        where ${area('vp.village_code')} = any(${codes}) and ${runs(day)} and ${isActiveSql(day)} group by 1, 2
      )
      select area, kind, coalesce(eligible, 0) as eligible, coalesce(enrolled, 0) as enrolled, coalesce(programs, 0) as "activePrograms"
      from counted full join active using (area, kind)`,
    bindings.values,
  );
  const byArea = new Map<AreaCode, KindCounts[]>();
  for (const { area: code, ...counts } of rows) {
    byArea.set(code, [...(byArea.get(code) ?? []), counts]);
  }
  return areas.map((code) => ofEveryKind(byArea.get(code) ?? []));
}

async function readPublishedConvergence(
  store: Store,
  areas: readonly AreaCode[],
  { viewer, today, maxWelfareDecile }: ConvergenceQuery,
): Promise<KindCounts[][]> {
  const asked = deciles.filter((decile) => maxWelfareDecile === null || decile <= maxWelfareDecile);
  const kindOf = new Map(
    Object.values(ProgramKind).flatMap((kind) => asked.map((decile) => [decileSubject(needSubject(kind), decile), kind] as const)),
  );
  const [told, active] = await Promise.all([
    readPublishedCounts(store, [...kindOf.keys()], areas, viewer.areas),
    readActivePrograms(store, areas, today),
  ]);
  const found = new Map(areas.map((code) => [code, new Map<ProgramKind, KindCounts>()]));
  const add = (area: AreaCode, kind: ProgramKind, more: Omit<KindCounts, 'kind'>) => {
    const { eligible = 0, enrolled = 0, activePrograms = 0 } = found.get(area)?.get(kind) ?? {};
    found.get(area)?.set(kind, {
      kind,
      eligible: eligible + more.eligible,
      enrolled: enrolled + more.enrolled,
      activePrograms: activePrograms + more.activePrograms,
    });
  };
  for (const { subject, area, outer, inner } of told) {
    const kind = kindOf.get(subject);
    if (kind !== undefined) add(area, kind, { eligible: outer, enrolled: inner, activePrograms: 0 });
  }
  for (const { area, kind, programs } of active) add(area, kind, { eligible: 0, enrolled: 0, activePrograms: programs });
  return areas.map((code) => ofEveryKind([...(found.get(code)?.values() ?? [])]));
}

/** Programs are not personal data: they are read as of today. */
function readActivePrograms(
  store: Store,
  areas: readonly AreaCode[],
  today: IsoDate,
): Promise<{ area: AreaCode; kind: ProgramKind; programs: number }[]> {
  const bindings = new Bindings();
  const [codes, day, area] = [
    `${bindings.add(areas)}::text[]`,
    `${bindings.add(today)}::date`,
    `left(vp.village_code, ${areas[0]?.length ?? 0})`,
  ];
  return store.read(
    'programs at work in areas',
    `select ${area} as area, pr.kind, count(distinct pr.id)::int as programs from village_program vp join program pr on pr.id = vp.program_id
      where ${area} = any(${codes}) and ${runs(day)} and ${isActiveSql(day)} group by 1, 2`,
    bindings.values,
  );
}
