import type { DocumentNode, GraphQLSchema } from 'graphql';
import { createResolversMap, type ClassType } from 'type-graphql';
import { buildSubgraph } from '../src/federation/buildSubgraph.ts';
import { resolverFields } from '../src/federation/resolverFields.ts';
import { planSubgraphs, type Division } from '../src/federation/SubgraphPlan.ts';
import { subgraphTypeDefs } from '../src/federation/subgraphTypeDefs.ts';
import { buildHubSchema } from './buildHubSchema.ts';
import { entityKeys, entityReferences } from './shared/entities.ts';
import { subgraphNames, subgraphs, type SubgraphName } from './subgraphs.ts';

/** The type definitions of every subgraph of the hub, in their order. */
export function hubSubgraphTypeDefs(schema: GraphQLSchema = buildHubSchema()): ReadonlyMap<SubgraphName, DocumentNode> {
  const division: Division = {
    fields: new Map(subgraphNames.map((name) => [name, resolverFields(subgraphs[name] as readonly ClassType[])])),
    keys: entityKeys,
  };
  return subgraphTypeDefs(schema, division, planSubgraphs(schema, division)) as Map<SubgraphName, DocumentNode>;
}

/** Builds the executable schema of one subgraph, from the resolvers of the whole. */
export function buildHubSubgraph(name: SubgraphName): GraphQLSchema {
  const schema = buildHubSchema();
  const typeDefs = hubSubgraphTypeDefs(schema).get(name);
  if (typeDefs === undefined) throw new Error(`there is no subgraph ${name}`);
  return buildSubgraph({ typeDefs, resolvers: createResolversMap(schema), references: entityReferences });
}
