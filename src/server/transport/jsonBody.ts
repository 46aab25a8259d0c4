import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { inBackground } from '../../base/background.ts';
import { acceptedTypes } from './accept.ts';
import { message } from '../../base/messages/index.ts';
import { HttpRefusal } from './HttpRefusal.ts';

/**
 * Reads the body of every request as JSON in UTF-8, and refuses any other body. Otherwise a wrong encoding, or replacement characters,
 * could change a name before it is stored.
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-8.1
 */
export function readJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser(['text/plain', 'application/json']);
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const refusal = refusalOf(request.headers, body as Buffer);
    if (refusal !== null) done(refusal, undefined);
    else inBackground(async () => parse(request, body.toString(), done));
  });
}

function refusalOf(headers: Readonly<Record<string, string | string[] | undefined>>, body: Buffer): HttpRefusal | null {
  const coding = String(headers['content-encoding'] ?? 'identity')
    .trim()
    .toLowerCase();
  if (coding !== 'identity') return new HttpRefusal(415, message('server.contentEncoding'));
  const { charset } = acceptedTypes(String(headers['content-type']))[0]?.parameters ?? {};
  if (charset !== undefined && !/^("?)utf-?8\1$/.test(charset)) return new HttpRefusal(415, message('server.charset'));
  return isUtf8(body) ? null : new HttpRefusal(400, message('server.bodyNotUtf8'));
}
