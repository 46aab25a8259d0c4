import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../test/support/postgresql.ts';

/** As `npm start` has them: lists make many short-lived objects. The peers get the same. */
const nodeFlags = ['--max-semi-space-size=64'];
/** Production settings; only the quotas a minute are off, which are there to keep a single client from doing what a bench does. */
const production = {
  NODE_ENV: 'production',
  HUB_DEMO: '0',
  HUB_REQUESTS_PER_ADDRESS: '0',
  HUB_OPERATIONS_PER_VIEWER: '0',
  HUB_COST_PER_VIEWER: '0',
};

/** A server that is measured. */
export interface Server {
  readonly url: string;
  /** Its memory in bytes: resident set. */
  memory(): number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a hub from its folder, as `npm start` does. @param folder of its keys. */
export async function startHub(hub: string, databaseUrl: string, folder: string): Promise<Server> {
  const port = await freePort();
  const env = { ...process.env, ...production, DATABASE_URL: databaseUrl, HUB_DATA: folder, PORT: String(port) };
  return started(
    spawn(process.execPath, [...nodeFlags, join(hub, 'bin', 'hub.js'), 'serve'], { stdio: ['ignore', 'pipe', 'inherit'], env }),
    port,
  );
}

/** Starts a peer: a script that takes the database and a port. */
export async function startPeer(script: string, databaseUrl: string): Promise<Server> {
  const port = await freePort();
  const env = { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' };
  const path = join(import.meta.dirname, 'peers', script);
  return started(
    spawn(process.execPath, [...nodeFlags, path, databaseUrl, String(port)], { stdio: ['ignore', 'pipe', 'inherit'], env }),
    port,
  );
}

/** A token as `hub token` gives it. */
export function tokenOf(hub: string, folder: string, ...options: string[]): string {
  const env = { ...process.env, HUB_DATA: folder };
  return execFileSync(process.execPath, [join(hub, 'bin', 'hub.js'), 'token', '--hours', '100', ...options], { env })
    .toString()
    .trim();
}

/**
 * CPU time that processes have used so far, in ms; NaN where it cannot be had: on other systems than Linux, and for a database elsewhere.
 * It changes less than the clock when others use the machine.
 */
export function cpuOf(pids: readonly number[]): number {
  let ticks = 0;
  for (const pid of pids) {
    try {
      const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? [];
      ticks += Number(user) + Number(system);
    } catch {
      return Number.NaN;
    }
  }
  return ticks * 10;
}

async function started(child: ChildProcess, port: number): Promise<Server> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for await (const text of child.stdout ?? []) if (String(text).includes('ready')) break;
  if (child.exitCode !== null) throw new Error(`a server ended with ${child.exitCode} before it was ready`);
  child.stdout?.resume();
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    pid: child.pid ?? 0,
    memory: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).toString()) * 1024,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}
