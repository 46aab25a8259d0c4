import { expect } from 'vitest';
import { startHub, type RunningHub } from '../support/hubProcess.ts';
import { startPostgresql, type OwnPostgresql } from '../support/postgresql.ts';
import { credentialsFor } from '../support/signIn.ts';
import { nothingWrong } from './alertsProof.ts';
import { follow, registerChildren } from './alertsUnderFault.ts';
import { askHeavily, askLightly, read, write, type Trial } from './mixedLoadClients.ts';
import { cutConnections, takeNotes, Latency, type Note } from './mixedLoadNotes.ts';
import { compare, type Comparison } from './mixedLoadProof.ts';

/** How hard a hub is tried, and for how long. */
export interface MixedLoad {
  seconds: number;
  /** Clients that record measurements, and the pause of each between two, in ms. */
  writers: number;
  writePauseMs: number;
  /** Clients that read; half of their requests are given up before the answer. */
  readers: number;
  /** Anonymous clients that ask for as much as the limits allow. */
  heavy: number;
  /** How often half of the hub's connections to its database are cut, in seconds. */
  cutEverySeconds: number;
  /** How often memory and latency are noted, in seconds. */
  noteEverySeconds: number;
}

export interface MixedLoadResult extends Comparison {
  /** Resident memory and the latency of light questions over time. */
  notes: Note[];
  /** Latency of the light questions of the whole run, in ms. */
  light: { p50: number; p95: number; p99: number; max: number };
  /** How many requests of each kind had which outcome: `answered`, a code, or `no answer`. */
  outcomes: Record<string, number>;
  /** Connections that were cut. */
  cut: number;
}

/** No quotas, as all clients come from this one machine. */
const settings = {
  LOG_LEVEL: 'silent',
  HUB_REQUESTS_PER_ADDRESS: '0',
  HUB_OPERATIONS_PER_VIEWER: '0',
  HUB_COST_PER_VIEWER: '0',
  NODE_OPTIONS: '--max-semi-space-size=64',
};

/**
 * Tries a hub with demo data on a PostgreSQL server of its own with everything at once: writers that repeat under the same key what was not
 * acknowledged, readers that go away, heavy anonymous questions, subscribers, and connections that are cut. Then compares what was
 * acknowledged with what is stored.
 */
export async function runMixedLoad(load: MixedLoad): Promise<MixedLoadResult> {
  const server = await startPostgresql();
  const hub = await startHub({ ...settings, DATABASE_URL: server.url });
  try {
    return await run(server, hub, load);
  } finally {
    await hub.stop();
    await server.stop();
  }
}

async function run(server: OwnPostgresql, hub: RunningHub, load: MixedLoad): Promise<MixedLoadResult> {
  const followers = ['33.26', '33.26.16', '33.26.01.2001'].map((area) => follow([hub.url], area));
  const perWriter = Math.ceil((load.seconds * 1_000) / load.writePauseMs);
  const children = await registerChildren(hub.url, load.writers * perWriter);
  const latency = new Latency();
  const outcomes: Record<string, number> = {};
  const trial: Trial = {
    url: hub.url,
    credentials: credentialsFor(hub.url),
    end: Date.now() + load.seconds * 1_000,
    acknowledged: new Map(),
    answered: [],
    count: (outcome) => (outcomes[outcome] = (outcomes[outcome] ?? 0) + 1),
  };
  const [notes, cut] = await Promise.all([
    takeNotes(hub.pid ?? 0, latency, trial.end, load.noteEverySeconds),
    cutConnections(server.url, trial.end, load.cutEverySeconds),
    askLightly(trial, latency),
    ...Array.from({ length: load.writers }, (_, n) => write(trial, children.slice(n * perWriter, (n + 1) * perWriter), load.writePauseMs)),
    ...Array.from({ length: load.readers }, () => read(trial, children)),
    ...Array.from({ length: load.heavy }, () => askHeavily(trial)),
  ]);
  const comparison = await compare(server.url, hub, trial, followers);
  return { ...comparison, notes, light: latency.whole(), outcomes, cut };
}

/** The result as text: the curves as a table, then what was compared. */
export function describeResult({ notes, ...rest }: MixedLoadResult): string {
  const curves = notes.map(
    (note) =>
      `${String(note.second).padStart(6)} ${String(note.residentMb).padStart(9)} ${String(note.lightP50).padStart(9)} ${String(note.lightP99).padStart(9)} ${String(note.lightMax).padStart(9)} ${String(note.lightFailures).padStart(9)}`,
  );
  return [' second  resident  light p50 light p99 light max  failures', ...curves, JSON.stringify(rest, null, 2)].join('\n');
}

/** Every change was acknowledged in the end, and all that was acknowledged is there once. */
export function expectNothingLost(result: MixedLoadResult): void {
  expect(result.outcomes).not.toHaveProperty(['write: never acknowledged']);
  expect(result).toMatchObject({
    measurements: { lost: 0, doubled: 0 },
    alerts: { lost: 0, doubled: 0 },
    auditEntries: { lost: 0, doubled: 0 },
    events: nothingWrong,
    exitCode: 0,
  });
}
