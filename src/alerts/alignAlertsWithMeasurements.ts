import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { monthsBefore, type IsoDate } from '../base/calendar.ts';
import {
  hasAgedOut,
  measurementFactsOf,
  type JudgedMeasurement,
  type MeasurementsChange,
  type MeasurementsChanged,
} from '../children/index.ts';
import type { Hooks } from '../events/Hooks.ts';
import { ageInMonths } from '../growth/index.ts';
import { queryIn, queryPrepared } from '../store/queryIn.ts';
import { alertCatalogue } from '../stunting/alertCatalogue.ts';
import { standingAlerts, type StandingAlert } from '../stunting/alertRules.ts';
import { missedBefore } from '../stunting/alertRulesMissed.ts';
import type { AlertThresholds } from '../stunting/alertThresholds.ts';
import type { AlertMeasurementFacts } from './alertMessage.ts';
import { announceAlertsChanged } from './alertsChanged.ts';
import { lockAlertLog } from './appendAlertEvent.ts';
import { endReason } from './endReason.ts';
import { AlertEventType, AlertKind, AlertSeverity, AlertStatus } from './enums.ts';
import { hubActor } from './resolveByHub.ts';
import { storeAlertChanges, type AlertChanges, type NewEvent } from './storeAlertChanges.ts';

/** An alert of a child that is unresolved, or that a person has resolved. */
interface KnownAlert {
  readonly id: string;
  readonly childId: string;
  readonly kind: AlertKind;
  readonly severity: AlertSeverity;
  readonly villageCode: string;
  readonly status: AlertStatus;
  since: IsoDate;
  measurementId: string | null;
}

/** Changes that align the alerts of a child with its measurements. */
interface Plan {
  end: { alert: KnownAlert; reason: string }[];
  /** Unresolved alerts whose measurement no longer counts, with the measurement that shows their fact now. */
  relink: { alert: KnownAlert; fact: StandingAlert }[];
  raise: StandingAlert[];
}

export interface AlignmentContext {
  hooks: Hooks;
  today: IsoDate;
  thresholds: AlertThresholds;
}

/** A change, and the facts that hold about the child after it. */
interface Judged {
  change: MeasurementsChange;
  standing: StandingAlert[];
}

/**
 * Brings the alerts of children in line with their measurements, inside the transaction that changed them; the children are
 * locked. Changes are applied one after the other, as if each had a transaction of its own. `standingAlerts` decides which facts hold about
 * a child. This function applies them:
 *
 * - an unresolved alert whose fact no longer holds is resolved, with the reason;
 * - an alert whose measurement was corrected or voided, and whose fact still holds, stays and refers to another measurement;
 * - a fact that holds and has no alert raises one, unless a person has resolved its alert, the measurement that shows it is older than
 *   `recentMonths`, or the child has turned 60 months.
 */
export async function alignAlertsWithMeasurements(
  em: SqlEntityManager,
  { changes, raises = true }: MeasurementsChanged,
  context: AlignmentContext,
): Promise<void> {
  const childIds = [...new Set(changes.map(({ child }) => child.id))];
  const judged = changes.map((change): Judged => ({
    change,
    // A child whose monitoring has ended has no alerts.
    standing: change.child.monitoringEnd === null ? standingAlerts(measurementFactsOf(change.measurements), context.thresholds) : [],
  }));
  if (isNothing(changesOf(judged, await knownAlerts(em, childIds), new Map(), { ...context, raises }))) return;
  const villageNames = await namesOfVillages(em, [...new Set(changes.map(({ child }) => child.villageCode))]);
  await lockAlertLog(em);
  // Read again: an alert may have been acknowledged or resolved meanwhile.
  const todo = changesOf(judged, await knownAlerts(em, childIds), villageNames, { ...context, raises });
  if (isNothing(todo)) return;
  await storeAlertChanges(em, todo);
  await announceAlertsChanged(em, context.hooks, todo.villageCodes);
}

async function knownAlerts(em: SqlEntityManager, childIds: readonly string[]): Promise<Map<string, KnownAlert[]>> {
  const rows = await queryPrepared<KnownAlert>(
    em,
    'alerts of children',
    `select id, child_id as "childId", kind, severity, village_code as "villageCode", status, since, measurement_id as "measurementId" from alert
      where child_id = any($1::uuid[]) and (status <> 'RESOLVED' or resolved_by <> $2) order by raised_seq`,
    [childIds, hubActor],
  );
  return Map.groupBy(rows, ({ childId }) => childId);
}

async function namesOfVillages(em: SqlEntityManager, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await queryIn<{ code: string; name: string }>(em, 'select code, name from village where code = any($1::text[])', [codes]);
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** Computes how the changes affect alerts, one after the other. @param known the alerts of each child before the changes. */
function changesOf(
  judged: readonly Judged[],
  known: Map<string, KnownAlert[]>,
  villageNames: ReadonlyMap<string, string>,
  context: AlignmentContext & { raises: boolean },
): AlertChanges {
  const at = new Date();
  const events: NewEvent[] = [];
  const villageCodes = new Set<string>();
  const raised: AlertChanges['raised'] = new Map();
  const ended: AlertChanges['ended'] = new Map();
  const relinked: AlertChanges['relinked'] = new Map();
  for (const { change, standing } of judged) {
    const { child } = change;
    const own = known.get(child.id) ?? [];
    const factsOf = factsMaker(change, villageNames);
    const plan = planOf(own, standing, change, context);
    for (const { alert, reason } of plan.end) {
      const { id, villageCode, kind, severity } = alert;
      ended.set(id, { id, reason });
      events.push({ alertId: id, type: AlertEventType.RESOLVED, villageCode, kind, severity });
    }
    for (const { alert, fact } of plan.relink) {
      Object.assign(alert, { measurementId: fact.by.id, since: fact.since });
      relinked.set(alert.id, { id: alert.id, measurementId: fact.by.id, facts: factsOf(fact), since: fact.since });
    }
    const fresh = plan.raise.map((fact): KnownAlert => {
      const kind = AlertKind[fact.kind];
      const alert = {
        id: uuid(),
        childId: child.id,
        kind,
        severity: AlertSeverity[alertCatalogue[kind].severity],
        villageCode: child.villageCode,
        status: AlertStatus.OPEN,
        since: fact.since,
        measurementId: fact.by.id,
      };
      raised.set(alert.id, { ...alert, facts: factsOf(fact), demo: child.demo });
      events.push({ alertId: alert.id, type: AlertEventType.RAISED, villageCode: alert.villageCode, kind, severity: alert.severity });
      return alert;
    });
    if (plan.end.length + plan.raise.length > 0) villageCodes.add(child.villageCode);
    known.set(child.id, [...own.filter(({ id }) => !plan.end.some(({ alert }) => alert.id === id)), ...fresh]);
  }
  return { at, events, raised, ended, relinked, villageCodes: [...villageCodes] };
}

function isNothing({ raised, ended, relinked }: AlertChanges): boolean {
  return raised.size + ended.size + relinked.size === 0;
}

function planOf(
  known: readonly KnownAlert[],
  standing: readonly StandingAlert[],
  change: MeasurementsChange,
  { today, thresholds, raises }: Omit<AlignmentContext, 'hooks'> & { raises: boolean },
): Plan {
  const unresolved = known.filter(({ status }) => status !== AlertStatus.RESOLVED);
  const factOf = (alert: KnownAlert) => standing.find(({ kind }) => AlertKind[kind] === alert.kind);
  const holds = (alert: KnownAlert) =>
    alert.kind === AlertKind.MISSED_WEIGHINGS
      ? isStillMissing(change.measurements, missedBefore(today, thresholds.missedMonths))
      : factOf(alert) !== undefined;
  const counting = new Set(change.measurements.map(({ id }) => id));
  const recentSince = monthsBefore(today, thresholds.recentMonths);
  return {
    end: unresolved
      .filter((alert) => !holds(alert))
      .map((alert) => ({ alert, reason: endReason(alert, { change, standing: standing.map(({ kind }) => AlertKind[kind]) }) })),
    relink: unresolved.flatMap((alert) => {
      const fact = factOf(alert);
      return fact !== undefined && (alert.measurementId === null || !counting.has(alert.measurementId)) ? [{ alert, fact }] : [];
    }),
    raise: standing.filter(
      ({ kind, since, current, by }) =>
        raises &&
        current &&
        !hasAgedOut(change.child.bornOn, today) &&
        by.measuredOn >= recentSince &&
        !known.some((alert) => alert.kind === AlertKind[kind] && (alert.status !== AlertStatus.RESOLVED || alert.since >= since)),
    ),
  };
}

function isStillMissing(measurements: readonly JudgedMeasurement[], before: IsoDate): boolean {
  return !measurements.some(({ weightKg, measuredOn }) => weightKg !== null && measuredOn >= before);
}

/** Facts of an alert about the child. */
function factsMaker(
  { child, measurements }: MeasurementsChange,
  villageNames: ReadonlyMap<string, string>,
): (fact: StandingAlert) => AlertMeasurementFacts {
  return (fact) => {
    const shown = measurements.find(({ id }) => id === fact.by.id);
    return {
      villageName: villageNames.get(child.villageCode) ?? child.villageCode,
      ageInMonths: ageInMonths(child.bornOn, fact.by.measuredOn),
      haz: shown?.haz ?? null,
      whz: shown?.whz ?? null,
      oedema: shown?.oedema ?? false,
      ...('earlierHaz' in fact && { earlierHaz: fact.earlierHaz }),
      ...(fact.kind === 'IMPLAUSIBLE_MEASUREMENT' && { grounds: shown?.implausibleBy ?? [] }),
    };
  };
}
