import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { upgrade } from '../server/upgrade.ts';
import { ask, dataOf } from '../support/ask.ts';
import { fixtureVillages } from '../support/fixture.ts';
import { watch, webSocketClient } from '../support/subscribe.ts';
import { serveBothShapes, type BothShapes } from './federatedHub.ts';

const code = fixtureVillages[0] ?? '';

/** Agencies whose subgraphs fail, each in its own way, whatever they are asked; each adds the field of its name to a village. */
const failures: Record<string, RequestListener> = {
  silent: () => undefined,
  broken: (_request, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>nginx at 10.0.0.7</h1>'),
  careless: (_request, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end('{"data":null,"errors":[{"message":"select * from readings at /srv/app.js:7"}]}'),
};

describe('The gateway', () => {
  const servers: Server[] = [];
  let shapes: BothShapes;

  beforeAll(async () => {
    const agencies = await Promise.all(
      Object.entries(failures).map(async ([name, listener]) => {
        const server = createServer(listener);
        servers.push(server);
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
          scalar AreaCode
          type Village @key(fields: "code") { code: AreaCode! ${name}: Int }`;
        return { name, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, typeDefs: parse(sdl) };
      }),
    );
    shapes = await serveBothShapes({ agencies, subgraphTimeoutMs: 5_000 });
  });
  afterAll(async () => {
    await shapes.close();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });

  it.each(Object.keys(failures))('answers the rest when the agency %s fails, and names the subgraph and nothing else', async (name) => {
    const answer = await ask(shapes.gateway, `{ village(code: "${code}") { name district { name } ${name} } viewer { id } }`);
    expect(answer).toEqual({
      status: 200,
      data: { village: { name: 'Desa 1', district: { name: 'Kandangserang' }, [name]: null }, viewer: { id: 'local' } },
      errors: [
        {
          message: `The subgraph ${name} did not answer`,
          locations: [{ line: 1, column: 59 }],
          path: ['village', name],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: name },
        },
      ],
    });
  });

  it('knows a client-made key and counts attempts at NIKs as the single hub does, whichever of the two is asked', async () => {
    const register = 'mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id } }';
    const input = { villageCode: code, head: { name: 'Kepala Gerbang', sex: 'MALE', nik: '3326990101957001' }, clientKey: 'by both' };
    const answers = await Promise.all(
      [shapes.gateway, shapes.single, shapes.gateway].map((url) => ask<{ registerFamily: { id: string } }>(url, register, { input })),
    );
    expect(new Set(answers.map(({ data }) => data?.registerFamily.id)).size).toBe(1);
    expect(answers[0]?.data?.registerFamily.id).toMatch(/^Family_/);
    const attempts = async () =>
      (await shapes.hub.store.read<{ attempts: number }>('test', `select attempts from nik_attempt where viewer_id = 'local'`))[0]
        ?.attempts;
    const before = (await attempts()) ?? 0;
    for (const url of [shapes.gateway, shapes.single]) {
      const { errors: otherInput } = await ask(url, register, { input: { ...input, rt: '9' } });
      expect(otherInput?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', inputPath: ['input', 'clientKey'] });
      const { errors: takenNik } = await ask(url, register, { input: { ...input, clientKey: null } });
      expect(takenNik?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', inputPath: ['input', 'head', 'nik'] });
    }
    expect(await attempts()).toBe(before + 2);
  });

  it.each([
    ['a global id that is none', '{ node(id: "nonsense") { id } viewer { id } }', {}],
    ['an area that there is not', '{ village(code: "33.26.99.2001") { name } viewer { id } }', {}],
    ['a page that is too large', 'query ($n: Int) { children(first: $n) { nodes { name } } }', { n: 5000 }],
    [
      'a refusal inside the objects of another subgraph',
      `{ village(code: "${code}") { name children(first: -1) { nodes { name } } } }`,
      {},
    ],
  ])('passes on what a subgraph says of %s, as the single hub says it', async (_what, query, variables) => {
    const [single, federated] = await Promise.all([ask(shapes.single, query, variables), ask(shapes.gateway, query, variables)]);
    expect(federated).toEqual(single);
    expect(single.errors).toHaveLength(1);
  });

  it.each([
    ['a field that there is not', '{ nope }', {}],
    ['the literal of a scalar of the hub', '{ village(code: "x") { name } }', {}],
    ['the variable of a scalar of the hub', 'query ($code: AreaCode!) { village(code: $code) { name } }', { code: 'x' }],
    ['what is no GraphQL', '{', {}],
    ['a variable that does not fit', 'query ($n: Int) { children(first: $n) { nodes { name } } }', { n: 'many' }],
    ['a variable that is missing', 'query ($id: ID!) { node(id: $id) { id } }', {}],
  ])('refuses %s in the words of the single hub', async (_what, query, variables) => {
    const [single, federated] = await Promise.all([ask(shapes.single, query, variables), ask(shapes.gateway, query, variables)]);
    expect(federated.errors).toEqual(single.errors);
    expect(federated.data).toBeUndefined();
  });

  it('refuses what a form on any page could send', async () => {
    const response = await fetch(shapes.gateway, { method: 'POST', body: new URLSearchParams({ query: '{ viewer { id } }' }) });
    expect(response.status).toBe(415);
    expect(await response.json()).toEqual({
      errors: [{ message: 'The content type must be application/json', extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }],
    });
  });

  it('refuses a WebSocket from a page of another site', async () => {
    expect((await upgrade(shapes.gateway, { origin: 'https://elsewhere.example' })).status).toBe(403);
  });

  it("gives every subgraph that it asks the viewer's token and purpose", async () => {
    await fetch(shapes.gateway, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer over-http', 'hub-purpose': 'home visit' },
      body: JSON.stringify({ query: `{ village(code: "${code}") { name alerts { totalCount } } }` }),
    });
    for (const name of ['villages', 'alerts'] as const)
      expect(shapes.subgraphs[name].clients.at(-1)?.headers).toMatchObject({
        authorization: 'Bearer over-http',
        'hub-purpose': 'home visit',
      });
  });

  it('brings a subscription to the subgraph over WebSocket with its token, answers its other parts from other subgraphs, and ends it there', async () => {
    const client = webSocketClient(shapes.gateway, { authorization: 'Bearer over-websocket', 'hub-purpose': 'home visit' });
    try {
      const alerts = shapes.subgraphs.alerts;
      const watched = watch<Record<string, unknown>>(
        client,
        'subscription { stuntingAlerts { alert { kind child { name } village { name district { name } } } } }',
      );
      await expect.poll(() => alerts.hub.alerts.size).toBe(1);
      expect(alerts.clients.at(-1)?.connectionParams).toEqual({ authorization: 'Bearer over-websocket', 'hub-purpose': 'home visit' });

      const { children } = await dataOf<{ children: { nodes: { id: string }[] } }>(
        shapes.gateway,
        '{ children(first: 1, filter: { stunted: false }) { nodes { id } } }',
      );
      await dataOf(
        shapes.gateway,
        'mutation ($id: ID!) { recordMeasurement(input: { childId: $id, measuredOn: "2026-06-01", weightKg: 8.7, heightCm: 88 }) { id } }',
        { id: children.nodes[0]?.id },
      );
      const [event] = await watched.waitFor(1);
      expect(event).toMatchObject({
        stuntingAlerts: {
          alert: {
            kind: 'SEVERE_WASTING',
            child: { name: expect.stringMatching(/^Anak/) as string },
            village: { district: { name: expect.any(String) as string } },
          },
        },
      });
      expect(shapes.subgraphs.children.clients.at(-1)?.headers.authorization).toBe('Bearer over-websocket');

      watched.stop();
      await expect.poll(() => alerts.hub.alerts.size).toBe(0);
    } finally {
      await client.dispose();
    }
  });

  it('keeps a subscription open for longer than a subgraph may take to answer', async () => {
    const client = webSocketClient(shapes.gateway);
    try {
      const watched = watch<object>(client, 'subscription { stuntingAlerts { cursor } }');
      await expect.poll(() => shapes.subgraphs.alerts.hub.alerts.size).toBe(1);
      // The answer about the silent agency comes when its time is over, and the subscription is older.
      await ask(shapes.gateway, `{ village(code: "${code}") { silent } }`);
      const { children } = await dataOf<{ children: { nodes: { id: string }[] } }>(
        shapes.gateway,
        '{ children(last: 1, filter: { stunted: false }) { nodes { id } } }',
      );
      await dataOf(
        shapes.gateway,
        'mutation ($id: ID!) { recordMeasurement(input: { childId: $id, measuredOn: "2026-06-02", weightKg: 8.7, heightCm: 88 }) { id } }',
        { id: children.nodes[0]?.id },
      );
      expect(await watched.waitFor(1)).toHaveLength(1);
    } finally {
      await client.dispose();
    }
  });

  // Last: the subgraph does not come back.
  it('answers the rest when a subgraph of the hub is down', async () => {
    await shapes.subgraphs.alerts.stop();
    const { data, errors } = await ask(
      shapes.gateway,
      `{ viewer { id } regency(code: "33.26") { name } village(code: "${code}") { name alerts { totalCount } } }`,
    );
    // Alerts are promised to be there, so the object that has them is what is missing.
    expect(data).toEqual({ viewer: { id: 'local' }, regency: { name: 'Pekalongan' }, village: null });
    expect(errors).toEqual([
      {
        message: 'The subgraph alerts did not answer',
        locations: [{ line: 1, column: 87 }],
        path: ['village', 'alerts'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'alerts' },
      },
    ]);
  });
});
