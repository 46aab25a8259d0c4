import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { checkRange } from '../base/errors.ts';
import type { Bindings } from '../store/paging/Bindings.ts';
import type { ConnectionSpec, JoinedRow } from '../store/paging/ConnectionSpec.ts';
import type { Cohort, MonitoringState, StuntingRiskReason } from './enums.ts';
import { monitoringCondition } from './monitoring.ts';
import { factsOfFamilySql } from './familyFacts.ts';

export interface FamilyFilter {
  area?: AreaCode | null;
  rt?: string | null;
  rw?: string | null;
  atRisk?: boolean | null;
  riskReasons?: StuntingRiskReason[] | null;
  maxWelfareDecile?: number | null;
  cohort?: Cohort | null;
  /** Hashes of the number of the card. */
  familyCardHashes?: readonly string[] | null;
  /** Hashes of the NIK of a member. */
  memberNikHashes?: readonly string[] | null;
  /** Those whose monitoring goes on, when left out. */
  monitoring?: MonitoringState | null;
  /** The day on which risk and cohorts are meant. */
  today: IsoDate;
}

/** Persons by their key. */
export const personList = {
  name: 'persons',
  columns: {
    id: 'p.id',
    familyId: 'p.family_id',
    name: 'p.name',
    nik: 'p.nik_mask',
    nikDiffers: 'p.nik_differs',
    sex: 'p.sex',
    bornOn: 'p.born_on',
    relation: 'p.relation',
    married: 'p.married',
    marriagePlannedOn: 'p.marriage_planned_on',
    pregnantDueOn: 'p.pregnant_due_on',
    goneOn: 'p.gone_on',
    demo: 'p.demo',
  },
  needs: { cohorts: ['familyId'], family: ['familyId'] },
  from: 'person p',
  audited: { type: 'Person', person: 'id' },
  key: 'id',
  keyType: 'uuid' as const,
  areaColumn: 'p.village_code',
  seenByPartner: (partner: string) => inProgramOf(partner, 'p.family_id'),
};

/** A person as the head of a family `f`. */
const headOfFamily: Omit<JoinedRow, 'join'> = {
  spec: {
    columns: Object.fromEntries(Object.entries(personList.columns).map(([name, sql]) => [name, sql.replace(/^p\./, 'h.')])),
    needs: personList.needs,
    key: 'id',
  },
  presence: 'id',
  audited: { type: 'Person', person: 'id', family: 'familyId' },
};
const isHeadOfFamily = `h.family_id = f.id and h.relation = 'HEAD'`;

/** Families as a list. */
export const familyList: ConnectionSpec<FamilyFilter> = {
  name: 'families',
  columns: {
    id: 'f.id',
    villageCode: 'f.village_code',
    familyCard: 'f.card_mask',
    rt: 'f.rt',
    rw: 'f.rw',
    welfareDecile: 'f.welfare_decile',
    habitable: 'f.habitable',
    safeDrinkingWater: 'f.safe_drinking_water',
    healthyLatrine: 'f.healthy_latrine',
    cleanSurroundings: 'f.clean_surroundings',
    modernContraception: 'f.modern_contraception',
    monitoringEnd: 'f.monitoring_end',
    monitoringEndedOn: 'f.monitoring_ended_on',
    origin: 'f.origin',
    demo: 'f.demo',
  },
  needs: {
    village: ['villageCode'],
    housing: ['habitable', 'safeDrinkingWater', 'healthyLatrine', 'cleanSurroundings'],
    stuntingRisk: ['welfareDecile', 'habitable', 'safeDrinkingWater', 'healthyLatrine', 'modernContraception'],
  },
  audited: { type: 'Family', family: 'id' },
  // A left join, though every family has a head: PostgreSQL leaves it out where nothing of the head is asked for.
  from: `family f left join person h on ${isHeadOfFamily}`,
  joined: { head: { ...headOfFamily, join: '' } },
  key: 'id',
  keyType: 'uuid',
  parents: { village: { column: 'f.village_code', type: 'text' } },
  orders: {
    ID: { sql: 'f.id', type: 'uuid' },
    HEAD_NAME: { sql: 'h.name', type: 'text', lookup: `select name from person where family_id = $key and relation = 'HEAD'` },
    WELFARE_DECILE: { sql: 'f.welfare_decile', type: 'smallint', nullable: true },
    // A family without RT or RW comes after those that have one: ~ follows every digit.
    ADDRESS: { sql: `(coalesce(f.rw, '~') || ' ' || coalesce(f.rt, '~')) collate "C"`, type: 'text' },
  },
  defaultOrder: { field: 'ID', direction: 'ASC' },
  areaColumn: 'f.village_code',
  areaOf: ({ area }) => area,
  seenByPartner: (partner) => inProgramOf(partner, 'f.id'),
  where: familyConditions,
};

/**
 * The family of a row, and its head, read with the row.
 * @param familyId SQL of the key of a family in the row's own village.
 */
export function joinedFamily(familyId: string): JoinedRow {
  const { columns, needs, key } = familyList;
  return {
    spec: { columns, needs: needs ?? {}, key, joined: { head: { ...headOfFamily, join: `left join person h on ${isHeadOfFamily}` } } },
    join: `left join family f on f.id = ${familyId}`,
    presence: 'id',
    audited: { type: 'Family', family: 'id' },
  };
}

/** Families that are or were in a program that a partner leads or supports. */
function inProgramOf(partner: string, familyId: string): string {
  return `exists (select from enrolment e join program pr on pr.id = e.program_id
    where e.family_id = ${familyId} and (pr.lead_id = ${partner} or exists (select from program_partner pp where pp.program_id = pr.id and pp.partner_id = ${partner})))`;
}

/** Columns of person without which nobody is in a cohort. */
const daysOfCohorts: Partial<Record<Cohort, string>> = { IBU_HAMIL: 'pregnant_due_on', CALON_PENGANTIN: 'marriage_planned_on' };

/** @throws HubError BAD_USER_INPUT for a welfare decile that there is not. */
function familyConditions(filter: FamilyFilter, bindings: Bindings): string[] {
  checkRange(['filter', 'maxWelfareDecile'], filter.maxWelfareDecile, 1, 10);
  const conditions = monitoringCondition('f', filter.monitoring);
  const decoded = (hashes: readonly string[]) => `any(select decode(h, 'hex') from unnest(${bindings.add(hashes)}::text[]) h)`;
  if (filter.familyCardHashes != null) conditions.push(`f.card_hash = ${decoded(filter.familyCardHashes)}`);
  if (filter.memberNikHashes != null)
    conditions.push(`f.id in (select p.family_id from person p where p.nik_hash = ${decoded(filter.memberNikHashes)})`);
  if (filter.rt != null) conditions.push(`f.rt = lpad(${bindings.add(filter.rt)}::text, 3, '0')`);
  if (filter.rw != null) conditions.push(`f.rw = lpad(${bindings.add(filter.rw)}::text, 3, '0')`);
  if (filter.maxWelfareDecile != null) conditions.push(`f.welfare_decile <= ${bindings.add(filter.maxWelfareDecile)}`);
  const derived: string[] = [];
  if (filter.atRisk != null) derived.push(`facts.at_risk = ${bindings.add(filter.atRisk)} and facts.risk_known`);
  if (filter.riskReasons != null) derived.push(`facts.risk_reasons && ${bindings.add(filter.riskReasons)}::text[]`);
  if (filter.cohort != null) derived.push(`${bindings.add(filter.cohort)} = any(facts.cohorts)`);
  // Few families have a member with such a day: an index finds them, and only they are judged.
  const daySet = filter.cohort == null ? undefined : daysOfCohorts[filter.cohort];
  if (daySet !== undefined) conditions.push(`f.id in (select p.family_id from person p where p.${daySet} is not null)`);
  if (derived.length > 0) {
    conditions.push(
      `exists (select from (${factsOfFamilySql('f', `${bindings.add(filter.today)}::date`)}) facts where ${derived.join(' and ')})`,
    );
  }
  return conditions;
}

/** The history of families, newest first; with that of the families that were merged into them. */
export const familyChangeList: ConnectionSpec<object> = {
  name: 'family changes',
  columns: {
    id: 'fc.id',
    familyId: 'fc.family_id',
    kind: 'fc.kind',
    personId: 'fc.person_id',
    otherFamilyId: 'fc.other_family_id',
    happenedOn: 'fc.happened_on',
    removal: 'fc.removal',
    fields: 'fc.fields',
    reason: 'fc.reason',
    recordedBy: 'fc.recorded_by',
    recordedAt: 'fc.recorded_at',
    ofDuplicate: 'fc.family_id <> shown.family_id',
    demo: 'fc.demo',
  },
  needs: { person: ['personId'], otherFamily: ['otherFamilyId'] },
  audited: { type: 'FamilyChange', person: 'personId', family: 'familyId', always: true },
  from: `(select id, family_id from family_change
      union all select c.id, m.into_id from merged_family m join family_change c on c.family_id = m.id) shown
    join family_change fc on fc.id = shown.id join family f on f.id = shown.family_id`,
  key: 'id',
  keyType: 'uuid',
  parents: { family: { column: 'shown.family_id', type: 'uuid' } },
  orders: { ID: { sql: 'fc.id', type: 'uuid' } },
  defaultOrder: { field: 'ID', direction: 'DESC' },
  areaColumn: 'f.village_code',
  where: () => [],
};

/** Entries of histories by their key. */
export const familyChangesByKey = {
  ...familyChangeList,
  columns: { ...familyChangeList.columns, ofDuplicate: 'm.id is not null' },
  from: 'family_change fc left join merged_family m on m.id = fc.family_id join family f on f.id = coalesce(m.into_id, fc.family_id)',
};
