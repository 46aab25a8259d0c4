import type { AreaCode } from '../../base/areaCode.ts';
import type { IsoDate } from '../../base/calendar.ts';
import { checkRange } from '../../base/errors.ts';
import { joinedFamily } from '../../families/index.ts';
import type { ConnectionSpec } from '../../store/paging/ConnectionSpec.ts';
import { childList, latestMeasurement } from '../connectionSpecs.ts';
import { caseColumns } from './caseColumns.ts';
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
  /** The day up to which days are counted. */
  today: IsoDate;
}

/** Stunting cases as a list, oldest first. */
export const caseList: ConnectionSpec<StuntingCaseFilter> = {
  name: 'stunting cases',
  ...caseColumns,
  from: 'stunting_case s',
  audited: { type: 'StuntingCase', person: 'childId', always: true },
  key: 'id',
  keyType: 'uuid',
  parents: { village: { column: 's.village_code', type: 'text' } },
  orders: {
    OPENED_ON: { sql: 's.opened_on', type: 'date' },
    CLOSED_ON: { sql: 's.closed_on', type: 'date', nullable: true },
    LATEST_HEIGHT_FOR_AGE: { sql: '(select c.latest_haz from child c where c.id = s.child_id)', type: 'double precision', nullable: true },
  },
  defaultOrder: { field: 'OPENED_ON', direction: 'ASC' },
  areaColumn: 's.village_code',
  joined: {
    child: {
      spec: { ...childList, joined: { family: joinedFamily('c.family_id'), latestMeasurement } },
      join: 'left join child c on c.id = s.child_id left join person p on p.id = c.id',
      presence: 'id',
      audited: { type: 'Child', person: 'id' },
    },
  },
  areaOf: ({ area }) => area,
  where: ({ status, causes, openLongerThanDays, withoutIntervention, recoveryProposed, today }, bindings) => {
    checkRange(['filter', 'openLongerThanDays'], openLongerThanDays, 0, longestOpenDays);
    const conditions: string[] = [];
    if (status != null) conditions.push(`s.status = any(${bindings.add(status)}::text[])`);
    if (causes != null) conditions.push(`s.causes && ${bindings.add(causes)}::text[]`);
    if (openLongerThanDays != null)
      conditions.push(`(s.closed_on is null and s.opened_on < ${bindings.add(today)}::date - ${bindings.add(openLongerThanDays)}::int)`);
    if (withoutIntervention != null) conditions.push(`(s.first_intervention_on is null) = ${bindings.add(withoutIntervention)}`);
    if (recoveryProposed != null)
      conditions.push(`(s.closed_on is null and s.recovery_proposed_on is not null) = ${bindings.add(recoveryProposed)}`);
    return conditions;
  },
};

/** Interventions by their key, or of a case, the oldest first. */
export const interventionList: ConnectionSpec<object> = {
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
  keyType: 'uuid',
  parents: { case: { column: 'i.case_id', type: 'uuid' } },
  orders: { PROVIDED_ON: { sql: 'i.provided_on', type: 'date' } },
  defaultOrder: { field: 'PROVIDED_ON', direction: 'ASC' },
  areaColumn: 's.village_code',
  where: () => [],
};
