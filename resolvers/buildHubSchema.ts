import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import { requireDeclarations } from '../src/access/declaredFields.ts';
import { sizeConnections } from '../src/cost/sizeConnections.ts';
import { FamilyChildren, VillageChildren } from './children/ChildLists.ts';
import { ChildMeasurements } from './children/MeasurementLists.ts';
import { GrowthAssessment, ZScore } from './children/GrowthAssessment.ts';
import { MeasurementResolver } from './children/MeasurementResolver.ts';
import { StuntingCaseResolver } from './children/StuntingCaseResolver.ts';
import { VillageFamilies } from './families/VillageFamilies.ts';
import { ProgramResolver } from './programs/ProgramResolver.ts';
import { familyCardOf, nikOf } from './shared/nik.ts';
import { sources } from './shared/NodeQueries.ts';
import { readGetters, resolveBy, resolveDirectly, resolveFromJoinedRow, resolveGlobalIds, resolveRowDirectly } from './shared/shortcuts.ts';
import { subgraphs } from './subgraphs.ts';

/** TypeGraphQL requires one; the hub's subscriptions have their own streams. */
const noPubSub: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('subscriptions name their own stream');
  },
};

/**
 * Builds the hub's whole schema from the resolvers of its subgraphs.
 * @throws Error if a field does not declare its access.
 */
export function buildHubSchema(): GraphQLSchema {
  const resolvers = Object.values(subgraphs).flat();
  const schema = buildSchemaSync({
    // TypeGraphQL's type wants to see that there is a first one; a flattened list does not show it.
    resolvers: resolvers as unknown as NonEmptyArray<(typeof resolvers)[number]>,
    pubSub: noPubSub,
    // Rules are in the operations, which the command line and imports call too.
    validate: false,
  });
  describeRoots(schema);
  sizeConnections(schema);
  resolveGlobalIds(schema);
  for (const type of ['Person', 'Child']) resolveBy(schema, type, 'nik', nikOf);
  resolveBy(schema, 'Family', 'familyCard', familyCardOf);
  for (const [type, { joined = {} }] of Object.entries(sources))
    for (const field of Object.keys(joined)) resolveFromJoinedRow(schema, type, field);
  resolveDirectly(schema, 'Measurement', 'assessment', new MeasurementResolver());
  for (const [name, type] of Object.entries({ GrowthAssessment, ZScore })) readGetters(schema, name, type);
  resolveDirectly(schema, 'Village', 'children', new VillageChildren());
  resolveDirectly(schema, 'Village', 'families', new VillageFamilies());
  resolveDirectly(schema, 'Child', 'measurements', new ChildMeasurements());
  resolveRowDirectly(schema, 'Family', 'children', new FamilyChildren());
  resolveRowDirectly(schema, 'StuntingCase', 'interventions', new StuntingCaseResolver());
  resolveRowDirectly(schema, 'Program', 'partners', new ProgramResolver());
  requireDeclarations(schema);
  return schema;
}

/** TypeGraphQL makes the root types itself and leaves them without a description. */
function describeRoots(schema: GraphQLSchema): void {
  const descriptions = {
    Query: 'Queries. Every list is a Relay connection; every object has a global id.',
    Mutation: 'Changes. Each mutation is one transaction: it is stored as a whole or not at all.',
    Subscription: 'Subscriptions, over WebSocket (graphql-transport-ws protocol) or as server-sent events.',
  };
  for (const [name, description] of Object.entries(descriptions)) {
    const root = schema.getType(name);
    if (root !== undefined) root.description = description;
  }
}
