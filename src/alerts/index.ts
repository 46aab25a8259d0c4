/** Public interface of the alerts subgraph. */
export { acknowledgeAlert } from './acknowledgeAlert.ts';
export { Alert } from './Alert.ts';
export { AlertCursors, cursorWithoutLog } from './AlertCursors.ts';
export { alertFeed } from './alertFeed.ts';
export type { AlertLogEntry } from './AlertLogEntry.ts';
export { alertMessage, type AlertFacts, type AlertMeasurementFacts, type MessageLocale } from './alertMessage.ts';
export { alertsChanged, type AlertsChanged } from './alertsChanged.ts';
export { AlertEventType, AlertKind, AlertSeverity, AlertStatus, EscalationLevel } from './enums.ts';
export { escalateAlerts } from './escalateAlerts.ts';
export { endAlerts, mergeAlerts, moveAlerts } from './alignAlertsWithChildren.ts';
export { alignAlertsWithMeasurements } from './alignAlertsWithMeasurements.ts';
export { alertList, severitiesFrom, type AlertFilter } from './connectionSpecs.ts';
export { pseudonymiseAlerts } from './pseudonymise.ts';
export { resolveAlert } from './resolveAlert.ts';
export { sweepEnded } from './sweepEnded.ts';
export { sweepMissedWeighings } from './sweepMissedWeighings.ts';
export { sweepPrevalence } from './sweepPrevalence.ts';
export { pruneAlertEvents } from './pruneAlertEvents.ts';
