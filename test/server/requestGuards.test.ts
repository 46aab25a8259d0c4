import { describe, expect, test } from 'vitest';
import { acceptsGraphQL } from '../../src/server/transport/accept.ts';
import { sameOrigin } from '../../src/server/transport/sameOrigin.ts';

describe('An Accept header', () => {
  test.each([
    undefined,
    '',
    '*/*',
    'application/*',
    'application/json',
    'text/html, application/json;q=0.5',
    'Application/GraphQL-Response+JSON; charset=utf-8',
  ])('of %j takes GraphQL responses', (accept) => {
    expect(acceptsGraphQL(accept)).toBe(true);
  });

  test.each(['text/html', 'image/*', 'application/json;q=0', 'application/xml, text/plain', 'application/json; q=0.000'])(
    'of %j does not',
    (accept) => {
      expect(acceptsGraphQL(accept)).toBe(false);
    },
  );
});

describe('A WebSocket', () => {
  test.each([
    ['a program, which names no origin', undefined, 'hub.example'],
    ['a page of the server itself', 'https://hub.example', 'hub.example'],
    ['a page in development, of a server on this machine', 'http://localhost:5173', '127.0.0.1:4000'],
  ])('may be opened by %s', (_name, origin, host) => {
    expect(sameOrigin(origin === undefined ? { host } : { origin, host })).toBe(true);
  });

  test.each([
    ['a page of another site', 'https://elsewhere.example', '127.0.0.1:4000'],
    ['a page on the reader’s machine, of a server elsewhere', 'http://localhost:5173', 'hub.example'],
    ['a page on another port', 'http://hub.example:81', 'hub.example'],
    ['a page without a name', 'null', '127.0.0.1:4000'],
    ['a page of a site that calls itself this machine', 'http://rebound.example:4000', '127.0.0.1:4000'],
  ])('may not be opened by %s', (_name, origin, host) => {
    expect(sameOrigin({ origin, host })).toBe(false);
  });
});
