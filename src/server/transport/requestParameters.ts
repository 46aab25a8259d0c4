import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import type { InputPath } from '../../base/errors.ts';
import { message, type Message } from '../../base/messages/index.ts';
import { HttpRefusal } from './HttpRefusal.ts';

const notAText = 'server.notAText';
const notAnObject = 'server.notAnObject';
const requestNotAnObject = 'server.requestNotAnObject';

/** The parameters of GraphQL over HTTP, and the id of a persisted document. */
const parameters = z.object(
  {
    query: z.string(notAText).nullish(),
    documentId: z.string(notAText).nullish(),
    extensions: z.record(z.string(), z.unknown(), notAnObject).nullish(),
    operationName: z.string(notAText).nullish(),
    variables: z.record(z.string(), z.unknown(), notAnObject).nullish(),
  },
  requestNotAnObject,
);

export type RequestParameters = z.infer<typeof parameters>;

/** The parts of a request that hold the parameters. */
export interface GivenParameters {
  readonly method: string;
  /** Path and query string. */
  readonly url: string;
  readonly body: unknown;
}

/** Status of a readable request that is not a GraphQL request. */
export const notWellFormed = 422;

/**
 * Reads a request from its body or, for GET, from its query string. There an empty parameter counts as absent.
 * @throws HttpRefusal 400 for a query string that is not form-urlencoded UTF-8; 422 for a parameter that is repeated or of another type.
 * @see https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters
 */
export function readParameters({ method, url, body }: GivenParameters): RequestParameters {
  const read = parameters.safeParse(method === 'GET' ? fromAddress(url) : body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = issue?.path.slice(0, 1) as InputPath | undefined;
  throw new HttpRefusal(notWellFormed, problemOf(issue?.message), path?.length === 0 ? undefined : path);
}

/** Reads a request that must name a document, because its response is not a GraphQL response. */
export function readOperation(given: GivenParameters): RequestParameters {
  const read = readParameters(given);
  if (read.query != null || read.documentId != null || read.extensions != null) return read;
  throw new HttpRefusal(notWellFormed, message('server.queryMissing'), ['query']);
}

function fromAddress(url: string): Record<string, unknown> {
  const search = searchOf(url);
  if (!isFormEncoded(search)) throw new HttpRefusal(400, message('server.parametersNotFormEncoded'));
  const given = new URLSearchParams(search);
  const one = (name: string): string | undefined => {
    const [value, second] = given.getAll(name);
    if (second !== undefined) throw new HttpRefusal(notWellFormed, message('server.parameterRepeated'), [name]);
    return value === '' ? undefined : value;
  };
  return {
    query: one('query'),
    documentId: one('documentId'),
    operationName: one('operationName'),
    variables: parsed(one('variables')),
    extensions: parsed(one('extensions')),
  };
}

function searchOf(url: string): string {
  return url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
}

/** Decoding reports no errors: it leaves an invalid percent sign unchanged, and replaces invalid UTF-8 with U+FFFD. */
function isFormEncoded(search: string): boolean {
  if (!/^(?:[\x21-\x24\x26-\x7e]|%[0-9a-f]{2})*$/i.test(search)) return false;
  return isUtf8(
    Buffer.from(
      search.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ),
  );
}

function problemOf(issue: string | undefined): Message {
  return message(issue === notAText || issue === notAnObject || issue === requestNotAnObject ? issue : 'server.requestMalformed');
}

/** Invalid JSON stays a text, which then has the wrong type. */
function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
