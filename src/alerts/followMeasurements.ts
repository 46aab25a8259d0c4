import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { growthFacts, type Child, type Measurement, type MeasurementsChanged } from '../children/index.ts';
import { ageInMonths } from '../growth/index.ts';
import { alertsRaisedBy, type RaisedAlert } from '../stunting/alertRules.ts';
import { Village } from '../villages/index.ts';
import { Alert } from './Alert.ts';
import type { AlertFacts } from './alertMessage.ts';
import { appendAlertEvent } from './appendAlertEvent.ts';
import { AlertEventType, AlertKind, AlertSeverity, AlertStatus } from './enums.ts';
import { resolveByHub } from './resolveByHub.ts';

/**
 * Brings the alerts of a child in line with its measurements, inside the transaction that changed them:
 *
 * - an alert whose measurement was corrected or voided stays, told anew, while the correction raises it too, and is
 *   resolved with the reason when it does not;
 * - a new measurement that is the newest one raises what it raises, unless an alert of the kind is still open. An
 *   older one tells nothing new.
 * @returns whether anything happened that subscribers hear of.
 */
export async function followMeasurements(em: SqlEntityManager, { child, measurements, recorded, replaced }: MeasurementsChanged): Promise<boolean> {
  const raised = recorded === null ? [] : alertsRaisedBy(growthFacts(recorded), olderThan(recorded, measurements).map((other) => growthFacts(other)));
  const resolved = replaced === null ? false : await settle(em, child, { recorded, replaced, raised });
  if (recorded === null || recorded !== measurements[0]) return resolved;

  let told = resolved;
  for (const alert of raised) {
    const open = await em.count(Alert, { childId: child.id, kind: AlertKind[alert.kind], status: { $ne: AlertStatus.RESOLVED } });
    if (open > 0) continue;
    await raise(em, alert, child, recorded);
    told = true;
  }
  return told;
}

function olderThan(measurement: Measurement, measurements: readonly Measurement[]): Measurement[] {
  return measurements.filter(({ measuredOn }) => measuredOn < measurement.measuredOn);
}

/** Deals with the unresolved alerts of a measurement that no longer counts. */
async function settle(em: SqlEntityManager, child: Child, { recorded, replaced, raised }: { recorded: Measurement | null; replaced: Measurement; raised: readonly RaisedAlert[] }): Promise<boolean> {
  const alerts = await em.find(Alert, { measurementId: replaced.id, status: { $ne: AlertStatus.RESOLVED } }, { orderBy: { raisedSeq: 'asc' } });
  let resolved = false;
  for (const alert of alerts) {
    if (recorded !== null && raised.some(({ kind }) => AlertKind[kind] === alert.kind)) {
      alert.measurementId = recorded.id;
      alert.facts = await factsOf(em, child, recorded);
    } else {
      await resolveByHub(em, alert, recorded === null ? 'The measurement was voided.' : 'The measurement was corrected; its cause is gone.');
      resolved = true;
    }
  }
  await em.flush();
  return resolved;
}

async function raise(em: SqlEntityManager, { kind, severity }: RaisedAlert, child: Child, measurement: Measurement): Promise<void> {
  const alert = {
    id: uuid(),
    kind: AlertKind[kind],
    severity: AlertSeverity[severity],
    status: AlertStatus.OPEN,
    raisedAt: new Date(),
    villageCode: child.villageCode,
    childId: child.id,
    measurementId: measurement.id,
    facts: await factsOf(em, child, measurement),
    acknowledgedBy: null,
    acknowledgedAt: null,
    resolvedBy: null,
    resolvedAt: null,
    resolution: null,
    demo: child.demo,
  };
  const raisedSeq = await appendAlertEvent(em, { ...alert, alertId: alert.id, type: AlertEventType.RAISED, at: alert.raisedAt });
  em.create(Alert, { ...alert, raisedSeq });
  await em.flush();
}

async function factsOf(em: SqlEntityManager, child: Child, { measuredOn, haz, whz, oedema }: Measurement): Promise<AlertFacts> {
  const village = await em.findOneOrFail(Village, { code: child.villageCode });
  return { villageName: village.name, ageInMonths: ageInMonths(child.bornOn, measuredOn), haz, whz, oedema };
}
