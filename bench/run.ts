/**
 * Compares the hub, asked by an administrator and by a field officer, with PostGraphile 5, with Mercurius and graphql-jit, and with one
 * hand-written statement for each operation, all on the database of `hub seed --scale 10`. All answers are compared first; then every
 * server is asked for every operation in turns. Only ratios of one run mean anything.
 *
 * Writes RESULTS.md. Usage: npm run bench [-- --quick] [--scale N] [--beside FOLDER of another build of the hub] [--only W1,W2] [--seconds
 * N]
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { valuesOf } from './answers.ts';
import { ask, largeDatabase } from './database.ts';
import { officersDistricts, operationsOn, type Dialect, type Operation } from './operations.ts';
import { writeResults, type Measured } from './results.ts';
import { cpuOf, startHub, startPeer, tokenOf, type Server } from './servers.ts';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    scale: { type: 'string', default: '10' },
    beside: { type: 'string' },
    only: { type: 'string' },
    peers: { type: 'string', default: 'postgraphile,mercurius,oneStatement' },
    seconds: { type: 'string' },
  },
});
const rounds = options.quick ? 3 : 5;
const seconds = Number(options.seconds ?? (options.quick ? 1 : 3));
const warmUpSeconds = options.quick ? 1 : 2;
const connections = 16;
/** How often a busy database is looked at again, every 100 ms, before the next server has its turn all the same. */
const mostAttempts = 100;
const root = join(import.meta.dirname, '..');
/** Keys of the hub, which its tokens are signed with. */
const folder = join(import.meta.dirname, '.keys');

/** Whom an operation is asked, and as whom. */
interface Asked {
  name: string;
  dialect: Dialect;
  server: Server;
  token: string | null;
}

mkdirSync(folder, { recursive: true });
const database = await largeDatabase(Number(options.scale), folder);
const servers: Server[] = [];
try {
  const districts = await officersDistricts(database.url);
  const asked = await startAll(districts);
  const askServer = (dialect: Dialect, body: string) => answerOf(serverOf(asked, dialect), body);
  const only = options.only?.split(',');
  const operations = (await operationsOn(database.url, districts, askServer)).filter(({ id }) => only?.includes(id) ?? true);
  for (const operation of operations) await compareAnswers(operation, asked);
  const rates = new Map(operations.map(({ id }) => [id, new Map(asked.map(({ name }) => [name, [] as Measured[]]))]));
  for (let round = -1; round < rounds; round++) {
    for (const operation of operations) {
      for (const each of asked) {
        if (!mayAsk(each, operation)) continue;
        const measured = await measure(each, operation, round < 0 ? warmUpSeconds : seconds);
        await settle(each, operation);
        if (round >= 0) rates.get(operation.id)?.get(each.name)?.push(measured);
      }
    }
    console.log(round < 0 ? 'warmed up' : `round ${round + 1} of ${rounds}`);
  }
  const memory = new Map(asked.map(({ name, server }) => [name, server.memory()]));
  writeResults({
    operations,
    rates,
    memory,
    database,
    scale: Number(options.scale),
    rounds,
    seconds,
    connections,
    isWhole: only === undefined,
  });
} finally {
  for (const server of servers) await server.stop();
  await database.end();
}

async function startAll(districts: readonly string[]): Promise<Asked[]> {
  const hub = await kept(startHub(root, database.url, folder));
  const administrator = tokenOf(root, folder, '--role', 'administrator', '--subject', 'bench-administrator');
  const areas = districts.flatMap((code) => ['--area', code]);
  const officer = tokenOf(root, folder, '--role', 'field-officer', '--subject', 'bench-officer', ...areas);
  const asked: Asked[] = [
    { name: 'hub', dialect: 'hub', server: hub, token: administrator },
    { name: 'hub, field officer', dialect: 'hub', server: hub, token: officer },
  ];
  if (options.beside !== undefined) {
    const server = await kept(startHub(options.beside, database.url, folder));
    asked.push({ name: 'other build', dialect: 'hub', server, token: administrator });
    asked.push({ name: 'other build, field officer', dialect: 'hub', server, token: officer });
  }
  const wanted = options.peers.split(',');
  const peers = [
    { name: 'PostGraphile 5', dialect: 'postgraphile', script: 'postgraphile.js' },
    { name: 'Mercurius + jit', dialect: 'mercurius', script: 'mercurius.js' },
    { name: 'one statement', dialect: 'oneStatement', script: 'oneStatement.js' },
  ] as const;
  // The cursors of PostGraphile are asked for in any case.
  for (const { name, dialect, script } of peers)
    if (wanted.includes(dialect) || dialect === 'postgraphile')
      asked.push({ name, dialect, server: await kept(startPeer(script, database.url)), token: null });
  return asked;
}

async function kept(server: Promise<Server>): Promise<Server> {
  const running = await server;
  servers.push(running);
  return running;
}

function serverOf(asked: readonly Asked[], dialect: Dialect): Asked {
  const found = asked.find((each) => each.dialect === dialect);
  if (found === undefined) throw new Error(`no server of ${dialect}`);
  return found;
}

/** All servers must give the same values for the first bodies of an operation. */
async function compareAnswers(operation: Operation, asked: readonly Asked[]): Promise<void> {
  const compared = Math.min(10, operation.bodies.hub.length);
  let values = 0;
  for (let index = 0; index < compared; index++) {
    let first: unknown[] | undefined;
    for (const each of asked) {
      if (!mayAsk(each, operation)) continue;
      const answer = valuesOf(await answerOf(each, operation.bodies[each.dialect][index] ?? ''));
      first ??= answer;
      const differs = answer.findIndex((value, place) => value !== first?.[place]);
      if (differs !== -1 || answer.length !== first.length)
        throw new Error(
          `${each.name} answers ${operation.id} otherwise: value ${differs} of ${answer.length} is ${String(answer[differs])}, not ${String(first[differs])} of ${first.length}`,
        );
    }
    values += first?.length ?? 0;
  }
  if (values < compared * 8) throw new Error(`${operation.id} is answered with ${values} values`);
  console.log(`${operation.id}: all answer the same (${values.toLocaleString('en')} values in ${compared} answers)`);
}

function mayAsk({ name }: Asked, { forOfficer }: Operation): boolean {
  return forOfficer || !name.endsWith('field officer');
}

async function answerOf({ name, server, token }: Asked, body: string): Promise<unknown> {
  const response = await fetch(server.url, { method: 'POST', headers: headersOf(token), body });
  const answer = (await response.json()) as { data?: unknown; errors?: unknown };
  if (!response.ok || answer.errors !== undefined || answer.data === undefined)
    throw new Error(`${name} answers ${response.status}: ${JSON.stringify(answer).slice(0, 1_000)}`);
  return answer.data;
}

/** How fast an operation is answered, and what it costs the server and the database. */
async function measure(asked: Asked, operation: Operation, duration: number): Promise<Measured> {
  const before = await connectionsOf(database.url);
  const [serverBefore, databaseBefore] = [cpuOf([asked.server.pid]), new Map(before.map((pid) => [pid, cpuOf([pid])]))];
  const { rate, requests } = await load(asked, operation, duration);
  const serverCpu = cpuOf([asked.server.pid]) - serverBefore;
  const after = await connectionsOf(database.url);
  const databaseCpu = after.reduce((sum, pid) => sum + cpuOf([pid]) - (databaseBefore.get(pid) ?? 0), 0);
  return { rate, serverCpu: serverCpu / requests, databaseCpu: databaseCpu / requests };
}

/** Waits until a server has answered what it was still asked when the load ended, so that it does not take from the next one. */
async function settle(asked: Asked, operation: Operation): Promise<void> {
  await answerOf(asked, operation.bodies[asked.dialect][0] ?? '');
  const active = `select count(*)::int as statements from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state = 'active'`;
  for (let attempts = 0; attempts < mostAttempts; attempts++) {
    const [now] = await ask<{ statements: number }>(database.url, active);
    if (now?.statements === 0) return;
    await sleep(100);
  }
}

/** Process ids of the connections to a database. */
async function connectionsOf(url: string): Promise<number[]> {
  const rows = await ask<{ pid: number }>(
    url,
    'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  return rows.map(({ pid }) => pid);
}

/** Requests a second and in all, all answered without errors. */
async function load(
  { name, dialect, server, token }: Asked,
  operation: Operation,
  duration: number,
): Promise<{ rate: number; requests: number }> {
  const bodies = operation.bodies[dialect];
  let next = 0;
  const result = await autocannon({
    url: server.url,
    connections,
    duration,
    verifyBody: (text) => !String(text).includes('"errors":'),
    requests: [
      {
        method: 'POST',
        headers: headersOf(token),
        body: bodies[0],
        ...(bodies.length > 1 && { setupRequest: (request: autocannon.Request) => ({ ...request, body: bodies[next++ % bodies.length] }) }),
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0 || result.mismatches > 0)
    throw new Error(
      `${name} fails at ${operation.id}: ${result.non2xx} not 2xx, ${result.errors} errors, ${result.mismatches} with errors in them`,
    );
  return { rate: result['2xx'] / result.duration, requests: result['2xx'] };
}

function headersOf(token: string | null): Record<string, string> {
  return { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) };
}
