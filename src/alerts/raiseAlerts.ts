import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { growthFacts, type MeasurementRecorded } from '../children/index.ts';
import { ageInMonths } from '../growth/index.ts';
import { alertsRaisedBy, type RaisedAlert } from '../stunting/alertRules.ts';
import { Village } from '../villages/index.ts';
import { Alert } from './Alert.ts';
import { appendAlertEvent } from './appendAlertEvent.ts';
import { AlertEventType, AlertKind, AlertSeverity, AlertStatus } from './enums.ts';

/**
 * Raises the alerts of a measurement inside its transaction. A measurement that is older than another one
 * tells nothing new and raises none; nor does a fact for which an alert of the child is still open.
 * @returns whether any was raised.
 */
export async function raiseAlerts(em: SqlEntityManager, { child, measurement, others }: MeasurementRecorded): Promise<boolean> {
  if (others.some((other) => other.measuredOn > measurement.measuredOn)) return false;
  let raised = false;
  for (const alert of alertsRaisedBy(growthFacts(measurement), others.map((other) => growthFacts(other)))) {
    const open = await em.count(Alert, { childId: child.id, kind: AlertKind[alert.kind], status: { $ne: AlertStatus.RESOLVED } });
    if (open > 0) continue;
    await storeAlert(em, alert, { child, measurement });
    raised = true;
  }
  return raised;
}

async function storeAlert(em: SqlEntityManager, alert: RaisedAlert, { child, measurement }: Pick<MeasurementRecorded, 'child' | 'measurement'>): Promise<void> {
  const village = await em.findOneOrFail(Village, { code: child.villageCode });
  const id = uuid();
  const raisedAt = new Date();
  const kind = AlertKind[alert.kind];
  const severity = AlertSeverity[alert.severity];
  const raisedSeq = await appendAlertEvent(em, { alertId: id, type: AlertEventType.RAISED, villageCode: child.villageCode, kind, severity, at: raisedAt });
  em.create(Alert, {
    id,
    kind,
    severity,
    status: AlertStatus.OPEN,
    raisedAt,
    raisedSeq,
    villageCode: child.villageCode,
    childId: child.id,
    measurementId: measurement.id,
    facts: {
      villageName: village.name,
      ageInMonths: ageInMonths(child.bornOn, measurement.measuredOn),
      haz: measurement.haz,
      whz: measurement.whz,
      oedema: measurement.oedema,
    },
    acknowledgedBy: null,
    acknowledgedAt: null,
    demo: child.demo,
  });
  await em.flush();
}
