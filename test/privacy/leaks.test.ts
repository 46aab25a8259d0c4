import { afterAll, beforeAll, expect, it } from 'vitest';
import pg from 'pg';
import { WebSocket } from 'ws';
import { Role, Scope } from '../../src/access/viewer.ts';
import { createDatabase } from '../support/databases.ts';
import { keysOnly, startHub, type RunningHub } from '../support/hubProcess.ts';
import { credentialsFor, localTokenOf } from '../support/signIn.ts';
import { Secrets } from '../support/secrets.ts';

const village = '33.26.16.2001';

let database: Awaited<ReturnType<typeof createDatabase>>;
let hub: RunningHub;
const niks = new Secrets();
/** Names and notes too: they may stand in data, and nowhere else. */
const secrets = new Secrets();
const codes = new Set<string>();

beforeAll(async () => {
  database = await createDatabase();
  hub = await startHub({ DATABASE_URL: database.url, HUB_DEMO: '0', LOG_LEVEL: 'trace' });
}, 60_000);
afterAll(async () => {
  await hub.stop();
  await database.drop();
});

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: { code: string } }[];
}

/** Sends a request as it stands; what comes back is looked at in full. */
async function send(path: string, init: RequestInit): Promise<{ text: string; answer: Answer }> {
  const response = await fetch(new URL(path, hub.url), { ...init, headers: { ...credentialsFor(hub.url), ...init.headers } });
  const text = await response.text();
  const headers = JSON.stringify([...response.headers]);
  niks.saw(`answer to ${path}`, text);
  for (const kept of [niks, secrets]) kept.saw('headers', headers);
  const answer = ((response.headers.get('content-type') ?? '').includes('json') ? JSON.parse(text) : {}) as Answer;
  for (const error of answer.errors ?? []) {
    codes.add(error.extensions.code);
    secrets.saw('error', error);
  }
  secrets.saw(
    'ids and cursors',
    [...text.matchAll(/"(?:id|cursor|endCursor|startCursor)":"([^"]*)"/g)].map(([, value]) => value),
  );
  return { text, answer };
}

function post(body: string, accept = 'application/json') {
  return send('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', accept }, body });
}
const ask = (query: string, variables?: Record<string, unknown>, accept?: string) => post(JSON.stringify({ query, variables }), accept);

/** The hub runs by the real calendar, and tells nobody of what was measured long ago. */
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** A token of an administrator who was given scopes by name. */
const hubToken = (scopes: Scope[]) => localTokenOf(keysOnly(), { id: 'decider', role: Role.ADMINISTRATOR, areas: null, scopes });

/** A WebSocket whose every frame, and the reason it is closed with, is looked at. */
async function socket(parameters: Record<string, unknown>) {
  const connection = new WebSocket(hub.url.replace('http', 'ws'), 'graphql-transport-ws');
  const frames: { id?: string; type: string; payload?: unknown }[] = [];
  const closed = new Promise<number>((resolve) =>
    connection.once('close', (code, reason) => {
      for (const kept of [niks, secrets]) kept.saw('closing reason', reason.toString());
      resolve(code);
    }),
  );
  connection.on('message', (data) => {
    const text = (data as Buffer).toString();
    niks.saw('WebSocket frame', text);
    const frame = JSON.parse(text) as (typeof frames)[number];
    // Only what was asked for by this id may have names in it.
    if (frame.id !== 'names') secrets.saw('WebSocket frame', text);
    frames.push(frame);
  });
  connection.on('upgrade', ({ headers }) => secrets.saw('headers', headers));
  await new Promise((resolve) => connection.once('open', resolve));
  connection.send(JSON.stringify({ type: 'connection_init', payload: parameters }));
  return {
    closed,
    frames,
    /** Sends an operation, or anything else. */
    send: (message: unknown) => connection.send(typeof message === 'string' ? message : JSON.stringify(message)),
    subscribe: (id: string, query: string, variables?: Record<string, unknown>) =>
      connection.send(JSON.stringify({ id, type: 'subscribe', payload: { query, variables } })),
    /** Resolves with the first frame of a type for an operation. */
    frame: async (id: string | undefined, ...types: string[]) => {
      const found = () => frames.find((frame) => frame.id === id && types.includes(frame.type));
      await expect.poll(found, { timeout: 10_000 }).toBeDefined();
      return found();
    },
    close: () => connection.close(),
  };
}

/** Changes the database for as long as something is done. */
async function meanwhile(change: string, work: () => Promise<unknown>, back: string): Promise<void> {
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query(change);
  await work();
  await client.query(back);
  await client.end();
}

/** Takes a table away. */
const without = (table: string, work: () => Promise<unknown>) =>
  meanwhile(`alter table ${table} rename to elsewhere`, work, `alter table elsewhere rename to ${table}`);

/** Has the database refuse every person with a message that repeats the name, as its own messages repeat values. */
const refusing = (work: () => Promise<unknown>) =>
  meanwhile(
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception using errcode = '22P02', message = format('invalid input syntax: "%s"', new.name); end $$;
      create trigger refuse before insert on person for each row execute function refuse()`,
    work,
    'drop trigger refuse on person; drop function refuse',
  );

const register = 'mutation Register($input: RegisterFamilyInput!) { registerFamily(input: $input) { id head { id nik } } }';

it('NIKs, names and notes come out nowhere but in the data that was asked for: not in logs, errors, headers, ids, cursors, frames or files', async () => {
  const [nik, wifesNik, badNik] = ['3326990101900123', '3326994101930456', '3326994599930456'].map((text) => secrets.keep(niks.keep(text)));
  const [name, wife, child, note] = ['Rahasia Bapak', 'Rahasia Ibunda', 'Rahasia Ananda', 'Rahasia Catatan'].map((text) =>
    secrets.keep(text),
  );
  const input = {
    villageCode: village,
    head: { name, sex: 'MALE', bornOn: '1990-01-01', nik },
    members: [{ name: wife, sex: 'FEMALE', relation: 'SPOUSE', nik: wifesNik }],
    clientKey: 'once',
  };

  // What succeeds.
  const { answer } = await ask(register, { input });
  const family = (answer.data?.registerFamily as { id: string }).id;
  const registered = await ask('mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id name nik } }', {
    input: { familyId: family, name: child, sex: 'FEMALE', bornOn: '2024-06-01' },
  });
  const childId = (registered.answer.data?.registerChild as { id: string }).id;
  await ask(
    'mutation ($id: ID!) { recordMeasurement(input: { childId: $id, measuredOn: "2026-06-01", weightKg: 8, heightCm: 72 }) { id } }',
    { id: childId },
  );
  const lists = await ask(
    '{ families(orderBy: { field: HEAD_NAME }) { edges { cursor node { id members { id name nik } history { nodes { id fields { field before after } } } } } pageInfo { endCursor } } children(orderBy: { field: NAME }) { edges { cursor node { id name nik } } } alerts { nodes { id message } } }',
  );
  expect(lists.text).toContain(name);
  expect(lists.text).toContain('3326**********23');
  secrets.saw('alerts', lists.answer.data?.alerts ?? {});
  for (const accept of ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
    await ask('query Export { children { nodes { name nik } } }', undefined, accept);
  await ask(`{ children(filter: { nameContains: "${child}" }) { totalCount } }`);
  await send(`/graphql?query=${encodeURIComponent(`{ children(filter: { nameContains: "${child}" }) { nodes { id } } }`)}`, {
    headers: { accept: 'application/json', 'apollo-require-preflight': '1' },
  });

  // What is refused: by the rules, by GraphQL, and by HTTP.
  await ask(register, { input: { ...input, clientKey: 'twice' } });
  await ask(register, { input: { ...input, clientKey: 'bad', head: { ...input.head, nik: badNik } } });
  await ask(register, { input: { ...input, villageCode: name, clientKey: nik } });
  await ask(register, { input: { ...input, head: { ...input.head, sex: name, bornOn: nik, relation: wifesNik, married: name } } });
  await ask(register, { input: { ...input, head: { ...input.head, nik: Number(nik), name: Number(nik) } } });
  await ask(register, { input: { ...input, [`${name}`]: 1, head: [{ ...input.head, name: { first: name } }] } });
  await ask(register, { input: name });
  await ask('query ($n: Int) { children(first: $n) { nodes { id } } }', { n: nik });
  await ask('query ($n: Int) { children(first: $n) { nodes { id } } }', { n: Number(nik) });
  await ask('query ($after: String) { children(after: $after) { nodes { id } } }', { after: Buffer.from(name ?? '').toString('base64') });
  for (const id of [nik, `Person_${name ?? ''}`]) await ask('query ($id: ID!) { node(id: $id) { id } }', { id });
  for (const literal of [
    `"${name ?? ''}"`,
    nik,
    `{ sex: "${name ?? ''}" }`,
    `[${nik ?? ''}]`,
    name,
    `"${name ?? ''}`,
    `${nik ?? ''}x`,
    `"""${name ?? ''}"""`,
  ]) {
    await ask(`{ children(first: ${literal ?? ''}) { nodes { id } } }`);
    await ask(`{ children { nodes { id ${literal ?? ''} } } }`);
    await ask(`{ children(filter: { sex: ${literal ?? ''}, nameContains: 5 }) { nodes { id } } }`);
    await ask(
      `mutation { registerFamily(input: { villageCode: ${literal ?? ''}, head: { name: ${nik ?? ''}, nik: ${literal ?? ''} } }) { id } }`,
    );
  }
  await ask(`{ ${(name ?? '').replace(' ', '')} }`.replace('RahasiaBapak', 'unknown'));
  await post(`{ "query": "${name ?? ''}`);
  await post(JSON.stringify({ query: { name }, variables: nik }));
  await post(JSON.stringify({ variables: { name }, extensions: { persistedQuery: { version: 1, sha256Hash: nik } } }));
  await post(JSON.stringify({ query: `{ viewer { id } } # ${(name ?? '').repeat(100_000)}` }));
  await send(`/nothing/${nik ?? ''}`, {});
  await send(`/graphql?query=${nik ?? ''}&variables=${encodeURIComponent(name ?? '')}`, {
    headers: { accept: 'application/json', 'apollo-require-preflight': '1' },
  });
  await send('/graphql/stream', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: `subscription { stuntingAlerts(villageCodes: ["${name ?? ''}"]) { cursor } }` }),
  });

  // What is told live: an alert about the child, without its name and with it; and what is refused there.
  const live = await socket(credentialsFor(hub.url));
  await live.frame(undefined, 'connection_ack');
  const facts = 'cursor type alert { id kind severity status message source facts: message(locale: EN) }';
  live.subscribe('facts', `subscription Facts { stuntingAlerts { ${facts} } }`);
  live.subscribe(
    'names',
    `subscription Names { stuntingAlerts { cursor alert { child { id name nik family { members { name nik } } } } } }`,
  );
  live.subscribe('other', '{ viewer { id } }');
  await live.frame('other', 'complete');
  const second = secrets.keep('Rahasia Adinda');
  const { answer: added } = await ask('mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }', {
    input: { familyId: family, name: second, sex: 'MALE', bornOn: daysAgo(800) },
  });
  const measured = await ask(
    'mutation ($id: ID!, $on: Date!) { recordMeasurement(input: { childId: $id, measuredOn: $on, weightKg: 8, heightCm: 72 }) { id } }',
    { id: (added.data?.registerChild as { id: string }).id, on: daysAgo(1) },
  );
  expect(measured.answer.errors).toBeUndefined();
  expect(JSON.stringify(await live.frame('facts', 'next'))).toContain('SEVERE_STUNTING');
  const told = JSON.stringify(await live.frame('names', 'next'));
  expect(told).toContain(second);
  expect(told).toContain('3326**********23');
  const alertId = (
    JSON.parse(JSON.stringify(await live.frame('facts', 'next'))) as { payload: { data: { stuntingAlerts: { alert: { id: string } } } } }
  ).payload.data.stuntingAlerts.alert.id;
  await ask('mutation ($id: ID!) { acknowledgeAlert(id: $id) { id } }', { id: alertId });
  for (const [n, query] of [
    `subscription { stuntingAlerts(area: "${name ?? ''}") { cursor } }`,
    `subscription { stuntingAlerts(after: "${nik ?? ''}") { cursor } }`,
    `subscription { ${(name ?? '').replace(' ', '')} }`,
    `{ children(filter: { nameContains: ${nik ?? ''} }) { totalCount } }`,
  ].entries()) {
    live.subscribe(`refused ${n}`, query);
    await live.frame(`refused ${n}`, 'error', 'next');
  }
  live.subscribe(
    'refused variable',
    'subscription ($area: AreaCode, $after: String) { stuntingAlerts(area: $area, after: $after) { cursor } }',
    { area: nik, after: name },
  );
  await live.frame('refused variable', 'error', 'next');
  live.subscribe('failing', `query Failing { children(filter: { nameContains: "${child ?? ''}" }) { totalCount } }`);
  await live.frame('failing', 'next');
  await without('person', async () => {
    live.subscribe('broken', `query Broken { children(filter: { nameContains: "${child ?? ''}" }) { nodes { name } } }`);
    expect(JSON.stringify(await live.frame('broken', 'next', 'error'))).toContain('INTERNAL_SERVER_ERROR');
  });
  live.send(`{ "type": "${name ?? ''}", "id": "${nik ?? ''}" }`);
  expect(await live.closed).toBe(4400);
  const refusedSocket = await socket({ authorization: `Bearer ${nik ?? ''}`, 'hub-purpose': name });
  expect(await refusedSocket.closed).toBe(4401);

  // Two addresses that a monitor may ask. There are no metrics: if there ever are, they are looked at here.
  for (const path of ['/metrics', '/health', '/ready']) secrets.saw(path, (await send(path, {})).text);

  // What a person may ask for: the whole NIK stands in that answer, and in no other place.
  const rights = { headers: { authorization: `Bearer ${await hubToken([Scope.PERSONS_EXPORT, Scope.PERSONS_ERASE])}` } };
  const personOf = async (query: string) =>
    (
      await fetch(hub.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...rights.headers },
        body: JSON.stringify({ query }),
      })
    ).text();
  const headId = (answer.data?.registerFamily as { head: { id: string } }).head.id;
  expect(
    await personOf(`mutation Give { exportPerson(id: "${headId}", reason: "for ${name ?? ''}, NIK ${nik ?? ''}") { data } }`),
  ).toContain(`"nik":"${nik ?? ''}"`);
  for (const refused of [
    `exportPerson(id: "${nik ?? ''}", reason: "${name ?? ''}") { data }`,
    `erasePerson(id: "Person_${name ?? ''}", reason: "${nik ?? ''}", confirm: false) { erased }`,
  ]) {
    const text = await personOf(`mutation { ${refused} }`);
    for (const kept of [niks, secrets]) kept.saw('refused right', text);
  }

  // What fails inside: the database says no while names and NIKs are in its hands.
  const fresh = { ...input, clientKey: 'failing', head: { ...input.head, nik: secrets.keep(niks.keep('3326990202910789')) }, members: [] };
  await without('family_change', () => ask(register, { input: fresh }));
  await without('person', () => ask(register, { input: fresh }));
  await refusing(() => ask(register, { input: fresh }));
  await without('person', () => ask(`query ($n: String) { children(filter: { nameContains: $n }) { nodes { name nik } } }`, { n: name }));
  await without('audit_entry', () =>
    ask('mutation ($id: ID!, $name: String) { changeFamily(id: $id, input: { reason: $name, rt: "7" }) { id } }', {
      id: family,
      name: note,
    }),
  );

  expect([...codes].toSorted()).toEqual(
    expect.arrayContaining([
      'BAD_USER_INPUT',
      'CONFLICT',
      'GRAPHQL_PARSE_FAILED',
      'GRAPHQL_VALIDATION_FAILED',
      'INTERNAL_SERVER_ERROR',
      'NOT_FOUND',
    ]) as string[],
  );
  const { stdout, stderr } = await hub.stop();
  // It has logged every request, and each fault.
  expect(stderr.match(/"request"/g)?.length).toBeGreaterThan(40);
  expect(stderr.match(/internal error/g)?.length).toBeGreaterThanOrEqual(5);
  for (const kept of [niks, secrets]) {
    for (const [where, text] of Object.entries({ stdout, stderr })) for (const line of text.split('\n')) kept.saw(where, line);
    expect(kept.seen).toBeGreaterThan(100);
    kept.expectKept();
  }
});
