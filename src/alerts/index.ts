/** What the alerts subgraph publishes to the others. */
export { acknowledgeAlert } from './acknowledgeAlert.ts';
export { Alert } from './Alert.ts';
export { alertCursor, alertFeed, parseAlertCursor } from './alertFeed.ts';
export type { AlertLogEntry } from './AlertLogEntry.ts';
export { alertMessage, type AlertFacts, type MeasuringFacts, type MessageLocale } from './alertMessage.ts';
export { alertsChanged, type AlertsChanged } from './alertsChanged.ts';
export { AlertEventType, AlertKind, AlertSeverity, AlertStatus, EscalationLevel } from './enums.ts';
export { escalateAlerts } from './escalateAlerts.ts';
export { followMergedChild, followMovedChildren } from './followChildren.ts';
export { followMeasurements } from './followMeasurements.ts';
export { alertList, atLeast, type AlertFilter } from './lists.ts';
export { pseudonymiseAlerts } from './pseudonymise.ts';
export { resolveAlert } from './resolveAlert.ts';
export { sweepEnded } from './sweepEnded.ts';
export { sweepMissedWeighings } from './sweepMissedWeighings.ts';
export { sweepPrevalence } from './sweepPrevalence.ts';
export { pruneAlertEvents } from './pruneAlertEvents.ts';
