import type { ConnectionSpec } from '../../store/paging/ConnectionSpec.ts';
import type { ImportKind, RowFate } from '../enums.ts';
import { jobColumns } from './ImportJob.ts';

export interface JobFilter {
  kind?: ImportKind | null;
}

/** Imports as a list, the newest first. Row-level security shows those whose areas the viewer has. */
export const jobList: ConnectionSpec<JobFilter> = {
  name: 'imports',
  columns: jobColumns,
  needs: {
    rowsPerSecond: ['begunAt', 'endedAt', 'checkpoint'],
    secondsLeft: ['begunAt', 'checkpoint', 'rowCount', 'state'],
    rows: ['id'],
    fates: ['counts'],
  },
  from: 'import_job j',
  key: 'id',
  keyType: 'uuid',
  parents: {},
  orders: { ID: { sql: 'j.id', type: 'uuid' } },
  defaultOrder: { field: 'ID', direction: 'DESC' },
  areaColumn: null,
  where: ({ kind }, bindings) => (kind == null ? [] : [`j.kind = ${bindings.add(kind)}`]),
};

export interface RowFilter {
  fates?: readonly RowFate[] | null;
}

/** The rows of an import in the order of the file. Cells are not listed: they are opened one row at a time. */
export const rowList: ConnectionSpec<RowFilter> = {
  name: 'rows of imports',
  columns: {
    id: 'r.id',
    number: 'r.number',
    line: 'r.line',
    fate: 'r.fate',
    villageCode: 'r.village_code',
    childId: 'r.child_id',
    familyId: 'r.family_id',
    reasons: 'r.reasons',
    candidates: 'r.candidates',
    decision: 'r.decision',
    decidedBy: 'r.decided_by',
  },
  needs: { child: ['childId'], remarks: ['reasons'] },
  from: 'import_row r',
  audited: { type: 'ImportRow', person: 'childId', family: 'familyId' },
  key: 'id',
  keyType: 'uuid',
  parents: { job: { column: 'r.job_id', type: 'uuid' } },
  orders: { NUMBER: { sql: 'r.number', type: 'bigint' } },
  defaultOrder: { field: 'NUMBER', direction: 'ASC' },
  areaColumn: null,
  where: ({ fates }, bindings) => (fates == null ? [] : [`r.fate = any(${bindings.add(fates)}::text[])`]),
};
