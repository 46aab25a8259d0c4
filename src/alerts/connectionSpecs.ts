import type { AreaCode } from '../base/areaCode.ts';
import type { ConnectionSpec } from '../store/paging/ConnectionSpec.ts';
import type { AlertKind, AlertStatus } from './enums.ts';
import { severities, type AlertSeverity } from './enums.ts';

export interface AlertFilter {
  area?: AreaCode | null;
  kinds?: AlertKind[] | null;
  status?: AlertStatus[] | null;
  minSeverity?: AlertSeverity | null;
  raisedFrom?: string | null;
  raisedTo?: string | null;
  /** Only alerts whose measurement this viewer recorded; all when null. */
  recordedBy?: string | null;
}

/** Alerts as a list, newest first. */
export const alertList = {
  name: 'alerts',
  columns: {
    id: 'a.id',
    kind: 'a.kind',
    severity: 'a.severity',
    status: 'a.status',
    raisedAt: 'a.raised_at',
    since: 'a.since',
    raisedSeq: 'a.raised_seq',
    villageCode: 'a.village_code',
    childId: 'a.child_id',
    measurementId: 'a.measurement_id',
    facts: 'a.facts',
    acknowledgedBy: 'a.acknowledged_by',
    acknowledgedAt: 'a.acknowledged_at',
    resolvedBy: 'a.resolved_by',
    resolvedAt: 'a.resolved_at',
    resolution: 'a.resolution',
    escalationLevel: 'a.escalation_level',
    escalatedAt: 'a.escalated_at',
    demo: 'a.demo',
  },
  needs: {
    cursor: ['raisedSeq'],
    village: ['villageCode'],
    child: ['childId'],
    measurement: ['measurementId'],
    message: ['kind', 'facts'],
    source: ['kind'],
  },
  from: 'alert a',
  audited: { type: 'Alert', person: 'childId', always: true },
  key: 'id',
  keyType: 'uuid',
  parents: { village: { column: 'a.village_code', type: 'text' } },
  orders: {
    RAISED: { sql: 'a.raised_seq', type: 'bigint' },
    SEVERITY: { sql: `array_position(array['${severities.join(`','`)}'], a.severity)`, type: 'smallint' },
    VILLAGE: { sql: 'a.village_code', type: 'text' },
  },
  defaultOrder: { field: 'RAISED', direction: 'DESC' },
  areaColumn: 'a.village_code',
  areaOf: ({ area }) => area,
  where: ({ kinds, status, minSeverity, raisedFrom, raisedTo, recordedBy }, bindings) => {
    const conditions: string[] = [];
    if (kinds != null) conditions.push(`a.kind = any(${bindings.add(kinds)}::text[])`);
    if (status != null) conditions.push(`a.status = any(${bindings.add(status)}::text[])`);
    if (minSeverity != null) conditions.push(`a.severity = any(${bindings.add(severitiesFrom(minSeverity))}::text[])`);
    if (raisedFrom != null) conditions.push(`a.raised_at >= ${bindings.add(raisedFrom)}::timestamptz`);
    if (raisedTo != null) conditions.push(`a.raised_at < ${bindings.add(raisedTo)}::timestamptz`);
    if (recordedBy != null)
      conditions.push(`exists (select from measurement m where m.id = a.measurement_id and m.recorded_by = ${bindings.add(recordedBy)})`);
    return conditions;
  },
} satisfies ConnectionSpec<AlertFilter>;

/** This severity and the higher ones. */
export function severitiesFrom(severity: AlertSeverity): AlertSeverity[] {
  return severities.slice(severities.indexOf(severity));
}
