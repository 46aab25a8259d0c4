import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { hubCommand } from '../support/hubCommand.ts';
import { testKey } from '../support/testKey.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where the commands of the pages run, and what they find there. */
export const environment = {
  folder: '',
  DATABASE_URL: '',
  /** A token of the running hub, which pages have `hub token` make. */
  HUB_TOKEN: '',
  /** Address of the running hub, which pages call http://127.0.0.1:4000. */
  hubUrl: '',
  /** Address of the agency of the example, which pages call http://127.0.0.1:4201. */
  agencyUrl: '',
};

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What it has written so far. */
  readonly written: Readonly<Pick<Ended, 'stdout' | 'stderr'>>;
}

/** The commands of a block, without comments; one that goes on in the next line is one. */
export function commandsOf(text: string): string[] {
  return text
    .replace(/ *\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line !== '');
}

/** What a page keeps for the commands after it; each of ours runs by itself, and finds it in its environment. */
export const exported = /^export HUB_TOKEN=\$\((npm run -s hub -- token .+)\)$/;

/** Starts a command as a page shows it, with the project's hub and the addresses of the tests' own. */
export function start(command: string): Started {
  const { folder, DATABASE_URL, HUB_TOKEN, hubUrl, agencyUrl } = environment;
  const line = (exported.exec(command)?.[1] ?? command)
    .replace(/^npm run -s hub --/, `"${root}node_modules/.bin/node" "${hubCommand}"`)
    .replace('http://127.0.0.1:4000', hubUrl)
    .replace('http://127.0.0.1:4201', agencyUrl);
  // The command takes the place of the shell, and so the signals it is sent.
  const child = spawn('sh', ['-c', `exec ${line}`], {
    cwd: folder,
    // A command that asks the hub of this machine asks the running one.
    env: { PATH: process.env.PATH, DATABASE_URL, HUB_KEY: testKey, HUB_TOKEN, PORT: hubUrl === '' ? '4000' : new URL(hubUrl).port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (piece: string) => (written[stream] += piece));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, ...written }));
  });
  return { child, ended, written };
}

/** Runs a command to its end. */
export const run = (command: string): Promise<Ended> => start(command).ended;
