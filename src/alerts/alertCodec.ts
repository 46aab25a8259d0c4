import type { EventCodec } from '../events/Broker.ts';
import type { AlertLogEntry } from './AlertLogEntry.ts';
import { alertList } from './lists.ts';

/** What of an alert may go through a broker: it names nobody and is no free text. */
const mayLeave = new Set(['id', 'kind', 'severity', 'status', 'raisedAt', 'since', 'raisedSeq', 'villageCode', 'childId', 'measurementId', 'facts', 'acknowledgedAt', 'resolvedAt', 'escalationLevel', 'escalatedAt', 'demo']);
const mustStay = Object.keys(alertList.columns).filter((column) => !mayLeave.has(column));

/**
 * Writes alert events for a broker. One whose alert says who acknowledged it, or why it was resolved, stays in the
 * database, where the instances read it.
 */
export const alertCodec: EventCodec<AlertLogEntry> = {
  encode({ seq, villageCode, type, cursor, alert }) {
    const values: Readonly<Record<string, unknown>> = { ...alert };
    if (mustStay.some((column) => values[column] != null)) return null;
    const leaving = Object.fromEntries([...mayLeave].map((column) => [column, values[column]]));
    const staying = Object.fromEntries(mustStay.map((column) => [column, null]));
    return JSON.stringify({ seq, villageCode, type, cursor, alert: { ...leaving, ...staying } });
  },
  // PostgreSQL's driver gives instants as texts too, so that JSON loses nothing.
  decode: (body) => JSON.parse(body) as AlertLogEntry,
};
