import type { AreaCode } from '../../areaCode.ts';
import type { IsoDate } from '../../calendar.ts';
import { checkRange } from '../../errors.ts';
import type { ConnectionSpec } from '../../store/paging/ConnectionSpec.ts';
import { withinAreas } from '../../store/paging/pageSql.ts';
import type { CaseStatus, StuntingCause } from './enums.ts';

/** A hundred years. */
const longestOpenDays = 36_500;

export interface StuntingCaseFilter {
  area?: AreaCode | null;
  status?: CaseStatus[] | null;
  causes?: StuntingCause[] | null;
  openLongerThanDays?: number | null;
  withoutIntervention?: boolean | null;
  recoveryProposed?: boolean | null;
  /** The day on which days are counted. */
  today: IsoDate;
}

/** Stunting cases as a list, the one that has been open longest first. */
export const caseList: ConnectionSpec<StuntingCaseFilter> = {
  name: 'stunting cases',
  columns: {
    id: 's.id',
    childId: 's.child_id',
    villageCode: 's.village_code',
    status: 's.status',
    openedOn: 's.opened_on',
    openedById: 's.opened_by_id',
    causes: 's.causes',
    recoveryProposedOn: 's.recovery_proposed_on',
    firstInterventionOn: 's.first_intervention_on',
    closedOn: 's.closed_on',
    demo: 's.demo',
  },
  needs: {
    child: ['childId'],
    openedBy: ['openedById'],
    recommended: ['causes'],
    outstanding: ['causes'],
    suggestedCauses: ['childId'],
  },
  from: 'stunting_case s',
  audited: { type: 'StuntingCase', person: 'childId', always: true },
  key: 'id',
  keyType: 'uuid',
  parents: { village: { column: 's.village_code', type: 'text' } },
  orders: { OPENED_ON: { sql: 's.opened_on', type: 'date' } },
  defaultOrder: { field: 'OPENED_ON', direction: 'ASC' },
  areaColumn: 's.village_code',
  where: ({ area, status, causes, openLongerThanDays, withoutIntervention, recoveryProposed, today }, bindings) => {
    checkRange(['filter', 'openLongerThanDays'], openLongerThanDays, 0, longestOpenDays);
    const conditions: string[] = [];
    if (area != null) conditions.push(withinAreas('s.village_code', [area], bindings));
    if (status != null) conditions.push(`s.status = any(${bindings.add(status)}::text[])`);
    if (causes != null) conditions.push(`s.causes && ${bindings.add(causes)}::text[]`);
    if (openLongerThanDays != null) conditions.push(`(s.closed_on is null and s.opened_on < ${bindings.add(today)}::date - ${bindings.add(openLongerThanDays)}::int)`);
    if (withoutIntervention != null) conditions.push(`(s.first_intervention_on is null) = ${bindings.add(withoutIntervention)}`);
    if (recoveryProposed != null) conditions.push(`(s.closed_on is null and s.recovery_proposed_on is not null) = ${bindings.add(recoveryProposed)}`);
    return conditions;
  },
};

/** Interventions by their key. */
export const interventionList = {
  name: 'interventions',
  columns: {
    id: 'i.id',
    caseId: 'i.case_id',
    childId: 's.child_id',
    kind: 'i.kind',
    enrolmentId: 'i.enrolment_id',
    service: 'i.service',
    providedOn: 'i.provided_on',
    note: 'i.note',
    recordedBy: 'i.recorded_by',
    recordedAt: 'i.recorded_at',
    demo: 'i.demo',
  },
  needs: { case: ['caseId'], enrolment: ['enrolmentId'] },
  from: 'intervention i join stunting_case s on s.id = i.case_id',
  audited: { type: 'Intervention', person: 'childId', always: true },
  key: 'id',
  keyType: 'uuid' as const,
  areaColumn: 's.village_code',
};
