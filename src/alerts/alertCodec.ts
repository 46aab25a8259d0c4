import type { EventCodec } from '../events/Broker.ts';
import type { AlertLogEntry } from './AlertLogEntry.ts';
import { alertList } from './connectionSpecs.ts';

/** The part of an alert that may go through a broker: no names and no free text. */
const mayLeave = new Set([
  'id',
  'kind',
  'severity',
  'status',
  'raisedAt',
  'since',
  'raisedSeq',
  'villageCode',
  'childId',
  'measurementId',
  'facts',
  'acknowledgedAt',
  'resolvedAt',
  'escalationLevel',
  'escalatedAt',
  'demo',
]);
const mustStay = Object.keys(alertList.columns).filter((column) => !mayLeave.has(column));

/**
 * Encodes alert events for a broker. An event whose alert has an acknowledger or a resolution is not sent; the instances read it from the
 * database.
 */
export const alertCodec: EventCodec<AlertLogEntry> = {
  encode({ seq, villageCode, type, cursor, alert }) {
    const values: Readonly<Record<string, unknown>> = { ...alert };
    if (mustStay.some((column) => values[column] != null)) return null;
    const leaving = Object.fromEntries([...mayLeave].map((column) => [column, values[column]]));
    const staying = Object.fromEntries(mustStay.map((column) => [column, null]));
    return JSON.stringify({ seq, villageCode, type, cursor, alert: { ...leaving, ...staying } });
  },
  // The PostgreSQL driver also returns instants as texts, so JSON loses nothing.
  decode: (body) => JSON.parse(body) as AlertLogEntry,
};
