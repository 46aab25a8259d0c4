import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import { requireDeclarations } from '../src/access/declaredFields.ts';
import { sizeConnections } from '../src/cost/sizeConnections.ts';
import { VillageChildren } from './children/ChildLists.ts';
import { ChildResolver } from './children/ChildResolver.ts';
import { GrowthAssessment, ZScore } from './children/GrowthAssessment.ts';
import { MeasurementResolver } from './children/MeasurementResolver.ts';
import { VillageFamilies } from './families/VillageFamilies.ts';
import { nikOf } from './shared/nik.ts';
import { readGetters, resolveBy, resolveDirectly, resolveFromJoinedRow, resolveGlobalIds } from './shared/shortcuts.ts';
import { subgraphs } from './subgraphs.ts';

/** TypeGraphQL asks for one; the hub's subscriptions bring their own streams. */
const noPubSub: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('subscriptions name their own stream');
  },
};

/**
 * Builds the hub's whole schema from the resolvers of its subgraphs.
 * @throws Error when a field does not declare who may use it.
 */
export function buildHubSchema(): GraphQLSchema {
  const resolvers = Object.values(subgraphs).flat();
  const schema = buildSchemaSync({
    // TypeGraphQL's type wants to see that there is a first one; a flattened list does not show it.
    resolvers: resolvers as unknown as NonEmptyArray<(typeof resolvers)[number]>,
    pubSub: noPubSub,
    // Rules live in the operations, which the command line and imports call too.
    validate: false,
  });
  describeRoots(schema);
  sizeConnections(schema);
  resolveGlobalIds(schema);
  for (const type of ['Person', 'Child']) resolveBy(schema, type, 'nik', nikOf);
  resolveFromJoinedRow(schema, 'Child', 'latestMeasurement');
  resolveDirectly(schema, 'Measurement', 'assessment', new MeasurementResolver());
  for (const [name, type] of Object.entries({ GrowthAssessment, ZScore })) readGetters(schema, name, type);
  resolveDirectly(schema, 'Village', 'children', new VillageChildren());
  resolveDirectly(schema, 'Village', 'families', new VillageFamilies());
  resolveDirectly(schema, 'Child', 'measurements', new ChildResolver());
  requireDeclarations(schema);
  return schema;
}

/** TypeGraphQL makes the root types itself and leaves them without a description. */
function describeRoots(schema: GraphQLSchema): void {
  const descriptions = {
    Query: 'What can be asked. Every list is a page of a Relay connection; every object has a global id.',
    Mutation: 'What can be changed. Each mutation is one transaction: it is stored as a whole, or not at all.',
    Subscription: 'What can be listened to, over WebSocket by the graphql-transport-ws protocol, or as server-sent events.',
  };
  for (const [name, description] of Object.entries(descriptions)) {
    const root = schema.getType(name);
    if (root !== undefined) root.description = description;
  }
}
