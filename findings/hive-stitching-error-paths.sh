#!/usr/bin/env bash
# @graphql-hive/gateway-runtime 2.12.1 (npm), with its default execution by schema stitching and @graphql-mesh/transport-http 1.2.1; subgraphs by graphql-yoga 5.24.1 and
# @apollo/subgraph 2.15.1, supergraph by @apollo/composition 2.14.4.
#
# Source: GraphQL specification, October 2021, section 7.1.2 "Errors": the path of an error has the index of each list on its way.
#
# Behaviour: a field that one subgraph adds to the items of another subgraph's list fails. The path in the answer has no index, so that a client
# cannot tell which item it is about. With the query planner of @graphql-hive/router-runtime 1.4.23 the index is there.
#
# Output seen, twice:
#   stitching: ["villages","score"]
#   planner: ["villages",1,"score"]
# The script fails when any of that changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm pkg set type=module >/dev/null
npm install --silent --no-audit --no-fund @graphql-hive/gateway-runtime@2.12.1 @graphql-hive/router-runtime@1.4.23 @graphql-mesh/transport-http@1.2.1 \
  @apollo/composition@2.14.4 @apollo/subgraph@2.15.1 graphql-yoga@5.24.1 graphql@16.15.0
cat > run.js <<'JS'
import { createServer } from 'node:http';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { GraphQLError, parse } from 'graphql';
import { createYoga } from 'graphql-yoga';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])';
const places = {
  name: 'places',
  typeDefs: parse(`${link} type Query { villages: [Village!]! } type Village @key(fields: "code") { code: ID! }`),
  resolvers: { Query: { villages: () => [{ code: '1' }, { code: '2' }] } },
};
const scores = {
  name: 'scores',
  typeDefs: parse(`${link} type Village @key(fields: "code") { code: ID! score: Int }`),
  resolvers: {
    Village: {
      __resolveReference: (reference) => reference,
      score: ({ code }) => {
        if (code === '2') throw new GraphQLError('no score', { extensions: { code: 'NOT_FOUND' } });
        return 1;
      },
    },
  },
};
const servers = [];
const services = await Promise.all(
  [places, scores].map(async ({ name, ...module }) => {
    const server = createServer(createYoga({ schema: buildSubgraphSchema([module]), logging: false, maskedErrors: false }));
    servers.push(server);
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { name, typeDefs: module.typeDefs, url: `http://127.0.0.1:${server.address().port}/graphql` };
  }),
);
const { supergraphSdl: supergraph } = composeServices(services);

async function pathWith(options) {
  const gateway = createGatewayRuntime({ supergraph, logging: false, maskedErrors: false, ...options });
  const response = await gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ villages { code score } }' }),
  });
  const { errors } = await response.json();
  await gateway.dispose();
  return JSON.stringify(errors[0].path);
}

const seen = [`stitching: ${await pathWith({})}`, `planner: ${await pathWith({ unifiedGraphHandler })}`];
console.log(seen.join('\n'));
for (const server of servers) server.close();
const expected = ['stitching: ["villages","score"]', 'planner: ["villages",1,"score"]'];
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
JS
node run.js
