import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pino } from 'pino';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { toyContext, toySchema } from './toySchema.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({
    schema: toySchema,
    host: '127.0.0.1',
    port: 0,
    logger: pino({ level: 'silent' }),
    makeContext: () => toyContext(),
  });
});
afterAll(() => server.close());

/** The addresses that take a request, with what each answers in. */
const addresses = [
  ['/graphql', 'application/json'],
  ['/graphql', 'application/graphql-response+json'],
  ['/graphql', 'text/csv'],
  ['/graphql/stream', 'text/event-stream'],
] as const;

interface Answered {
  status: number;
  text: string;
}

/** Sends the address and the bytes as they are, which `fetch` does not. */
function send(method: string, path: string, headers: Record<string, string>, body?: Buffer): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { host: '127.0.0.1', port: server.port, agent: false, method, path, headers: { 'apollo-require-preflight': '1', ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A list, so that it is a file as well. */
const query = 'query Q($word: String = "hi") { named { ... on Item { called(word: $word) } } }';

describe.each(addresses)('A body sent to %s for %s', (path, accept) => {
  const post = (body: Buffer, type = 'application/json', headers: Record<string, string> = {}) =>
    send('POST', path, { accept, 'content-type': type, ...headers }, body);
  const text = JSON.stringify({ query: `{ things { ... on Owner { name } } named { name } } # é` });
  const good = JSON.stringify({ query: '{ named { name } }', variables: { unused: 'Siti é 日本' } });

  test.each([
    'application/json',
    'application/json;charset=utf-8',
    'application/json; charset="UTF-8"',
    'Application/JSON; Charset=UTF8',
    'application/json; profile="x"',
  ])('is read as %s', async (type) => {
    expect(await post(Buffer.from(good), type)).toMatchObject({ status: 200 });
  });

  test('is read with a byte order mark of UTF-8', async () => {
    expect(await post(Buffer.from(`\ufeff${good}`))).toMatchObject({ status: 200 });
  });

  test.each<[string, Buffer]>([
    ['Latin-1', Buffer.from(text, 'latin1')],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without it', Buffer.from(text, 'utf16le')],
    [
      'a surrogate half in CESU-8',
      Buffer.concat([Buffer.from('{"query": "{ viewer } # '), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
    ],
    ['an overlong slash', Buffer.concat([Buffer.from('{"query": "{ viewer } # '), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')])],
    ['half a character at the end', Buffer.concat([Buffer.from('{"query": "{ viewer }"} '), Buffer.from([0xe6, 0x97])])],
  ])('is refused when it is %s: 400', async (_name, body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('"errors"');
    expect(answer.text).not.toContain('\ufffd');
  });

  test.each([
    'application/json; charset=iso-8859-1',
    'application/json; charset=utf-16',
    'application/json;charset="windows-1252"',
    'application/json; charset=',
    'text/plain; charset=utf-8',
  ])('is refused as %s: 415', async (type) => {
    expect(await post(Buffer.from(good), type)).toMatchObject({
      status: 415,
      text: expect.stringContaining('"UNSUPPORTED_MEDIA_TYPE"') as string,
    });
  });

  test('is refused when it is compressed: 415', async () => {
    expect(await post(Buffer.from(good), 'application/json', { 'content-encoding': 'gzip' })).toMatchObject({
      status: 415,
      text: expect.stringContaining('content-encoding') as string,
    });
  });
});

describe.each(addresses)('Parameters of the address %s for %s', (path, accept) => {
  const get = (search: string) => send('GET', `${path}?${search}`, { accept });
  const encoded = encodeURIComponent(query);

  test('that are empty are as good as absent', async () => {
    const answer = await get(`query=${encoded}&variables=&extensions=&operationName=&documentId=`);
    expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('hi tester') as string });
    expect(await get(`query=${encoded}&variables=null&extensions=null`)).toEqual(answer);
    expect(await get(`query=${encoded}`)).toEqual(answer);
  });

  test('name an operation by its name, also "null"', async () => {
    const both = encodeURIComponent('query null { named { name } } query B { nothing { name } }');
    expect(await get(`query=${both}&operationName=null`)).toMatchObject({ status: 200, text: expect.stringContaining('box') as string });
  });

  test('are decoded as forms are: plus signs are spaces', async () => {
    expect((await get(`query=${encoded}&variables=${encodeURIComponent('{"word": "é+ü"}').replaceAll('%20', '+')}`)).text).toContain(
      'é+ü tester',
    );
  });

  test.each([
    ['a percent sign that begins nothing', `query=${encoded}&variables=%7B%22word%22:%22100%%22%7D`],
    ['half an escape', `query=${encoded}&operationName=%4`],
    ['bytes that are not UTF-8', `query=${encoded}&variables=%7B%22word%22:%22Ren%E9%22%7D`],
    ['a surrogate half', `query=${encoded}&variables=%7B%22word%22:%22%ED%A0%80%22%7D`],
    ['bytes that are not escaped', `query=${encoded}&variables=%7B%22word%22:%22Ren\u00c3\u00a9%22%7D`],
  ])('are refused for %s: 400', async (_name, search) => {
    expect(await get(search)).toMatchObject({ status: 400 });
  });

  test.each([
    ['an empty query', 'query='],
    ['nothing', ''],
    ['a query given twice', `query=${encoded}&query=${encoded}`],
    ['variables that are no JSON', `query=${encoded}&variables=x`],
    ['variables that are a list', `query=${encoded}&variables=[]`],
    ['extensions that are a text', `query=${encoded}&extensions=%22x%22`],
  ])('are refused for %s', async (_name, search) => {
    expect(await get(search)).toMatchObject({
      status: accept === 'application/graphql-response+json' ? 422 : 400,
      text: expect.stringContaining('"errors"') as string,
    });
  });
});
