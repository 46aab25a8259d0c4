import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acceptedTypes } from './accept.ts';
import type { GraphiQLPage } from './http.ts';

/** The bundle that `npm run build:graphiql` makes (and `npm ci` with it). */
const builtBundle = fileURLToPath(new URL('../../../dist/graphiql', import.meta.url));

/**
 * The page loads nothing from other sites, and no site may frame it. Monaco sets styles on elements, and the fonts are inside the style
 * sheet.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface GraphiqlOptions {
  /** Address of GraphQL, and so of the page, which looks for its files below `graphql/`. */
  readonly path?: string;
  /** Folder of the bundle. */
  readonly dir?: string;
}

/**
 * Serves the files that the page loads, under `/graphql/assets/`. The page itself has the address of GraphQL:
 * the route there asks `wantsGraphiql` and answers with `sendGraphiql`.
 */
export async function graphiqlPlugin(
  fastify: FastifyInstance,
  { path = '/graphql', dir = builtBundle }: GraphiqlOptions = {},
): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: join(dir, 'assets'),
    prefix: `${path}/assets/`,
    decorateReply: false,
    index: false,
    // Without a bundle there are no files; the page says so.
    suppressWarning: true,
    preCompressed: true,
    // File names carry a hash of their content.
    immutable: true,
    maxAge: '365d',
    setHeaders: (reply) => {
      reply.header('x-content-type-options', 'nosniff');
    },
  });
}

export { graphiqlPlugin as registerGraphiqlAssets };

/** Whether a request is a browser's visit, not a GraphQL operation sent by GET. */
export function wantsGraphiql({ headers, query }: FastifyRequest): boolean {
  const parameters = query as Record<string, unknown>;
  // A persisted query is named in `extensions`.
  return prefersHtml(headers.accept ?? '') && !Object.hasOwn(parameters, 'query') && !Object.hasOwn(parameters, 'extensions');
}

/** Sends the page or, if it was not built, how to build it. */
export async function sendGraphiql(request: FastifyRequest, reply: FastifyReply, dir = builtBundle): Promise<FastifyReply> {
  reply.headers({
    'cache-control': 'no-cache',
    // The same address also serves GraphQL responses.
    vary: 'accept',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': contentSecurityPolicy,
  });
  const page = await readPage(dir);
  if (page === undefined) {
    return reply.code(503).type('text/plain; charset=utf-8').send('GraphiQL is not built. Run: npm run build:graphiql\n');
  }
  const etag = `"${createHash('sha256').update(page).digest('base64url')}"`;
  reply.header('etag', etag);
  if (request.headers['if-none-match']?.includes(etag) === true) return reply.code(304).send();
  return reply.type('text/html; charset=utf-8').send(page);
}

/** GraphiQL for the GraphQL route of the server. */
export const graphiqlPage: GraphiQLPage = { wants: wantsGraphiql, send: (request, reply) => sendGraphiql(request, reply) };

/** @returns undefined when the bundle has not been built. */
async function readPage(dir: string): Promise<Buffer | undefined> {
  try {
    return await readFile(join(dir, 'index.html'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Whether an `Accept` header names HTML before any JSON type. A program that accepts anything gets the GraphQL response, which tells what
 * is wrong with its request.
 */
function prefersHtml(accept: string): boolean {
  const named = acceptedTypes(accept);
  const best = (matches: (type: string) => boolean) =>
    Math.max(0, ...named.filter(({ type }) => matches(type)).map(({ quality }) => quality));
  return best((type) => type === 'text/html') > best((type) => type.endsWith('json'));
}
