/** What the alerts subgraph publishes to the others. */
export { Alert } from './Alert.ts';
export { alertCursor, alertFeed, parseAlertCursor, type AlertLogEntry } from './alertFeed.ts';
export { alertMessage, type AlertFacts, type MessageLocale } from './alertMessage.ts';
export { AlertEventType, AlertKind, AlertSeverity, AlertStatus } from './enums.ts';
export { alertList, atLeast, type AlertFilter } from './lists.ts';
export { followMergedChild, followMovedChildren } from './followChildren.ts';
export { followMeasurements } from './followMeasurements.ts';
