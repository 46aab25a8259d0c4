/**
 * Latency of the federated hub against the single one: the same operations, asked one after the other and in turns, on the
 * same PostgreSQL, each subgraph and both front doors in processes of their own. Only ratios of one run mean anything.
 *
 * Uses the PostgreSQL of BENCH_DATABASE_URL (an empty database that it may fill), else starts one of its own.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { startPostgresql } from '../test/support/postgresql.ts';
import { localTokenOf } from '../test/support/signIn.ts';

const warmUps = 20;
const rounds = 200;
const operations = ['01-villages-of-the-regency', '02-stunted-children-of-a-village', '07-page-of-a-village'];
const nodeFlags = ['--max-semi-space-size=64'];

const given = process.env.BENCH_DATABASE_URL;
const { HUB_DATA = './data' } = process.env;
const authorization = `Bearer ${await localTokenOf(HUB_DATA)}`;
const own = given === undefined ? await startPostgresql() : null;
const running: ChildProcess[] = [];
try {
  const shapes = { single: await start(['serve']), federated: await start(['federated', '--ports', '0']) };
  for (const operation of operations) {
    const body = JSON.stringify({
      query: textOf(`${operation}.graphql`),
      variables: JSON.parse(
        textOf(`${operation}.variables.json`).replaceAll('{{today}}', new Date().toISOString().slice(0, 10)),
      ) as unknown,
    });
    const answers = [await ask(shapes.single, body), await ask(shapes.federated, body)];
    const same = JSON.stringify(answers[0]?.data) === JSON.stringify(answers[1]?.data);
    const times = { single: [] as number[], federated: [] as number[] };
    for (let round = 0; round < warmUps + rounds; round++) {
      for (const shape of ['single', 'federated'] as const) {
        const { ms } = await ask(shapes[shape], body);
        if (round >= warmUps) times[shape].push(ms);
      }
    }
    const [single, federated] = [at(times.single, 0.5), at(times.federated, 0.5)];
    console.log(
      `${operation}: ${same ? 'equal' : 'DIFFERENT'} data; median ${single.toFixed(1)} ms single, ${federated.toFixed(1)} ms federated, ratio ${(federated / single).toFixed(1)}; ` +
        `p95 ${at(times.single, 0.95).toFixed(1)} ms, ${at(times.federated, 0.95).toFixed(1)} ms`,
    );
  }
} finally {
  await Promise.all(running.map(stop));
  await own?.stop();
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

function textOf(name: string): string {
  return readFileSync(new URL(`../schema/operations/${name}`, import.meta.url), 'utf8');
}

/** Starts the hub in one of its shapes and waits for its address. */
function start(args: string[]): Promise<string> {
  const child = spawn(process.execPath, [...nodeFlags, 'bin/hub.js', ...args], {
    env: { ...process.env, PORT: '0', DATABASE_URL: given ?? own?.url, HUB_DATA },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  let written = '';
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      written += text;
      const address = /(?:hub|gateway) ready at (\S+)/.exec(written)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`hub ${args.join(' ')} ended with ${String(code)}`)));
  });
}

async function ask(url: string, body: string): Promise<{ data: unknown; ms: number }> {
  const began = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization },
    body,
  });
  const text = await response.text();
  const ms = performance.now() - began;
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
  if (errors !== undefined) throw new Error(`${url} answered ${text}`);
  return { data, ms };
}

function at(times: number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;
}
