import { isInterfaceType, isObjectType, type DocumentNode, type GraphQLSchema } from 'graphql';
import { createResolversMap, type ClassType } from 'type-graphql';
import { anyone } from '../src/access/Access.ts';
import type { ListSizeOf } from '../src/cost/cost.ts';
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
  const subgraph = buildSubgraph({ typeDefs, resolvers: createResolversMap(schema), references: entityReferences });
  declareFields(subgraph, schema);
  return subgraph;
}

/** `_entities` has an object for each representation. */
const oneForEach: ListSizeOf = { assumedSize: 1, lengthsOf: ['representations'] };

/** Copies the declarations of the fields of the whole schema to the fields of a subgraph, above all their access. */
function declareFields(subgraph: GraphQLSchema, whole: GraphQLSchema): void {
  for (const type of Object.values(subgraph.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const declared = whole.getType(type.name);
    for (const field of Object.values(type.getFields())) {
      const own = isObjectType(declared) || isInterfaceType(declared) ? declared.getFields()[field.name] : undefined;
      // What is left are the federation's own `_service`, which is the schema, and `_entities`, whose objects have declared fields.
      field.extensions =
        own === undefined
          ? { access: anyone, ...(field.name === '_entities' ? { listSize: oneForEach } : {}) }
          : { ...field.extensions, ...own.extensions };
    }
  }
}
