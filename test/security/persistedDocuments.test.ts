import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { committedManifest, manifestOf, readManifest, type PersistedQueryManifest } from '../../src/server/document/manifest.ts';
import { temporaryFolder } from '../interchange/temporaryFolder.ts';
import { rawSocket } from '../server/rawSocket.ts';
import { exampleOperations } from '../support/exampleOperations.ts';
import { today } from '../support/testHub.ts';
import { openLimitedHubs, read, roleHeader, type LimitedHub, type LimitedHubs } from './limitedHub.ts';

const manifest = JSON.parse(readFileSync(committedManifest, 'utf8')) as PersistedQueryManifest;
const idOf = (name: string) => manifest.operations.find((operation) => operation.name === name)?.id ?? '';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });

let hubs: LimitedHubs;
beforeAll(async () => {
  hubs = await openLimitedHubs('embedded');
});
afterAll(() => hubs.close());

describe('A hub that runs trusted documents only', () => {
  const files = temporaryFolder();
  const villages = idOf('VillagesOfTheRegency');
  const variables = { area: '33.26', first: 2 };
  let hub: LimitedHub;
  beforeAll(async () => {
    hub = await hubs.serve({ HUB_TRUSTED_ONLY: '1' });
  });

  it('lists every operation of schema/operations, as they are now', () => {
    expect(manifest).toEqual(manifestOf('schema/operations'));
    expect(manifest.operations).toHaveLength(exampleOperations(today).length);
  });

  it.each([
    ['documentId', { documentId: villages }],
    ['documentId with the name of the hash', { documentId: `sha256:${villages}` }],
    ["the extension of Apollo's clients", { extensions: persisted(villages) }],
    ['the hash, with a text that is not looked at', { query: '{ viewer { id } }', extensions: persisted(villages) }],
  ])('runs them by %s', async (_name, request) => {
    expect((await hub.post({ ...request, variables })).body.data).toMatchObject({
      villages: { nodes: [{ district: { name: 'Kandangserang' } }, {}] },
    });
  });

  it('runs them by GET, WebSocket, event stream and as a file', async () => {
    const asText = { variables: JSON.stringify(variables) };
    expect((await hub.get({ documentId: villages, ...asText })).body).toHaveProperty('data.villages');
    expect((await hub.get({ extensions: JSON.stringify(persisted(villages)), ...asText })).body).toHaveProperty('data.villages');

    const socket = await rawSocket(hub.url).introduced();
    socket.send({ type: 'subscribe', id: '1', payload: { query: '', variables, extensions: persisted(villages) } });
    expect(await socket.next()).toMatchObject({ type: 'next', payload: { data: { villages: {} } } });

    const stream = await fetch(`${hub.url}/stream?${new URLSearchParams({ documentId: villages, ...asText }).toString()}`, {
      headers: { accept: 'text/event-stream' },
    });
    expect(await stream.text()).toContain('{"data":{"villages":');
    expect((await hub.post({ documentId: villages, variables }, { accept: 'text/csv' })).text).toMatch(/^code,name,/m);
  });

  it.each([
    ['a text', { query: '{ __typename }' }, 'PERSISTED_QUERY_ID_REQUIRED'],
    ['the text of a trusted document', { query: manifest.operations[0]?.body }, 'PERSISTED_QUERY_ID_REQUIRED'],
    ['nothing', { variables: {} }, 'PERSISTED_QUERY_ID_REQUIRED'],
    [
      'another document by its hash',
      { query: '{ __typename }', extensions: persisted(hashOf('{ __typename }')) },
      'PERSISTED_QUERY_NOT_IN_LIST',
    ],
    ['an id that is none', { documentId: '../../etc/passwd' }, 'PERSISTED_QUERY_NOT_FOUND'],
  ])('refuses %s, on every transport', async (_name, request, code) => {
    const answer = await hub.post(request);
    expect(answer.codes).toEqual([code]);
    const asText = Object.fromEntries(
      Object.entries(request).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    );
    expect((await hub.get(asText)).codes).toEqual([code]);
    // The other transports take a text only.
    if ('query' in request) await expectRefusedElsewhere(request, code);
  });

  async function expectRefusedElsewhere(request: object, code: string): Promise<void> {
    const socket = await rawSocket(hub.url).introduced();
    socket.send({ type: 'subscribe', id: '1', payload: request });
    expect(await socket.next()).toMatchObject({ type: 'error', payload: [{ extensions: { code } }] });
    const stream = await fetch(`${hub.url}/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(request),
    });
    expect(await stream.text()).toContain(code);
    expect((await hub.post(request, { accept: 'text/csv' })).codes).toEqual([code]);
  }

  it('never changes anything by GET', async () => {
    const input = { childId: 'x', measuredOn: '2026-06-01', weightKg: 10, heightCm: 80 };
    const asked = { documentId: idOf('RecordAMeasurement'), variables: JSON.stringify({ input }) };
    expect(asked.documentId).not.toBe('');
    expect((await hub.get(asked)).status).toBe(405);
    expect(
      (await fetch(`${hub.url}/stream?${new URLSearchParams(asked).toString()}`, { headers: { accept: 'text/event-stream' } })).status,
    ).toBe(405);
    expect((await hub.post({ documentId: asked.documentId, variables: { input } })).body.errors?.[0]?.extensions.code).not.toBe(
      'PERSISTED_QUERY_NOT_IN_LIST',
    );
  });

  it('takes the list of a deployment, and refuses one that was tampered with', async () => {
    const [first] = manifest.operations;
    const file = join(files.folder, 'own.json');
    const body = 'query Own { __typename }';
    writeFileSync(file, JSON.stringify({ ...manifest, operations: [{ id: hashOf(body), name: 'Own', type: 'query', body }] }));
    const own = await hubs.serve({ HUB_TRUSTED_ONLY: '1', HUB_TRUSTED_DOCUMENTS: file });
    expect((await own.post({ documentId: hashOf(body) })).body).toEqual({ data: { __typename: 'Query' } });
    expect((await own.post({ documentId: first?.id })).codes).toEqual(['PERSISTED_QUERY_NOT_IN_LIST']);
    writeFileSync(file, JSON.stringify({ ...manifest, operations: [{ ...first, body }] }));
    expect(() => readManifest(file)).toThrow('is not the SHA-256 of its body');
  });
});

describe('Automatic persisted documents', () => {
  const query = 'query Automatic { __typename }';
  let hub: LimitedHub;
  beforeAll(async () => {
    hub = await hubs.serve();
  });

  it('are known by their hash once they were sent with it, by whatever transport', async () => {
    expect((await hub.get({ extensions: JSON.stringify(persisted(hashOf(query))) })).codes).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    expect((await hub.post({ query, extensions: persisted(hashOf(query)) })).body).toEqual({ data: { __typename: 'Query' } });
    expect((await hub.get({ extensions: JSON.stringify(persisted(hashOf(query))) })).body).toEqual({ data: { __typename: 'Query' } });
    const socket = await rawSocket(hub.url).introduced();
    socket.send({ type: 'subscribe', id: '1', payload: { query: '', extensions: persisted(hashOf(query)) } });
    expect(await socket.next()).toMatchObject({ type: 'next', payload: { data: { __typename: 'Query' } } });
  });

  it('are not kept under the hash of another text', async () => {
    const harmless = hashOf('{ viewer { id } }');
    expect((await hub.post({ query: '{ __typename }', extensions: persisted(harmless) })).codes).toEqual(['PERSISTED_QUERY_HASH_MISMATCH']);
    expect((await hub.post({ extensions: persisted(harmless) })).codes).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });

  it('never change anything by GET', async () => {
    const change = 'mutation Change { __typename }';
    const extensions = persisted(hashOf(change));
    expect((await hub.post({ query: change, extensions })).body).toEqual({ data: { __typename: 'Mutation' } });
    expect((await hub.get({ extensions: JSON.stringify(extensions) })).status).toBe(405);
    const stream = `${hub.url}/stream?${new URLSearchParams({ extensions: JSON.stringify(extensions) }).toString()}`;
    expect((await fetch(stream, { headers: { accept: 'text/event-stream' } })).status).toBe(405);
  });

  it('need what every GET needs', async () => {
    const bare = await read(
      await fetch(`${hub.url}?${new URLSearchParams({ extensions: JSON.stringify(persisted(hashOf(query))) }).toString()}`, {
        headers: { [roleHeader]: 'ADMINISTRATOR' },
      }),
    );
    expect(bare.status).toBe(400);
    expect(bare.text).not.toContain('"data"');
  });
});
