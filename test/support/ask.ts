import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { credentialsFor } from './signIn.ts';

export interface GraphQLAnswer<Data> {
  status: number;
  data: Data | null | undefined;
  errors:
    | {
        message: string;
        path?: (string | number)[];
        extensions: { code: string; inputPath?: (string | number)[]; [key: string]: unknown };
      }[]
    | undefined;
}

/**
 * Sends an operation over HTTP and returns the whole answer.
 * @param headers who asks; the administrator of a hub that was signed in at.
 */
export async function ask<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
  url: string,
  document: string | TypedDocumentNode<Data, Variables>,
  variables?: Variables,
  headers: Record<string, string> = credentialsFor(url),
): Promise<GraphQLAnswer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify({ query: typeof document === 'string' ? document : print(document), variables }),
  });
  const body = (await response.json()) as Pick<GraphQLAnswer<Data>, 'data' | 'errors'>;
  return { status: response.status, data: body.data, errors: body.errors };
}

/** Sends an operation that must succeed and returns its data. */
export async function dataOf<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
  url: string,
  document: string | TypedDocumentNode<Data, Variables>,
  variables?: Variables,
  headers: Record<string, string> = credentialsFor(url),
): Promise<Data> {
  const answer = await ask<Data, Variables>(url, document, variables, headers);
  if (answer.errors !== undefined || answer.data == null) throw new Error(`The hub answered ${JSON.stringify(answer)}`);
  return answer.data;
}
