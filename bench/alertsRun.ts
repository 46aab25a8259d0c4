import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'hdr-histogram-js';
import pidusage from 'pidusage';
import { proofOf, sumOf, type Proof } from '../test/services/alertsProof.ts';
import { startHub } from '../test/support/hubProcess.ts';
import { Role } from '../src/access/viewer.ts';
import { localTokenOf } from '../test/support/signIn.ts';
import { AlertClients } from './alertsClients.ts';
import type { BenchDatabase, LoggedEvent } from './alertsDatabase.ts';
import type { SubscriberResults } from './alertsSubscribers.ts';
import { raiseAlerts, registerChildren, villageCodes } from './alertsWriter.ts';

export interface Load {
  subscribers: number;
  /** Alerts a second. */
  rate: number;
  seconds: number;
  /** Processes that hold the subscribers. */
  processes: number;
}

export interface RunResult extends Proof {
  load: Load;
  /** Events in the log that the load raised. */
  events: number;
  /** From commit to receipt, in ms. */
  p50: number;
  p99: number;
  max: number;
  /** What the hub's process takes more with its subscribers than without, in KB for each. */
  kilobytesEach: number;
  /** How long the hub took to record what raises the alerts; longer than the load where it falls behind. */
  recordedInSeconds: number;
  /** Of one core while the load lasts, in %. */
  hubCpu: number;
  clientsCpu: number;
  /** How late the subscribers' own processes were, in ms. */
  clientsDelayP99: number;
  /** Errors and closed connections. */
  problems: string[];
}

/** As `npm start` runs the hub; without demo data, and without quotas, as all subscribers come from this one machine. */
const unlimited = {
  HUB_CONNECTIONS_PER_CLIENT: '0',
  HUB_REQUESTS_PER_ADDRESS: '0',
  HUB_OPERATIONS_PER_VIEWER: '0',
  HUB_COST_PER_VIEWER: '0',
};
const settings = { HUB_DEMO: '0', ...unlimited, NODE_OPTIONS: '--max-semi-space-size=64' };

/** Events that have not come so long after the last one was raised, in ms, are lost. */
const patienceMs = 30_000;

/**
 * Subscribers spread over all villages, each a cadre with a token of its own, alerts raised by measurements at a steady rate, and what came
 * of it compared with the event log. Before the load one alert in each village shows that every subscriber listens.
 * @throws Error when a subscriber does not hear that first alert.
 */
export async function runLoad(database: BenchDatabase, load: Load): Promise<RunResult> {
  const { villages, children } = await prepare(database, load);
  const hub = await startHub({ ...database.settings, ...settings });
  let clients: AlertClients | undefined;
  try {
    const hubPid = hub.pid ?? 0;
    const empty = await pidusage(hubPid);
    const subscribers = await Promise.all(
      Array.from({ length: load.subscribers }, async (_, n) => {
        const area = villages[n % villages.length] ?? '';
        return { area, token: await localTokenOf(hub.dataFolder, { id: `cadre-${n}`, role: Role.CADRE, areas: [area] }) };
      }),
    );
    clients = await AlertClients.open(hub.url.replace(/^http/, 'ws'), subscribers, load.processes);
    await raiseAlerts(hub.url, children.slice(0, villages.length), load.rate * 2);
    await reached(clients, load.subscribers);
    const full = await pidusage(hubPid);

    await clients.measure();
    const before = await cpuOf([hubPid, ...clients.pids]);
    const start = Date.now();
    await raiseAlerts(hub.url, children.slice(villages.length), load.rate);
    const after = await cpuOf([hubPid, ...clients.pids]);
    const elapsed = Date.now() - start;
    await settled(clients);
    const results = await clients.results();
    await clients.close();
    await hub.stop();

    const log = await database.readLog();
    const [hubMs = 0, ...clientsMs] = after.map((ms, n) => ms - (before[n] ?? 0));
    return {
      load,
      ...compare(log, results),
      ...latencies(log, results, start),
      kilobytesEach: (full.memory - empty.memory) / 1024 / load.subscribers,
      recordedInSeconds: elapsed / 1_000,
      hubCpu: (hubMs / elapsed) * 100,
      clientsCpu: (clientsMs.reduce((sum, ms) => sum + ms, 0) / elapsed) * 100,
      clientsDelayP99: results.delayP99,
      problems: results.problems,
    };
  } finally {
    await clients?.close();
    await hub.stop();
  }
}

/** Registers the children to be measured, through a hub of their own: its garbage would hide what subscribers take. */
async function prepare(database: BenchDatabase, load: Load): Promise<{ villages: string[]; children: string[] }> {
  const hub = await startHub({ ...database.settings, ...settings });
  try {
    const villages = await villageCodes(hub.url);
    return { villages, children: await registerChildren(hub.url, villages, villages.length + load.rate * load.seconds) };
  } finally {
    await hub.stop();
  }
}

/** Resolves when every subscriber has received an event. */
async function reached(clients: AlertClients, subscribers: number): Promise<void> {
  const end = Date.now() + patienceMs;
  let { subscribersReached } = await clients.count();
  while (subscribersReached < subscribers) {
    if (Date.now() > end)
      throw new Error(
        `${subscribers - subscribersReached} of ${subscribers} subscribers did not hear the first alert: ${(await clients.results()).problems.slice(0, 3).join('; ')}`,
      );
    await wait(100);
    ({ subscribersReached } = await clients.count());
  }
}

/** Resolves when nothing has come for two seconds, more than twice the time by which polling finds what was not announced. */
async function settled(clients: AlertClients): Promise<void> {
  const end = Date.now() + patienceMs;
  for (let last = -1, { events } = await clients.count(); events > last && Date.now() < end;) {
    last = events;
    await wait(2_000);
    ({ events } = await clients.count());
  }
}

/** The position in a cursor. */
function positionIn(cursor: string): string {
  return /^alert:(\d+):/.exec(Buffer.from(cursor, 'base64url').toString())?.[1] ?? cursor;
}

function compare(log: readonly LoggedEvent[], { subscribers }: SubscriberResults): Proof {
  const expected = new Map<string, string[]>();
  for (const { villageCode, seq } of log) expected.set(villageCode, [...(expected.get(villageCode) ?? []), seq]);
  return sumOf(subscribers.map(({ area, cursors }) => proofOf(expected.get(area) ?? [], cursors.map(positionIn))));
}

/** Of the events that were committed after the start, in whole ms. */
function latencies(
  log: readonly LoggedEvent[],
  { subscribers }: SubscriberResults,
  start: number,
): Pick<RunResult, 'events' | 'p50' | 'p99' | 'max'> {
  const committed = new Map(log.filter(({ committedAt }) => committedAt >= start).map(({ seq, committedAt }) => [seq, committedAt]));
  const histogram = build({ lowestDiscernibleValue: 1, highestTrackableValue: 600_000, numberOfSignificantValueDigits: 3 });
  for (const { cursors, times } of subscribers) {
    for (const [n, cursor] of cursors.entries()) {
      const commit = committed.get(positionIn(cursor));
      // The subscribers' clock shows whole ms, the database's smaller parts.
      if (commit !== undefined) histogram.recordValue(Math.max(0, Math.round((times[n] ?? 0) - commit)));
    }
  }
  return {
    events: committed.size,
    p50: histogram.getValueAtPercentile(50),
    p99: histogram.getValueAtPercentile(99),
    max: histogram.maxValue,
  };
}

/** CPU time that each process has taken so far, in ms. */
async function cpuOf(pids: readonly number[]): Promise<number[]> {
  const usage = await pidusage([...pids]);
  return pids.map((pid) => usage[pid]?.ctime ?? 0);
}
