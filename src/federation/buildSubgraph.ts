import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import { isUnionType, type DocumentNode, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { badUserInput } from '../base/errors.ts';

/**
 * Finds the object of a representation: `__typename` and the fields of one of the type's keys, and those that a field of it `@requires`.
 * Called once a representation in the same tick, so that a DataLoader makes one batch of them.
 */
export type ReferenceResolver<Context> = (
  representation: Readonly<Record<string, unknown>>,
  context: Context,
  info: GraphQLResolveInfo,
) => unknown;

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
  const withReferences = Object.fromEntries(
    Object.entries(references).map(([type, __resolveReference]) => [type, { ...resolvers[type], __resolveReference }]),
  );
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { ...resolvers, ...withReferences } as GraphQLResolverMap<unknown> }]);
  checkRepresentations(schema);
  return schema;
}

/** Makes `_entities` refuse representations of unknown entities, which it would otherwise report as internal errors. */
function checkRepresentations(schema: GraphQLSchema): void {
  const entity = schema.getType('_Entity');
  const field = schema.getQueryType()?.getFields()._entities;
  if (field?.resolve === undefined || !isUnionType(entity)) return;
  const { resolve } = field;
  const names = entity.getTypes().map(({ name }) => name);
  field.resolve = (source, args: { representations: readonly unknown[] }, context, info) => {
    for (const [index, given] of args.representations.entries()) {
      const problem = problemOf(given, names);
      if (problem !== null) throw badUserInput(['representations', index], 'graphql.representation', { problem, names });
    }
    return resolve(source, args, context, info);
  };
}

function problemOf(given: unknown, names: readonly string[]): 'notAnObject' | 'noTypename' | 'unknownTypename' | null {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return 'notAnObject';
  const { __typename: name } = given as { __typename?: unknown };
  if (typeof name !== 'string') return 'noTypename';
  return names.includes(name) ? null : 'unknownTypename';
}
