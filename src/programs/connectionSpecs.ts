import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { interventionList } from '../children/index.ts';
import { joinedFamily } from '../families/index.ts';
import type { Bindings } from '../store/paging/Bindings.ts';
import type { ConnectionSpec, JoinedRow } from '../store/paging/ConnectionSpec.ts';
import { withinAreas } from '../store/paging/pageSql.ts';
import type { Helix, ProgramKind } from './enums.ts';
import { parts } from './parts.ts';
import { runs, isEnrolledSql, isActiveSql } from './periods.ts';

export interface PartnerFilter {
  helix?: Helix | null;
  nameContains?: string | null;
}

export interface ProgramFilter {
  area?: AreaCode | null;
  kinds?: ProgramKind[] | null;
  helix?: Helix | null;
  activeOn?: IsoDate | null;
}

export interface EnrolmentFilter {
  area?: AreaCode | null;
  active?: boolean | null;
  /** The day on which an enrolment is active. */
  today: IsoDate;
}

/** Partners as a list. */
export const partnerList: ConnectionSpec<PartnerFilter> = {
  name: 'partners',
  columns: {
    id: 'pa.id',
    name: 'pa.name',
    helix: 'pa.helix',
    demo: 'pa.demo',
  },
  from: 'partner pa',
  key: 'id',
  keyType: 'uuid',
  parents: {},
  orders: { NAME: { sql: 'pa.name', type: 'text' } },
  defaultOrder: { field: 'NAME', direction: 'ASC' },
  areaColumn: null,
  where: ({ helix, nameContains }, bindings) => {
    const conditions: string[] = [];
    if (helix != null) conditions.push(`pa.helix = ${bindings.add(helix)}`);
    if (nameContains != null) conditions.push(`position(lower(${bindings.add(nameContains)}::text) in lower(pa.name)) > 0`);
    return conditions;
  },
};

const lead: JoinedRow = { spec: partnerList, join: 'left join partner pa on pa.id = pr.lead_id', presence: 'id' };

/** What lists of programs, of a village too, can be ordered by beside their key. */
const programOrders = {
  NAME: { sql: 'pr.name', type: 'text' },
  STARTS_ON: { sql: 'pr.starts_on', type: 'date' },
  ENDS_ON: { sql: 'pr.ends_on', type: 'date', nullable: true },
  BUDGET: { sql: 'pr.budget_idr', type: 'double precision', nullable: true },
} as const;

/** Programs as a list: all, or those that a partner leads or supports. */
export const programList: ConnectionSpec<ProgramFilter> = {
  name: 'programs',
  columns: {
    id: 'pr.id',
    kind: 'pr.kind',
    name: 'pr.name',
    leadId: 'pr.lead_id',
    startsOn: 'pr.starts_on',
    endsOn: 'pr.ends_on',
    budgetIdr: 'pr.budget_idr',
    capacity: 'pr.capacity',
    eligibility: 'pr.eligibility',
    demo: 'pr.demo',
  },
  needs: { lead: ['leadId'], eligibility: ['kind', 'eligibility'] },
  from: 'program pr',
  joined: { lead },
  key: 'id',
  keyType: 'uuid',
  parents: {},
  orders: { ID: { sql: 'pr.id', type: 'uuid' }, ...programOrders },
  defaultOrder: { field: 'ID', direction: 'ASC' },
  areaColumn: null,
  where: (filter, bindings) => {
    const conditions = programConditions(filter, bindings);
    if (filter.area != null) {
      const there = placeConditions({ area: filter.area, activeOn: filter.activeOn }, bindings).join(' and ');
      conditions.push(`exists (select from village_program vp where vp.program_id = pr.id and ${there})`);
    }
    return conditions;
  },
};

/** The programs of partners: those they lead and those they support, or only those they lead. */
export const partnerProgramList: ConnectionSpec<ProgramFilter & { leading: boolean }> = {
  ...programList,
  name: 'programs of partners',
  from: `${parts} part join program pr on pr.id = part.program_id`,
  parents: { partner: { column: 'part.partner_id', type: 'uuid' } },
  where: (filter, bindings) => [...programList.where(filter, bindings), ...(filter.leading ? ['part.leads'] : [])],
};

/** Programs that work in villages, by village or by program. */
export const villageProgramList: ConnectionSpec<ProgramFilter> = {
  name: 'village programs',
  columns: {
    id: 'vp.id',
    programId: 'vp.program_id',
    villageCode: 'vp.village_code',
    since: 'vp.since',
    until: 'vp.until',
    demo: 'vp.demo',
  },
  needs: { village: ['villageCode'], program: ['programId'] },
  from: 'village_program vp join program pr on pr.id = vp.program_id',
  joined: { program: { spec: programList, join: '', presence: 'id' } },
  key: 'id',
  keyType: 'uuid',
  parents: {
    village: { column: 'vp.village_code', type: 'text' },
    program: { column: 'vp.program_id', type: 'uuid' },
  },
  orders: { ID: { sql: 'vp.id', type: 'uuid' }, ...programOrders },
  defaultOrder: { field: 'ID', direction: 'ASC' },
  areaColumn: null,
  where: (filter, bindings) => [...programConditions(filter, bindings), ...placeConditions(filter, bindings)],
};

const programOfEnrolment: JoinedRow = { spec: programList, join: 'left join program pr on pr.id = e.program_id', presence: 'id' };

/** Families in programs, by program or by family. */
export const enrolmentList: ConnectionSpec<EnrolmentFilter> = {
  name: 'enrolments',
  columns: {
    id: 'e.id',
    programId: 'e.program_id',
    familyId: 'e.family_id',
    villageCode: 'e.village_code',
    enrolledOn: 'e.enrolled_on',
    endedOn: 'e.ended_on',
    outcome: 'e.outcome',
    endReason: 'e.end_reason',
    demo: 'e.demo',
  },
  needs: { program: ['programId'], family: ['familyId'] },
  from: 'enrolment e',
  joined: { program: programOfEnrolment, family: joinedFamily('e.family_id') },
  audited: { type: 'Enrolment', family: 'familyId', always: true },
  key: 'id',
  keyType: 'uuid',
  parents: {
    program: { column: 'e.program_id', type: 'uuid' },
    family: { column: 'e.family_id', type: 'uuid' },
  },
  orders: { ID: { sql: 'e.id', type: 'uuid' } },
  defaultOrder: { field: 'ID', direction: 'ASC' },
  areaColumn: 'e.village_code',
  seenByPartner: (partner) => `e.program_id in (select program_id from ${parts} part where part.partner_id = ${partner})`,
  areaOf: ({ area }) => area,
  where: ({ active, today }, bindings) => {
    const conditions: string[] = [];
    if (active != null) conditions.push(`${isEnrolledSql(`${bindings.add(today)}::date`)} = ${bindings.add(active)}`);
    return conditions;
  },
};

/** Interventions, with the place in a program by which they were given. A child's family may have been in it elsewhere. */
export const programInterventionList: ConnectionSpec<object> = {
  ...interventionList,
  joined: {
    enrolment: {
      spec: enrolmentList,
      join: 'left join enrolment e on e.id = i.enrolment_id',
      presence: 'id',
      areaColumn: 'e.village_code',
      audited: { type: 'Enrolment', family: 'familyId' },
    },
  },
};

/** Conditions of a program filter on the program itself. */
function programConditions({ kinds, helix, activeOn }: ProgramFilter, bindings: Bindings): string[] {
  const conditions: string[] = [];
  if (kinds != null) conditions.push(`pr.kind = any(${bindings.add(kinds)}::text[])`);
  if (helix != null) conditions.push(`exists (select from partner pa where pa.id = pr.lead_id and pa.helix = ${bindings.add(helix)})`);
  if (activeOn != null) conditions.push(runs(`${bindings.add(activeOn)}::date`));
  return conditions;
}

/** Conditions of a program filter on a village where the program works or worked. */
function placeConditions({ area, activeOn }: Pick<ProgramFilter, 'area' | 'activeOn'>, bindings: Bindings): string[] {
  const conditions: string[] = [];
  if (area != null) conditions.push(withinAreas('vp.village_code', [area], bindings));
  if (activeOn != null) conditions.push(isActiveSql(`${bindings.add(activeOn)}::date`));
  return conditions;
}
