import type { FeedEvent } from '../events/FeedEvent.ts';
import type { Alert } from './Alert.ts';
import type { AlertEventType } from './enums.ts';

/** An event of the log with its alert. */
export interface AlertLogEntry extends FeedEvent {
  readonly type: AlertEventType;
  readonly alert: Alert;
  /** Cursor to resume after this event. */
  readonly cursor: string;
}
