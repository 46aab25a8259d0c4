import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hubCommand } from './hubCommand.ts';
import { signInAt } from './signIn.ts';
import { testKey } from './testKey.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How a process ended and what it wrote. */
export interface Ended {
  /** Exit code; null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A hub that runs in a process of its own. */
export interface RunningHub {
  /** Address of GraphQL over HTTP. */
  readonly url: string;
  readonly port: number;
  readonly pid: number | undefined;
  /** Where its keys are. */
  readonly dataFolder: string;
  /** What it has written so far. */
  written(): { stdout: string; stderr: string };
  readonly ended: Promise<Ended>;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Ended>;
}

/** Settings as environment variables; none of the caller's own settings reach the hub. */
export type Settings = Record<string, string>;

const settingNames = ['PORT', 'HOST', 'DATABASE_URL', 'LOG_LEVEL'];
const running = new Set<ChildProcess>();
// No hub outlives the tests.
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Runs `hub <args>` as a user does and waits for its end. */
export function runHub(args: string[], settings: Settings): Promise<Ended> {
  return launch(args, settings).ended;
}

/**
 * Starts `hub serve`, or another command that serves, on a free port, waits until it says that it is ready, and signs in.
 * @throws Error with what it wrote when it ends instead.
 */
export async function startHub(settings: Settings, args: string[] = ['serve']): Promise<RunningHub> {
  const { HUB_DATA = keysOnly() } = settings;
  const { child, written, ended } = launch(args, { PORT: '0', ...settings, HUB_DATA });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const address = /ready at (http:\S+)\n/.exec(written().stdout)?.[1];
      if (address !== undefined) resolve(address);
    });
    void ended.then(({ code, stderr }) => reject(new Error(`The hub ended with ${code}: ${stderr}`)));
  });
  if (settings.HUB_ISSUER === undefined) await signInAt(url, HUB_DATA);
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid,
    dataFolder: HUB_DATA,
    written,
    ended,
    stop: (signal = 'SIGINT') => {
      child.kill(signal);
      return ended;
    },
  };
}

let keys: string | undefined;

/** The data folder of hubs on PostgreSQL, which keep nothing there but the key of their tokens. */
export function keysOnly(): string {
  if (keys === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'hub-keys-'));
    process.on('exit', () => rmSync(made, { recursive: true, force: true }));
    keys = made;
  }
  return keys;
}

/** What `hub serve` says when it is ready in local mode, with the sign-in link's token left out. */
export function readyText(url: string): string {
  return `${localNotice}\nSign in as administrator (for 12 hours): ${url}#access_token=TOKEN\nKampung KB hub ready at ${url}\n`;
}

/** What a hub without issuer says of itself. */
export const localNotice = 'Local mode: no HUB_ISSUER is set, so the hub accepts only tokens that `npm run -s hub -- token` makes.';

/** What a hub has written, with its tokens left out. */
export function withoutTokens<Written extends { stdout: string }>(written: Written): Written {
  return { ...written, stdout: written.stdout.replaceAll(/#access_token=[\w-]+\.[\w-]+\.[\w-]+/g, '#access_token=TOKEN') };
}

/**
 * A new folder for a hub's data, with the function that removes it.
 * @param contents nothing, as before a first start; or a migrated database without rows, with which a start takes a fraction of the time.
 */
export async function dataFolder(contents: 'nothing' | 'migrated' = 'nothing'): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'hub-data-'));
  const migrated = process.env.TEST_DATA_FOLDER;
  if (contents === 'migrated' && migrated !== undefined) await cp(migrated, path, { recursive: true });
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Starts `hub <args>`, which may run until it is told to end. */
export function launch(args: string[], settings: Settings) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !settingNames.includes(name) && !/^(HUB|VITEST|NODE(?!_COMPILE_CACHE)|TEST)_/.test(name),
  );
  const child = spawn(join(root, 'node_modules/.bin/node'), [hubCommand, ...args], {
    cwd: root,
    env: { ...Object.fromEntries(inherited), HUB_KEY: testKey, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const text = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (piece: string) => (text[stream] += piece));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, ...text });
    });
  });
  return { child, ended, written: () => ({ ...text }) };
}
