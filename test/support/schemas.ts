import type { GraphQLSchema } from 'graphql';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { buildHubSubgraph } from '../../resolvers/hubSubgraphs.ts';
import type { SubgraphName } from '../../resolvers/subgraphs.ts';

let hub: GraphQLSchema | undefined;
const subgraphs = new Map<SubgraphName, GraphQLSchema>();

/** The hub's schema, built once for all servers of a process: nothing changes it. */
export function hubSchema(): GraphQLSchema {
  return (hub ??= buildHubSchema());
}

/** A subgraph's schema, built once as well. */
export function subgraphSchema(name: SubgraphName): GraphQLSchema {
  const schema = subgraphs.get(name) ?? buildHubSubgraph(name);
  subgraphs.set(name, schema);
  return schema;
}
