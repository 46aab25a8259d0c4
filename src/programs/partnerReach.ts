import type { Viewer } from '../access/viewer.ts';
import type { IsoDate } from '../base/calendar.ts';
import { Bindings } from '../store/paging/Bindings.ts';
import type { ConnectionSpec } from '../store/paging/ConnectionSpec.ts';
import { withinAreas } from '../store/paging/pageSql.ts';
import type { Store } from '../store/Store.ts';
import { villageList, type VillageFilter } from '../villages/index.ts';
import { monitoredChildren } from './monitoredChildren.ts';
import { parts } from './parts.ts';
import { runs, isEnrolledSql, isActiveSql } from './periods.ts';
import { readPublishedCounts } from './publication/readPublishedCounts.ts';
import { reachSubject } from './publication/subjects.ts';

/** Families and children that a partner reaches. */
export interface PartnerReach {
  families: number;
  children: number;
}

/**
 * Counts, for many partners, the families enrolled today in a running program that the partner leads or supports, each once, and their
 * children under growth monitoring; one statement, in the order of `partnerIds`. Counts only families the viewer may see; a viewer without
 * case access gets the counts as last published.
 * @param leading only programs the partner leads.
 */
export async function readPartnerReach(
  store: Store,
  partnerIds: readonly string[],
  leading: boolean,
  viewer: Viewer,
  today: IsoDate,
): Promise<PartnerReach[]> {
  if (!viewer.caseAccess) {
    const subjectOf = (id: string) => reachSubject(id, leading);
    const told = await readPublishedCounts(store, partnerIds.map(subjectOf), [''], viewer.areas);
    const bySubject = new Map(told.map(({ subject, outer, inner }) => [subject, { families: outer, children: inner }]));
    return partnerIds.map((id) => bySubject.get(subjectOf(id)) ?? { families: 0, children: 0 });
  }
  const bindings = new Bindings();
  const day = `${bindings.add(today)}::date`;
  const conditions = [`part.partner_id = any(${bindings.add(partnerIds)}::uuid[])`, runs(day), isEnrolledSql(day)];
  if (leading) conditions.push('part.leads');
  if (viewer.areas !== null) conditions.push(withinAreas('e.village_code', viewer.areas, bindings));
  // Children are looked up family by family: counted for all families beforehand, they were joined by a loop within a loop when fewer
  // enrolments were expected than there are.
  const rows = await store.read<PartnerReach & { partnerId: string }>(
    'reach of partners',
    `select reached.partner_id as "partnerId", count(*)::int as families, coalesce(sum(under_fives.children), 0)::int as children
      from (select distinct part.partner_id, e.family_id from ${parts} part
        join program pr on pr.id = part.program_id join enrolment e on e.program_id = pr.id where ${conditions.join(' and ')}) reached
      cross join lateral ${monitoredChildren} under_fives
      group by reached.partner_id`,
    bindings.values,
  );
  const reach = new Map(rows.map(({ partnerId, families, children }) => [partnerId, { families, children }]));
  return partnerIds.map((id) => reach.get(id) ?? { families: 0, children: 0 });
}

/** Filter of the villages of a partner. */
export interface PartnerVillageFilter extends VillageFilter {
  /** Only through programs that the partner leads. */
  leading: boolean;
  today: IsoDate;
}

/** The villages where programs that a partner leads or supports work today, each once. */
export const partnerVillageList: ConnectionSpec<PartnerVillageFilter> = {
  ...villageList,
  name: 'villages of partners',
  from: `(select distinct part.partner_id, vp.village_code from ${parts} part join village_program vp on vp.program_id = part.program_id) place
    join village v on v.code = place.village_code join district d on d.code = v.district_code`,
  parents: { partner: { column: 'place.partner_id', type: 'uuid' } },
  isReference: () => false,
  where: (filter, bindings) => {
    const day = `${bindings.add(filter.today)}::date`;
    const atWork = `exists (select from ${parts} part join program pr on pr.id = part.program_id join village_program vp on vp.program_id = pr.id
      where part.partner_id = place.partner_id and vp.village_code = v.code and ${runs(day)} and ${isActiveSql(day)} ${filter.leading ? 'and part.leads' : ''})`;
    return [...villageList.where(filter, bindings), atWork];
  },
};
