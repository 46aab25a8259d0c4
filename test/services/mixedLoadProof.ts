import { setTimeout as wait } from 'node:timers/promises';
import { isWithin } from '../../src/base/areaCode.ts';
import type { RunningHub } from '../support/hubProcess.ts';
import type { Follower } from './alertsUnderFault.ts';
import { proofOf, sumOf, type Proof } from './alertsProof.ts';
import type { Trial } from './mixedLoadClients.ts';
import { queryAt } from './queryAt.ts';

/** Of what was acknowledged: how much is not there, and how much is there more than once. */
interface Kept {
  acknowledged: number;
  lost: number;
  doubled: number;
}

export interface Comparison {
  measurements: Kept;
  /** One alert NEW_STUNTING for each child that was measured. */
  alerts: Kept;
  /** One audit entry for each read that was answered. */
  auditEntries: Kept;
  /** What the subscribers received, against the log. */
  events: Proof;
  /** Of the hub; null when it had to be killed. */
  exitCode: number | null;
  stderr: string;
}

/** How long a subscriber may take to receive the last event, and the hub to stop, in ms. */
const patienceMs = 60_000;

/** Stops the hub, which stores what still waits, and compares what it acknowledged with what is in the database. */
export async function compare(url: string, hub: RunningHub, trial: Trial, followers: readonly Follower[]): Promise<Comparison> {
  const events = await eventsOf(url, followers);
  for (const follower of followers) follower.stop();
  const killed = setTimeout(() => void hub.stop('SIGKILL'), patienceMs);
  const { code: exitCode, stderr } = await hub.stop();
  clearTimeout(killed);
  const counts = async (sql: string) =>
    new Map((await queryAt<{ key: string; count: string }>(url, sql)).map(({ key, count }) => [key, Number(count)]));
  return {
    measurements: kept(
      trial.acknowledged.keys(),
      await counts(
        `select key, count(m.id) from client_key k join measurement m on m.id = k.record_id where kind = 'measurement' group by 1`,
      ),
    ),
    // A child's global id is not its key: the children are those of the acknowledged measurements.
    alerts: kept(
      trial.acknowledged.keys(),
      await counts(
        `select key, count(a.id) from client_key k join measurement m on m.id = k.record_id join alert a on a.child_id = m.child_id and a.kind = 'NEW_STUNTING'
          where k.kind = 'measurement' group by 1`,
      ),
    ),
    auditEntries: kept(
      trial.answered,
      await counts(`select operation as key, count(*) from audit_entry where operation like 'Read\\_%' group by 1`),
    ),
    events,
    exitCode,
    stderr,
  };
}

function kept(acknowledged: Iterable<string>, stored: ReadonlyMap<string, number>): Kept {
  const keys = [...acknowledged];
  return {
    acknowledged: keys.length,
    lost: keys.filter((key) => !stored.has(key)).length,
    doubled: keys.filter((key) => (stored.get(key) ?? 0) > 1).length,
  };
}

async function eventsOf(url: string, followers: readonly Follower[]): Promise<Proof> {
  const rows = await queryAt<{ seq: string; area: string }>(url, 'select seq, village_code as area from alert_event order by seq');
  const logs = followers.map(({ area }) => rows.filter((row) => isWithin(row.area, area)).map(({ seq }) => seq));
  const end = Date.now() + patienceMs;
  while (Date.now() < end && followers.some(({ received }, n) => !received.includes(logs[n]?.at(-1) ?? ''))) await wait(100);
  return sumOf(followers.map(({ received }, n) => proofOf(logs[n] ?? [], received)));
}
