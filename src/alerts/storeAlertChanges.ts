import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../base/calendar.ts';
import { queryPrepared } from '../store/queryIn.ts';
import type { AlertFacts } from './alertMessage.ts';
import type { AlertEventType, AlertKind, AlertSeverity } from './enums.ts';
import { hubActor } from './resolveByHub.ts';

/** An event of an alert. */
export interface NewEvent {
  readonly alertId: string;
  readonly type: AlertEventType;
  readonly villageCode: string;
  readonly kind: AlertKind;
  readonly severity: AlertSeverity;
}

/**
 * The changes of alerts about children, by the key of the alert. One alert may be raised, linked to another measurement and resolved in the
 * same changes.
 */
export interface AlertChanges {
  /** The time of all changes. */
  readonly at: Date;
  /** In the order of the log. */
  readonly events: readonly NewEvent[];
  readonly raised: Map<
    string,
    {
      id: string;
      kind: AlertKind;
      severity: AlertSeverity;
      since: IsoDate;
      villageCode: string;
      childId: string;
      measurementId: string | null;
      facts: AlertFacts;
      demo: boolean;
    }
  >;
  readonly ended: Map<string, { id: string; reason: string }>;
  readonly relinked: Map<string, { id: string; measurementId: string; facts: AlertFacts; since: IsoDate }>;
  /** Villages whose alerts were raised or resolved. */
  readonly villageCodes: readonly string[];
}

/**
 * Stores changes of alerts, and appends the events in their order. The caller holds the lock of the log, and has computed the changes under
 * it.
 */
export async function storeAlertChanges(em: SqlEntityManager, { at, events, raised, ended, relinked }: AlertChanges): Promise<void> {
  const when = at.toISOString();
  const known = [...new Set([...ended.keys(), ...relinked.keys()])].filter((id) => !raised.has(id));
  // Resolved alerts are stored first, because a child has at most one unresolved alert of a kind.
  if (known.length > 0)
    await queryPrepared(em, 'changed alerts', updateAlerts, [
      JSON.stringify(known.map((id) => ({ id, ended: ended.has(id), reason: ended.get(id)?.reason, link: relinked.get(id) }))),
      hubActor,
      when,
    ]);
  const rows = [...raised.values()].map((alert) => {
    const [end, link] = [ended.get(alert.id), relinked.get(alert.id)];
    return {
      ...alert,
      ...(link !== undefined && { measurementId: link.measurementId, facts: link.facts, since: link.since }),
      reason: end?.reason ?? null,
    };
  });
  if (events.length > 0)
    await queryPrepared(em, 'raised alerts', appendAndInsert, [
      JSON.stringify(events.map((event, n) => ({ n, ...event }))),
      JSON.stringify(rows),
      hubActor,
      when,
    ]);
}

const updateAlerts = `
  update alert a set
    status = case when r.ended then 'RESOLVED' else a.status end,
    resolved_by = case when r.ended then $2 else a.resolved_by end,
    resolved_at = case when r.ended then $3::timestamptz else a.resolved_at end,
    resolution = case when r.ended then r.reason else a.resolution end,
    measurement_id = coalesce((r.link ->> 'measurementId')::uuid, a.measurement_id),
    since = coalesce((r.link ->> 'since')::date, a.since),
    facts = coalesce(r.link -> 'facts', a.facts)
  from json_to_recordset($1::json) as r (id uuid, ended boolean, reason text, link jsonb) where a.id = r.id`;

const appendAndInsert = `
  with appended as (
    insert into alert_event (alert_id, type, village_code, kind, severity, at)
    select "alertId", type, "villageCode", kind, severity, $4::timestamptz
    from json_to_recordset($1::json) as r (n int, "alertId" uuid, type text, "villageCode" text, kind text, severity text) order by n
    returning seq, alert_id, type
  )
  insert into alert (id, kind, severity, status, raised_at, raised_seq, since, village_code, child_id, measurement_id, facts, demo,
    resolved_by, resolved_at, resolution)
  select r.id, r.kind, r.severity, case when r.reason is null then 'OPEN' else 'RESOLVED' end, $4::timestamptz, e.seq, r.since, r."villageCode",
    r."childId", r."measurementId", r.facts, r.demo, case when r.reason is not null then $3 end,
    case when r.reason is not null then $4::timestamptz end, r.reason
  from json_to_recordset($2::json) as r (id uuid, kind text, severity text, since date, "villageCode" text, "childId" uuid, "measurementId" uuid,
    facts jsonb, demo boolean, reason text)
  join appended e on e.alert_id = r.id and e.type = 'RAISED'`;
