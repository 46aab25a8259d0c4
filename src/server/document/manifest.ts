import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { message } from '../../base/messages/index.ts';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getOperationAST, parse, print, type DocumentNode, type GraphQLError } from 'graphql';
import { z } from 'zod';
import { HubError } from '../../base/errors.ts';
import { hashOf } from './hashOf.ts';

/**
 * A list of operations in the format that Apollo's tools write and read.
 * @see https://www.apollographql.com/docs/graphos/platform/security/persisted-queries#manifest-format
 */
const manifestFormat = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({
      id: z.string().regex(/^[0-9a-f]{64}$/),
      name: z.string(),
      type: z.enum(['query', 'mutation', 'subscription']),
      body: z.string(),
    }),
  ),
});

export type PersistedQueryManifest = z.infer<typeof manifestFormat>;

/** The committed list of the hub's own operations, which a deployment with trusted documents runs. */
export const committedManifest = fileURLToPath(new URL('../../../schema/persisted-query-manifest.json', import.meta.url));

/** The operations that it lists. */
export const ownOperations = fileURLToPath(new URL('../../../schema/operations', import.meta.url));

/**
 * Makes the manifest of a folder of `.graphql` files, an operation each.
 * @throws HubError BAD_ARGUMENT when there is no such folder, or a file holds something else.
 */
export function manifestOf(folder: string): PersistedQueryManifest {
  if (!existsSync(folder)) throw new HubError(message('server.noSuchFolder', { folder }), 'BAD_ARGUMENT');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort();
  return {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: names.map((name) => listed(name, readFileSync(join(folder, name), 'utf8'))),
  };
}

function listed(name: string, text: string): PersistedQueryManifest['operations'][number] {
  const document = parsed(name, text);
  const operation = getOperationAST(document);
  if (operation?.name === undefined) throw new HubError(message('server.notOneOperation', { file: name }), 'BAD_ARGUMENT');
  const body = print(document);
  return { id: hashOf(body), name: operation.name.value, type: operation.operation, body };
}

function parsed(name: string, text: string): DocumentNode {
  try {
    return parse(text, { noLocation: true });
  } catch (error) {
    throw new HubError(message('cli.file', { file: name, problem: (error as GraphQLError).message }), 'BAD_ARGUMENT');
  }
}

/**
 * Reads a manifest: the text of each operation by its id.
 * @throws HubError BAD_MANIFEST when it cannot be read, is no manifest, or holds a body that its id is not the hash of.
 */
export function readManifest(file: string): ReadonlyMap<string, string> {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new HubError(message('server.notJson', { file }), 'BAD_MANIFEST');
  }
  const read = manifestFormat.safeParse(given);
  if (!read.success)
    throw new HubError(
      message('server.notAManifest', {
        file,
        problem: `${read.error.issues[0]?.path.join('.') ?? ''}: ${read.error.issues[0]?.message ?? ''}`,
      }),
      'BAD_MANIFEST',
    );
  for (const { id, name, body } of read.data.operations) {
    if (hashOf(body) !== id) throw new HubError(message('server.manifestHash', { file, name }), 'BAD_MANIFEST');
  }
  return new Map(read.data.operations.map(({ id, body }) => [id, body]));
}
