import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import type { DocumentNode, GraphQLResolveInfo, GraphQLSchema } from 'graphql';

/**
 * Finds the object that a representation names: `__typename` and the fields of one of the type's keys, and those that a
 * field of it `@requires`. Called once a representation in the same tick, so that a DataLoader makes one batch of them.
 */
export type ReferenceResolver<Context> = (representation: Readonly<Record<string, unknown>>, context: Context, info: GraphQLResolveInfo) => unknown;

export interface SubgraphParts<Context> {
  /** With `extend schema @link(...)` to the federation specification. */
  readonly typeDefs: DocumentNode;
  /** Those of types and fields that the type definitions do not have are passed over. */
  readonly resolvers: Readonly<Record<string, object>>;
  /** By the name of the type. */
  readonly references: Readonly<Record<string, ReferenceResolver<Context>>>;
}

/** Builds the schema of an Apollo Federation 2 subgraph: with `_service` and, where it has entities, `_entities`. */
export function buildSubgraph<Context>({ typeDefs, resolvers, references }: SubgraphParts<Context>): GraphQLSchema {
  const withReferences = Object.fromEntries(Object.entries(references).map(([type, __resolveReference]) => [type, { ...resolvers[type], __resolveReference }]));
  return buildSubgraphSchema([{ typeDefs, resolvers: { ...resolvers, ...withReferences } as GraphQLResolverMap<unknown> }]);
}
