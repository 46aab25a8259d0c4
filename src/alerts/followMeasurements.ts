import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { monthsBefore, type IsoDate } from '../calendar.ts';
import { measuringsOf, type Measurement, type MeasurementsChanged } from '../children/index.ts';
import type { Hooks } from '../events/Hooks.ts';
import { ageInMonths } from '../growth/index.ts';
import { queryIn } from '../store/queryIn.ts';
import { standingAlerts, type StandingAlert } from '../stunting/alertRules.ts';
import { missedBefore } from '../stunting/alertRulesMissed.ts';
import type { AlertThresholds } from '../stunting/alertThresholds.ts';
import type { MeasuringFacts } from './alertMessage.ts';
import { announceAlertsChanged } from './alertsChanged.ts';
import { lockAlertLog } from './appendAlertEvent.ts';
import { endReason } from './endReason.ts';
import { AlertKind, AlertStatus } from './enums.ts';
import { raiseAlerts } from './raiseAlerts.ts';
import { hubItself, resolveByHub, type EndedAlert } from './resolveByHub.ts';

/** An alert of the child that is unresolved, or that a person has resolved. */
interface KnownAlert {
  id: string;
  kind: AlertKind;
  status: AlertStatus;
  since: IsoDate;
  measurementId: string | null;
}

/** What is to be done for the alerts of a child to be in line. */
interface Plan {
  end: EndedAlert[];
  /** Unresolved alerts whose measurement no longer counts, with what shows their fact now. */
  retell: { id: string; fact: StandingAlert }[];
  raise: StandingAlert[];
}

export interface FollowContext {
  hooks: Hooks;
  today: IsoDate;
  thresholds: AlertThresholds;
}

/**
 * Brings the alerts of a child in line with its measurements, inside the transaction that changed them; the child is
 * locked. What holds of the child is `standingAlerts`' matter; here follows:
 *
 * - an unresolved alert whose fact no longer holds is resolved, with the reason;
 * - one whose measurement was corrected or voided, and whose fact still holds, stays and is told by another measurement;
 * - a fact that holds and is not told is raised, unless a person has resolved the alert that told it, or the measuring
 *   that shows it is older than news.
 */
export async function followMeasurements(em: SqlEntityManager, change: MeasurementsChanged, { hooks, today, thresholds }: FollowContext): Promise<void> {
  const standing = standingAlerts(measuringsOf(change.measurements), thresholds);
  const plan = (known: readonly KnownAlert[]) => planOf(known, standing, change, { today, thresholds });
  if (isNothing(plan(await knownAlerts(em, change.child.id)))) return;
  await lockAlertLog(em);
  // Read again: somebody may have taken up or resolved one meanwhile.
  const { end, retell, raise } = plan(await knownAlerts(em, change.child.id));

  await resolveByHub(em, end);
  const factsOf = await factsMaker(em, change);
  for (const { id, fact } of retell) {
    await queryIn(em, 'update alert set measurement_id = $2, facts = $3, since = $4 where id = $1', [id, fact.by.id, JSON.stringify(factsOf(fact)), fact.since]);
  }
  const { child } = change;
  await raiseAlerts(
    em,
    raise.map((fact) => ({
      kind: AlertKind[fact.kind], since: fact.since, villageCode: child.villageCode, childId: child.id, measurementId: fact.by.id, facts: factsOf(fact), demo: child.demo,
    })),
  );
  await announceAlertsChanged(em, hooks, end.length + raise.length > 0 ? [child.villageCode] : []);
}

function knownAlerts(em: SqlEntityManager, childId: string): Promise<KnownAlert[]> {
  return queryIn<KnownAlert>(
    em,
    `select id, kind, status, since, measurement_id as "measurementId" from alert
      where child_id = $1 and (status <> 'RESOLVED' or resolved_by <> $2) order by raised_seq`,
    [childId, hubItself],
  );
}

function planOf(known: readonly KnownAlert[], standing: readonly StandingAlert[], change: MeasurementsChanged, { today, thresholds }: Omit<FollowContext, 'hooks'>): Plan {
  const unresolved = known.filter(({ status }) => status !== AlertStatus.RESOLVED);
  const factOf = (alert: KnownAlert) => standing.find(({ kind }) => AlertKind[kind] === alert.kind);
  const holds = (alert: KnownAlert) =>
    alert.kind === AlertKind.MISSED_WEIGHINGS ? isStillMissing(change.measurements, missedBefore(today, thresholds.missedMonths)) : factOf(alert) !== undefined;
  const counting = new Set(change.measurements.map(({ id }) => id));
  const news = monthsBefore(today, thresholds.newsMonths);
  return {
    end: unresolved
      .filter((alert) => !holds(alert))
      .map((alert) => ({ id: alert.id, reason: endReason(alert, { change, standing: standing.map(({ kind }) => AlertKind[kind]) }) })),
    retell: unresolved.flatMap((alert) => {
      const fact = factOf(alert);
      return fact !== undefined && (alert.measurementId === null || !counting.has(alert.measurementId)) ? [{ id: alert.id, fact }] : [];
    }),
    raise: standing.filter(
      ({ kind, since, current, by }) =>
        current && by.measuredOn >= news && !known.some((alert) => alert.kind === AlertKind[kind] && (alert.status !== AlertStatus.RESOLVED || alert.since >= since)),
    ),
  };
}

function isStillMissing(measurements: readonly Measurement[], before: IsoDate): boolean {
  return !measurements.some(({ weightKg, measuredOn }) => weightKg !== null && measuredOn >= before);
}

function isNothing({ end, retell, raise }: Plan): boolean {
  return end.length + retell.length + raise.length === 0;
}

/** How the facts of an alert about the child are made. */
async function factsMaker(em: SqlEntityManager, { child, measurements }: MeasurementsChanged): Promise<(fact: StandingAlert) => MeasuringFacts> {
  const [village] = await queryIn<{ name: string }>(em, 'select name from village where code = $1', [child.villageCode]);
  return (fact) => {
    const shown = measurements.find(({ id }) => id === fact.by.id);
    return {
      villageName: village?.name ?? child.villageCode,
      ageInMonths: ageInMonths(child.bornOn, fact.by.measuredOn),
      haz: shown?.haz ?? null,
      whz: shown?.whz ?? null,
      oedema: shown?.oedema ?? false,
      ...('earlierHaz' in fact && { earlierHaz: fact.earlierHaz }),
    };
  };
}
