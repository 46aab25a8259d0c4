import type { FeedEvent } from '../events/FeedEvent.ts';
import type { Alert } from './Alert.ts';
import type { AlertEventType } from './enums.ts';

/** An event of the log with the alert it is about. */
export interface AlertLogEntry extends FeedEvent {
  readonly type: AlertEventType;
  readonly alert: Alert;
  /** What resumes after this event. */
  readonly cursor: string;
}
