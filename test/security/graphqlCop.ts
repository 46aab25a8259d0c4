import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read, type LimitedHub, type LimitedHubs } from './limitedHub.ts';

const repeated = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, index) => text(index)).join(' ');

/**
 * The checks of graphql-cop, one test each, with the requests that it sends, as whoever shows no token, against a hub in production.
 * @see https://github.com/dolevf/graphql-cop (lib/tests)
 */
export function graphqlCop(open: () => Promise<LimitedHubs>): void {
  describe('graphql-cop finds no', () => {
    let hubs: LimitedHubs;
    let hub: LimitedHub;
    const anonymous = { 'x-test-role': 'ANONYMOUS' };

    beforeAll(async () => {
      hubs = await open();
      hub = await hubs.serve({ NODE_ENV: 'production' });
    });
    afterAll(() => hubs.close());

    it('dos_alias_overloading: a hundred aliases in one operation', async () => {
      const { codes, body } = await hub.post({ query: `query cop { ${repeated(101, (n) => `alias${n}:__typename`)} }` }, anonymous);
      expect(codes).toEqual(['MAX_ALIASES_LIMIT']);
      expect(body).not.toHaveProperty('data');
    });

    it('dos_batch: ten operations in one request', async () => {
      const { status, codes } = await hub.post(
        Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' })),
        anonymous,
      );
      expect({ status, codes }).toEqual({ status: 400, codes: ['BATCHING_NOT_ENABLED'] });
    });

    it('dos_directive_overloading: ten directives in one place', async () => {
      expect((await hub.post({ query: `query cop { __typename ${repeated(10, () => '@aa')} }` }, anonymous)).codes).toEqual([
        'MAX_DIRECTIVES_LIMIT',
      ]);
    });

    it('dos_circular_introspection: types of fields of types of fields', async () => {
      const query =
        'query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }';
      expect((await hub.post({ query }, anonymous)).codes).toEqual(['MAX_INTROSPECTION_DEPTH_LIMIT']);
      expect((await (await hubs.serve()).post({ query })).codes).toEqual(['MAX_INTROSPECTION_DEPTH_LIMIT']);
    });

    it('dos_field_duplication: one field five hundred times', async () => {
      expect((await hub.post({ query: `query cop { ${'__typename \n'.repeat(500)} }` }, anonymous)).codes).toEqual([
        'MAX_DUPLICATES_LIMIT',
      ]);
    });

    it('info_field_suggestions: a name that is nearly right', async () => {
      const { body, text } = await hub.post(
        { query: 'query cop { village(code: "33.26.01.2001") { nam } __schem { directive } }' },
        anonymous,
      );
      expect(body.errors?.length).toBeGreaterThan(1);
      expect(text).not.toMatch(/did you mean/i);
    });

    it('detect_graphiql: a page that can do more than any client', async () => {
      // The page is there, for whoever has a token, but it is told nothing that the same client is not told.
      const page = await fetch(hub.url, { headers: { accept: 'text/html' } });
      expect(page.headers.get('content-type')).toMatch(/^text\/(html|plain)/);
      expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      const trusted = await hubs.serve({ HUB_TRUSTED_ONLY: '1' }, { graphiql: undefined });
      expect((await fetch(trusted.url, { headers: { accept: 'text/html' } })).status).toBe(406);
      for (const path of ['/graphiql', '/playground', '/console', '/graphql/console', '/altair', '/voyager', '/'])
        expect((await fetch(`${hub.server.url}${path}`)).status, path).toBe(404);
    });

    it('info_get_method_support: a query by GET that any page can make a browser send', async () => {
      const { status, text } = await read(await fetch(`${hub.url}?query=${encodeURIComponent('query cop {__typename}')}`));
      expect(status).toBe(400);
      expect(text).not.toContain('"data"');
    });

    it('info_get_based_mutation: a change by GET', async () => {
      const query = 'mutation cop {__typename}';
      const bare = await read(await fetch(`${hub.url}?query=${encodeURIComponent(query)}`));
      expect([bare.status, bare.text.includes('"data"')]).toEqual([400, false]);
      const { status, headers } = await hub.get({ query }, anonymous);
      expect([status, headers.get('allow')]).toEqual([405, 'POST']);
      const stream = await fetch(`${hub.url}/stream?query=${encodeURIComponent(query)}`, { headers: { accept: 'text/event-stream' } });
      expect(stream.status).toBe(405);
    });

    it('info_introspection: the schema', async () => {
      const { codes, body } = await hub.post({ query: 'query cop { __schema { types { name fields { name } } } }' }, anonymous);
      expect(codes).toEqual(['INTROSPECTION_DISABLED']);
      expect(body).not.toHaveProperty('data');
      expect((await hub.post({ query: 'query cop { __type(name: "Child") { name } }' }, anonymous)).codes).toEqual([
        'INTROSPECTION_DISABLED',
      ]);
      expect((await hub.post({ query: '{ ...f } fragment f on Query { x: __schema { queryType { name } } }' }, anonymous)).codes).toEqual([
        'INTROSPECTION_DISABLED',
      ]);
      // Whoever is known still gets it.
      expect((await hub.post({ query: '{ __schema { queryType { name } } }' })).body).toEqual({
        data: { __schema: { queryType: { name: 'Query' } } },
      });
    });

    it('info_post_based_csrf: a body that a form can send', async () => {
      for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
        const { status, codes } = await hub.post('query=query+cop+{__typename}', { ...anonymous, 'content-type': type });
        expect({ status, codes }, type).toEqual({ status: 415, codes: ['UNSUPPORTED_MEDIA_TYPE'] });
      }
    });

    it('info_trace_mode: what it took to answer', async () => {
      const { body, headers } = await hub.post(
        { query: 'query cop { __typename }' },
        { ...anonymous, 'apollo-federation-include-trace': 'ftv1', 'x-apollo-tracing': '1' },
      );
      expect(body).toEqual({ data: { __typename: 'Query' } });
      expect(headers.get('server-timing')).toBeNull();
    });

    it('info_unhandled_error: a fault of the server, told to the client', async () => {
      for (const query of [
        'qwerty cop { abc }',
        'query cop { node(id: "0") { id } }',
        '{ nodes(ids: ["", "\\u0000", "Q2hpbGQ6eA=="]) { id } }',
      ]) {
        const { status, text } = await hub.post({ query });
        expect(status).toBeLessThan(500);
        expect(text).not.toMatch(/stacktrace|exception|node_modules|\/src\/|INTERNAL_SERVER_ERROR/);
      }
    });
  });
}
