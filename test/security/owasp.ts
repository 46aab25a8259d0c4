import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawSocket } from '../server/rawSocket.ts';
import { upgrade } from '../server/upgrade.ts';
import { waitingForLock } from '../support/locks.ts';
import { read, roleHeader, type LimitedHub, type LimitedHubs } from './limitedHub.ts';

const repeated = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, index) => text(index)).join(' ');

/**
 * The items of OWASP's GraphQL cheat sheet, in its order. Who may see what (authorization, IDOR, field access) has tests of its own.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/GraphQL_Cheat_Sheet.html
 */
export function owasp(open: () => Promise<LimitedHubs>): void {
  describe('OWASP GraphQL cheat sheet', () => {
    let hubs: LimitedHubs;
    let hub: LimitedHub;

    beforeAll(async () => {
      hubs = await open();
      hub = await hubs.serve({ NODE_ENV: 'production' });
    });
    afterAll(() => hubs.close());

    describe('Input validation', () => {
      it('General practices: values of another type, or outside of what is allowed, are refused with where and what is allowed', async () => {
        const query = 'query ($code: AreaCode!, $first: Int) { village(code: $code) { children(first: $first) { totalCount } } }';
        expect((await hub.post({ query, variables: { code: 'not a code' } })).body).toMatchObject({
          errors: [{ extensions: { code: 'BAD_USER_INPUT', inputPath: ['code'] } }],
        });
        expect((await hub.post({ query, variables: { code: '33.26.01.2001', first: 501 } })).body).toMatchObject({
          errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
        });
        expect((await hub.post({ query, variables: { code: '33.26.01.2001', first: { $gt: 0 } } })).body).toMatchObject({
          errors: [{ extensions: { code: 'BAD_USER_INPUT', inputPath: ['first'] } }],
        });
      });

      it('Text that no database can hold is refused, in literals and in variables', async () => {
        const query = 'query ($part: String) { children(filter: { nameContains: $part }) { totalCount } }';
        for (const text of ['a\u0000b', '\ud800', 'x\udc00']) {
          expect((await hub.post({ query, variables: { part: text } })).body).toMatchObject({
            errors: [{ extensions: { code: 'BAD_USER_INPUT', inputPath: ['part'] } }],
          });
        }
        expect((await hub.post({ query: query.replace('($part: String) ', '').replace('$part', '"a\\u0000b"') })).codes).toEqual([
          'BAD_USER_INPUT',
        ]);
      });

      it('Injection prevention: what looks like SQL is a value, and stays one', async () => {
        const attacks = ["' or 1=1 --", "'; drop table child; --", '$1', '%', '\\', "33.26' union select nik from person --"];
        for (const attack of attacks) {
          const { status, body, text } = await hub.post({
            query: 'query ($after: String, $id: ID!) { villages(first: 1, after: $after) { nodes { code } } node(id: $id) { id } }',
            variables: { after: attack, id: attack },
          });
          expect(status).toBeLessThan(500);
          expect(
            body.errors?.every(({ extensions }) => extensions.code !== 'INTERNAL_SERVER_ERROR'),
            text,
          ).toBe(true);
        }
        expect((await hub.post({ query: '{ children(first: 0) { totalCount } }' })).body.data).toEqual({ children: { totalCount: 18 } });
      });

      it('Process validation: a large body is refused before it is parsed, while others are served', async () => {
        const [large, small] = await Promise.all([hub.post(`{"query":"${'x'.repeat(1_000_001)}"}`), hub.post({ query: '{ __typename }' })]);
        expect([large.status, large.codes]).toEqual([413, ['PAYLOAD_TOO_LARGE']]);
        expect(small.body).toEqual({ data: { __typename: 'Query' } });
      });
    });

    describe('DoS prevention', () => {
      it('Query limiting (depth)', async () => {
        const deep = `{ village(code: "33.26.01.2001") { district { regency { ${'districts { regency { '.repeat(7)} name ${'} }'.repeat(7)} } } } }`;
        expect((await hub.post({ query: deep })).codes).toEqual(['MAX_DEPTH_LIMIT']);
      });

      it('Query limiting (amount): a page has a largest size, in a literal and in a variable', async () => {
        for (const size of [501, 1_000_000]) {
          const literal = await hub.post({ query: `{ villages(first: ${size}) { nodes { code } } }` });
          const variable = await hub.post({
            query: 'query ($first: Int) { villages(first: $first) { nodes { code } } }',
            variables: { first: size },
          });
          for (const { body } of [literal, variable]) {
            expect(body.data?.villages ?? null).toBeNull();
            expect(body.errors).toMatchObject([{ extensions: { code: size === 501 ? 'BAD_USER_INPUT' : 'COST_ESTIMATED_TOO_EXPENSIVE' } }]);
          }
        }
      });

      it('Pagination: no list comes whole that grows with the data', async () => {
        const { data } = (
          await hub.post({ query: '{ __schema { queryType { fields { name args { name } type { kind ofType { kind } } } } } }' })
        ).body as {
          data: {
            __schema: {
              queryType: { fields: { name: string; args: { name: string }[]; type: { kind: string; ofType: { kind: string } | null } }[] };
            };
          };
        };
        const whole = data.__schema.queryType.fields
          .filter(({ type }) => type.kind === 'LIST' || type.ofType?.kind === 'LIST')
          .map(({ name }) => name);
        // As many as are asked for, each with a largest number; the shipped rules, one for each kind; the law in force; counts by groups of
        // which there are so many.
        expect(whole.sort()).toEqual([
          'caseCounts',
          'childCounts',
          'familyCounts',
          'indicators',
          'measuringQuality',
          'nodes',
          'regulations',
          'shippedEligibility',
        ]);
      });

      it('Timeouts: an operation that takes too long is ended, and so is its SQL, while others are served', async () => {
        const slow = await hubs.serve({ HUB_TIMEOUT_SECONDS: '0.5' });
        await hubs.hub.store.transaction(async (em) => {
          await em.execute('lock table village in access exclusive mode');
          const { status, codes, body } = await slow.post({ query: '{ villages(first: 1) { nodes { code } } }' });
          expect([status, codes]).toEqual([504, ['EXECUTION_TIMEOUT']]);
          expect(body.errors?.[0]?.extensions).toMatchObject({ limitSeconds: 0.5 });
          await expect.poll(() => waitingForLock(hubs.hub.store)).toBe(0);
          expect((await slow.post({ query: '{ __typename }' })).body).toEqual({ data: { __typename: 'Query' } });
        });
      });

      it('Query cost analysis', async () => {
        expect((await hub.post({ query: '{ villages(first: 500) { nodes { children(first: 500) { nodes { id } } } } }' })).codes).toEqual([
          'COST_ESTIMATED_TOO_EXPENSIVE',
        ]);
      });

      it('Rate limiting: of an address, with the headers that say when to come back', async () => {
        const few = await hubs.serve({ HUB_REQUESTS_PER_ADDRESS: '3' });
        const answers = [];
        for (let n = 0; n < 4; n++) answers.push(await few.post({ query: '{ __typename }' }));
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
        expect(answers.map(({ headers }) => headers.get('ratelimit-policy')?.split(', ')[0])).toEqual(Array(4).fill('"address";q=3;w=60'));
        expect(answers.map(({ headers }) => headers.get('ratelimit')?.match(/"address";r=(\d)/)?.[1])).toEqual(['2', '1', '0', '0']);
        expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(answers[3]?.body).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', policy: 'address', limit: 3 } }] });
        // The others are other servers' clients here: the address of a test is one.
        expect((await hub.post({ query: '{ __typename }' })).status).toBe(200);
      });

      it('Rate limiting: of a viewer, while other viewers at the same address are served', async () => {
        const few = await hubs.serve({ HUB_OPERATIONS_PER_VIEWER: '2' });
        const as = (role: string) => few.post({ query: '{ __typename }' }, { [roleHeader]: role });
        expect([(await as('CADRE')).status, (await as('CADRE')).status]).toEqual([200, 200]);
        const refused = await as('CADRE');
        expect([refused.status, refused.codes]).toEqual([429, ['RATE_LIMITED']]);
        expect(refused.headers.get('retry-after')).not.toBeNull();
        expect((await as('MIDWIFE')).body).toEqual({ data: { __typename: 'Query' } });
      });

      it('Rate limiting: by what operations cost', async () => {
        const few = await hubs.serve({ HUB_COST_PER_VIEWER: '1000' });
        const query = '{ villages(first: 400) { nodes { code } } }';
        expect([(await few.post({ query })).status, (await few.post({ query })).status, (await few.post({ query })).status]).toEqual([
          200, 200, 429,
        ]);
        expect((await few.post({ query: '{ __typename }' })).status).toBe(200);
      });

      it('Rate limiting: of connecting by WebSocket, so that nobody tries tokens there without end', async () => {
        const few = await hubs.serve({ HUB_REQUESTS_PER_ADDRESS: '3' });
        const upgrades = [await upgrade(few.url), await upgrade(few.url), await upgrade(few.url), await upgrade(few.url)];
        expect(upgrades.map(({ status }) => status)).toEqual([101, 101, 101, 429]);
        expect(Number(upgrades[3]?.retryAfter)).toBeGreaterThan(0);
        // One quota, whatever an address uses.
        expect((await few.post({ query: '{ __typename }' })).codes).toEqual(['RATE_LIMITED']);
      });

      it('Rate limiting: of operations on a WebSocket, each refused by itself and the connection kept', async () => {
        // Connecting is one of them.
        const few = await hubs.serve({ HUB_REQUESTS_PER_ADDRESS: '3' });
        const socket = await rawSocket(few.url).introduced();
        const ask = async (id: string) => {
          socket.send({ type: 'subscribe', id, payload: { query: '{ __typename }' } });
          const answer = (await socket.next()) as { type: string; payload: { extensions?: { code: string } }[] };
          if (answer.type === 'next') await socket.next();
          return answer.type === 'next' ? 'answered' : answer.payload[0]?.extensions?.code;
        };
        expect([await ask('1'), await ask('2'), await ask('3'), await ask('4')]).toEqual([
          'answered',
          'answered',
          'RATE_LIMITED',
          'RATE_LIMITED',
        ]);
      });

      it('Rate limiting: what a client writes in X-Forwarded-For counts only where a trusted proxy wrote it', async () => {
        const ask = async (served: LimitedHub, from: string) =>
          (await served.post({ query: '{ __typename }' }, { 'x-forwarded-for': from })).status;
        const direct = await hubs.serve({ HUB_REQUESTS_PER_ADDRESS: '1' });
        expect([await ask(direct, '10.0.0.1'), await ask(direct, '10.0.0.2')]).toEqual([200, 429]);
        const proxied = await hubs.serve({ HUB_REQUESTS_PER_ADDRESS: '1', HUB_TRUST_PROXY: 'loopback' });
        expect([await ask(proxied, '10.0.0.1'), await ask(proxied, '10.0.0.2'), await ask(proxied, '10.0.0.1')]).toEqual([200, 200, 429]);
        // Before the last proxy anybody may have written it.
        expect(await ask(proxied, '8.8.8.8, 10.0.0.1')).toBe(429);
      });
    });

    it('Batching attacks: many tries in one request, by array and by alias', async () => {
      expect((await hub.post(Array.from({ length: 50 }, (_, n) => ({ query: `{ node(id: "${n}") { id } }` })))).codes).toEqual([
        'BATCHING_NOT_ENABLED',
      ]);
      expect((await hub.post({ query: `{ ${repeated(50, (n) => `try${n}: node(id: "${n}") { id }`)} }` })).codes).toEqual([
        'MAX_ALIASES_LIMIT',
      ]);
    });

    describe('Secure configurations', () => {
      it('Introspection: off for whoever is not known, in production, on every transport', async () => {
        const query = '{ __schema { queryType { name } } }';
        const anonymous = { [roleHeader]: 'ANONYMOUS' };
        expect((await hub.post({ query }, anonymous)).codes).toEqual(['INTROSPECTION_DISABLED']);
        expect((await hub.get({ query }, anonymous)).codes).toEqual(['INTROSPECTION_DISABLED']);
        const socket = await rawSocket(hub.url).introduced();
        socket.send({ type: 'subscribe', id: '1', payload: { query } });
        expect(await socket.next()).toMatchObject({ payload: { errors: [{ extensions: { code: 'INTROSPECTION_DISABLED' } }] } });
        const events = await fetch(`${hub.url}/stream`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
          body: JSON.stringify({ query }),
        });
        expect(await events.text()).toContain('INTROSPECTION_DISABLED');
      });

      it('Introspection: on for a newcomer on the own machine, and off for all where that is set', async () => {
        const query = '{ __schema { queryType { name } } }';
        expect((await (await hubs.serve()).post({ query }, { [roleHeader]: 'ANONYMOUS' })).body).toHaveProperty('data.__schema');
        expect((await (await hubs.serve({ HUB_INTROSPECTION: 'none' })).post({ query })).codes).toEqual(['INTROSPECTION_DISABLED']);
      });

      it('Do not return excessive errors: no stack, no path, no SQL, and no suggestion', async () => {
        const { text } = await hub.post({ query: `{ ${repeated(300, (n) => `villag${n}`)} }` }, { [roleHeader]: 'ANONYMOUS' });
        expect(text).not.toMatch(/did you mean|stacktrace|node_modules|select /i);
        expect(text.length).toBeLessThan(10_000);
      });
    });

    describe('Cross-site requests', () => {
      const page = 'https://dashboard.example';

      it('No page of another site may use the hub unless it is named', async () => {
        const preflight = {
          method: 'OPTIONS',
          headers: { origin: page, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
        };
        expect((await fetch(hub.url, preflight)).headers.get('access-control-allow-origin')).toBeNull();
        expect((await hub.post({ query: '{ __typename }' }, { origin: page })).headers.get('access-control-allow-origin')).toBeNull();

        const open = await hubs.serve({ HUB_CORS_ORIGINS: page });
        const allowed = await fetch(open.url, preflight);
        expect([
          allowed.status,
          allowed.headers.get('access-control-allow-origin'),
          allowed.headers.get('access-control-allow-credentials'),
        ]).toEqual([204, page, null]);
        // Who asks, and why.
        for (const header of ['authorization', 'hub-purpose'])
          expect(allowed.headers.get('access-control-allow-headers')).toContain(header);
        expect((await open.post({ query: '{ __typename }' }, { origin: page })).headers.get('access-control-allow-origin')).toBe(page);
        for (const other of ['https://dashboard.example.evil.example', 'http://dashboard.example', 'https://elsewhere.example', 'null']) {
          expect(
            (await open.post({ query: '{ __typename }' }, { origin: other })).headers.get('access-control-allow-origin'),
            other,
          ).toBeNull();
        }
      });

      it('A WebSocket and an event stream are held to the same origins', async () => {
        const open = await hubs.serve({ HUB_CORS_ORIGINS: page });
        const stream = async (served: LimitedHub, origin: string) =>
          (
            await fetch(`${served.url}/stream?query=${encodeURIComponent('{ __typename }')}`, {
              headers: { accept: 'text/event-stream', origin },
            })
          ).status;
        expect([await stream(open, page), await stream(open, 'https://elsewhere.example'), await stream(hub, page)]).toEqual([
          200, 403, 403,
        ]);
        const status = async (served: LimitedHub, origin: string) => (await upgrade(served.url, { origin })).status;
        expect([await status(open, page), await status(open, 'https://elsewhere.example'), await status(hub, page)]).toEqual([
          101, 403, 403,
        ]);
      });

      it('A name of the web that stands for this machine (DNS rebinding) is not answered', async () => {
        const { request } = await import('node:http');
        const status = (served: LimitedHub, host: string) =>
          new Promise<number | undefined>((resolve, reject) => {
            request(served.url, { method: 'POST', headers: { host, 'content-type': 'application/json' } }, (response) => {
              response.resume();
              resolve(response.statusCode);
            })
              .once('error', reject)
              .end('{"query":"{ __typename }"}');
          });
        const { port } = hub.server;
        expect([
          await status(hub, `rebound.example:${port}`),
          await status(hub, `localhost:${port}`),
          await status(hub, `127.0.0.1:${port}`),
        ]).toEqual([421, 200, 200]);
        const named = await hubs.serve({ HUB_ALLOWED_HOSTS: 'hub.example' });
        expect([await status(named, 'hub.example'), await status(named, 'other.example')]).toEqual([200, 421]);
      });

      it('A request whose head is too large is refused, while others are served', async () => {
        const response = await read(await fetch(hub.url, { headers: { 'x-large': 'x'.repeat(20_000) } }));
        expect(response.status).toBe(431);
        expect((await hub.post({ query: '{ __typename }' })).status).toBe(200);
      });
    });
  });
}
