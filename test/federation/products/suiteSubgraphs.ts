import { parse, type GraphQLSchema } from 'graphql';
import { buildSubgraph } from '../../../src/federation/buildSubgraph.ts';

/*
 * The other two subgraphs of Apollo's compatibility suite, with the data that its tests expect.
 * https://github.com/apollographql/apollo-federation-subgraph-compatibility (MIT), packages/subgraphs
 */

const users = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])

  type User @key(fields: "email") {
    email: ID!
    name: String
    totalProductsCreated: Int @shareable
    yearsOfEmployment: Int!
  }
`);

const inventory = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@requires", "@shareable", "@external"])

  extend type Product @key(fields: "id") {
    id: ID! @external
    dimensions: ProductDimension @external
    delivery(zip: String): DeliveryEstimates @requires(fields: "dimensions { size weight }")
  }

  type ProductDimension @shareable { size: String weight: Float }
  type DeliveryEstimates { estimatedDelivery: String fastestDelivery: String }

  interface Inventory @key(fields: "id") { id: ID! products: [Product!]! }
  type OpenSourceInventory implements Inventory @key(fields: "id") { id: ID! products: [Product!]! }

  type Query { inventory(id: ID!): Inventory }
`);

const known = { email: 'support@apollographql.com', name: 'Apollo Studio Support', totalProductsCreated: 10, yearsOfEmployment: 10 };
const ours = { __typename: 'OpenSourceInventory', id: 'apollo-oss', products: [{ id: 'apollo-federation' }] };

/** The type definitions and the executable schemas, by the names of the subgraphs. */
export const suiteSubgraphs: Record<string, { typeDefs: typeof users; schema: GraphQLSchema }> = {
  users: {
    typeDefs: users,
    schema: buildSubgraph({ typeDefs: users, resolvers: {}, references: { User: ({ email }) => (email === known.email ? known : null) } }),
  },
  inventory: {
    typeDefs: inventory,
    schema: buildSubgraph({
      typeDefs: inventory,
      resolvers: {
        Query: { inventory: (_: unknown, { id }: { id: string }) => (id === ours.id ? ours : null) },
        Product: { delivery: () => ({ estimatedDelivery: '5/1/2019', fastestDelivery: '5/1/2019' }) },
        Inventory: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
      },
      references: { Product: (asked) => asked, OpenSourceInventory: ({ id }) => (id === ours.id ? ours : null) },
    }),
  },
};
