import { stringify } from 'csv-stringify/sync';
import type { GraphQLSchema } from 'graphql';
import { anyone } from './Access.ts';
import { fieldsOf } from './declaredFields.ts';
import { mayUse, Role, viewerOf } from './viewer.ts';

/**
 * Access of each role to each field, as CSV: a row for each field with the scopes it requires (any one of them) and, for each role, `yes`
 * or `no` for a token that names no scopes.
 */
export function accessMatrix(schema: GraphQLSchema): string {
  const viewers = Object.values(Role).map((role) => viewerOf({ id: role, role, areas: [] }));
  const rows = fieldsOf(schema)
    .map(({ coordinate, access }) => [
      coordinate,
      access === anyone ? anyone : (access ?? []).join(' or '),
      ...viewers.map((viewer) => (mayUse(viewer, access) ? 'yes' : 'no')),
    ])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return stringify([['field', 'scope', ...Object.values(Role)], ...rows]);
}
