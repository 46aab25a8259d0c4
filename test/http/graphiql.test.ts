import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { get, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { graphiqlPage, graphiqlPlugin, sendGraphiql } from '../../src/server/transport/graphiql.ts';
import { serveToy } from '../server/toyServer.ts';

const dir = fileURLToPath(new URL('../../dist/graphiql', import.meta.url));
const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';

const serve = () => serveToy({ graphiql: graphiqlPage, register: graphiqlPlugin });

async function page(headers: Record<string, string> = { accept: browser }, query = ''): Promise<Response> {
  const { graphql } = await serve();
  return fetch(graphql + query, { headers });
}

describe('GraphiQL', () => {
  test('is what a browser gets at the address of GraphQL', async () => {
    const answer = await page();
    expect(answer.status, 'is GraphiQL built? npm run build:graphiql').toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const html = await answer.text();
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<title>Kampung KB data hub</title>');
    expect(html).toMatch(/<link\s+rel="icon"\s+href="data:image\/svg\+xml,/);
  });

  test.each([
    ['text/html', true],
    ['text/html;q=0.9, application/json;q=0.8', true],
    ['application/json;q=0.9, text/html', true],
    ['*/*', false],
    ['application/json', false],
    ['application/json, text/html', false],
    ['text/html;q=0.5, application/graphql-response+json', false],
    ['text/html;q=0, */*', false],
  ])('is sent to whom accepts %s: %s', async (accept, sent) => {
    const answer = await page({ accept, 'apollo-require-preflight': 'true' });
    expect(answer.headers.get('content-type')?.startsWith('text/html') === true).toBe(sent);
  });

  test('leaves operations that are sent by GET to GraphQL', async () => {
    const answer = await page({ accept: browser, 'apollo-require-preflight': 'true' }, '?query={viewer}');
    expect(await answer.json()).toEqual({ data: { viewer: 'tester' } });
    const persisted = await page(
      { accept: browser, 'apollo-require-preflight': 'true' },
      `?extensions=${encodeURIComponent('{"persistedQuery":{"version":1,"sha256Hash":"0"}}')}`,
    );
    expect(await persisted.json()).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
  });

  test('may load nothing from elsewhere, and be framed by nobody', async () => {
    const { headers } = await page();
    const directives = (headers.get('content-security-policy') ?? '').split('; ');
    expect(directives).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "worker-src 'self' blob:",
        "style-src 'self' 'unsafe-inline'",
        "connect-src 'self' ws: wss:",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "frame-ancestors 'none'",
      ]),
    );
    expect(directives.filter((directive) => directive.startsWith('script-src'))).toEqual([]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('is asked for anew on each visit, and answered shortly when it has not changed', async () => {
    const { graphql } = await serve();
    const { headers } = await fetch(graphql, { headers: { accept: browser } });
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('vary')).toBe('accept');
    const again = await fetch(graphql, { headers: { accept: browser, 'if-none-match': headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  test('names its files relative to itself, so that it works below any path', async () => {
    const html = await (await page()).text();
    const named = [...html.matchAll(/(?:src|href)="(?!data:)([^"]*)"/g)].map(([, address]) => address ?? '');
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter((address) => !address.startsWith('graphql/assets/'))).toEqual([]);
    const { graphql } = await serve();
    for (const address of named) expect((await fetch(new URL(address, graphql))).status, address).toBe(200);
  });

  test('needs no other host', async () => {
    const elsewhere = /unpkg|jsdelivr|googleapis|gstatic|cdnjs|esm\.sh|vscode-cdn/;
    // Names of XML namespaces are no addresses.
    const anyHost = /(?:https?:)?\/\/(?!www\.w3\.org\/)[\w-]+\.\w/;
    const files = ['index.html', ...(await assets()).map((name) => `assets/${name}`)].filter((name) => /\.(html|css|js)$/.test(name));
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      const text = await readFile(join(dir, file), 'utf8');
      expect(elsewhere.exec(text)?.[0], file).toBeUndefined();
      expect(file.endsWith('.js') ? undefined : anyHost.exec(text)?.[0], file).toBeUndefined();
    }
  });

  test('says how to build it when it has not been built', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'graphiql-'));
    onTestFinished(() => rm(empty, { recursive: true }));
    const { url, graphql } = await serveToy({
      graphiql: { ...graphiqlPage, send: (request, reply) => sendGraphiql(request, reply, empty) },
      register: (fastify) => graphiqlPlugin(fastify, { dir: empty }),
    });
    const answer = await fetch(graphql, { headers: { accept: browser } });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await answer.text()).toContain('npm run build:graphiql');
    expect((await fetch(`${url}/graphql/assets/index.js`)).status).toBe(404);
  });
});

describe('The files of GraphiQL', () => {
  const types: Record<string, string> = {
    '.js': 'application/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.ttf': 'font/ttf',
  };

  test('are served with their types, to be kept for good', async () => {
    const { url } = await serve();
    const names = await assets();
    expect(
      names
        .filter((name) => name.includes('.worker-'))
        .map((name) => name.split('-')[0])
        .toSorted(),
    ).toEqual(['editor.worker', 'graphql.worker', 'json.worker']);
    for (const name of names) {
      const answer = await fetch(`${url}/graphql/assets/${name}`);
      expect(answer.headers.get('content-type'), name).toBe(types[extname(name)]);
      expect(answer.headers.get('cache-control'), name).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('x-content-type-options'), name).toBe('nosniff');
      expect(Buffer.from(await answer.arrayBuffer()).equals(await readFile(join(dir, 'assets', name))), name).toBe(true);
    }
  });

  test('carry a hash of their content in their names', async () => {
    expect((await assets()).filter((name) => !/-[\w-]{8}\.\w+$/.test(name))).toEqual([]);
  });

  test('are sent compressed to those who can read it', async () => {
    const { url } = await serve();
    const name = (await assets()).find((file) => file.startsWith('monaco-editor-') && file.endsWith('.js')) ?? '';
    const [plain, compressed] = await Promise.all(
      ['identity', 'gzip'].map((encoding) => rawGet(url, `/graphql/assets/${name}`, { 'accept-encoding': encoding })),
    );
    expect(plain?.headers['content-encoding']).toBeUndefined();
    expect(compressed?.headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': types['.js'], vary: 'accept-encoding' });
    expect(Number(compressed?.headers['content-length'])).toBeLessThan(Number(plain?.headers['content-length']) / 3);
  });

  test('are not sent again to those who have them', async () => {
    const { url } = await serve();
    const [name = ''] = await assets();
    const { headers } = await rawGet(url, `/graphql/assets/${name}`);
    // `fetch` would add `cache-control: no-cache`, which asks for the file itself.
    const again = await rawGet(url, `/graphql/assets/${name}`, { 'if-none-match': headers.etag ?? '' });
    expect(again).toMatchObject({ status: 304, body: '' });
  });

  test.each([
    '/graphql/assets/',
    '/graphql/assets/none.js',
    '/graphql/index.html',
    '/graphql/assets/../index.html',
    '/graphql/assets/../../../package.json',
    '/graphql/assets/%2e%2e/index.html',
    '/graphql/assets/..%2findex.html',
    '/graphql/assets/..%2f..%2f..%2fpackage.json',
    '/graphql/assets/..%5c..%5c..%5cpackage.json',
    '/graphql/assets//etc/passwd',
    '/graphql/assets/%00',
  ])('are all there is below the page: nothing at %s', async (path) => {
    const { url } = await serve();
    const { status, body } = await rawGet(url, path);
    expect([400, 403, 404]).toContain(status);
    expect(JSON.parse(body)).toMatchObject({ errors: [{ message: expect.any(String) as string }] });
  });
});

/** Names of the bundle's files, without the compressed copies. */
async function assets(): Promise<string[]> {
  return (await readdir(join(dir, 'assets'))).filter((name) => !name.endsWith('.gz'));
}

/** As `fetch`, but sends the path as it stands and decodes nothing. */
function rawGet(
  url: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path, headers }, (response) => {
      let body = '';
      response.setEncoding('latin1');
      response.on('data', (part: string) => (body += part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    }).on('error', reject);
  });
}
