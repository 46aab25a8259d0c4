import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import DataLoader from 'dataloader';
import { GraphQLError, parse } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { connectionsOfFamilies, readingsOfVillages } from './readings.js';

const typeDefs = parse(readFileSync(new URL('water.graphql', import.meta.url), 'utf8'));

const resolvers = {
  Village: {
    // The gateway sends the key; there is nothing to look up.
    __resolveReference: ({ code }) => ({ code }),
    async waterReadings({ code }, { last }, { readings }) {
      // An error that a client is meant to read has a code; any other is hidden by the gateway.
      if (last < 1 || last > 24)
        throw new GraphQLError(`last: ${last} is out of range; allowed: 1 to 24`, {
          extensions: { code: 'BAD_USER_INPUT', inputPath: ['last'] },
        });
      return (await readings.load(code)).slice(0, last);
    },
  },
  Family: {
    __resolveReference: ({ id }) => ({ id }),
    waterConnection: ({ id }, _arguments, { connections }) => connections.load(id),
  },
};

const yoga = createYoga({
  schema: buildSubgraphSchema([{ typeDefs, resolvers }]),
  graphqlEndpoint: '/graphql',
  graphiql: false,
  logging: false,
  // One loader a request: hundreds of villages cost one read of the store.
  context: () => ({ readings: new DataLoader(readingsOfVillages), connections: new DataLoader(connectionsOfFamilies) }),
});

const port = Number(process.env.PORT ?? 4201);
const server = createServer(yoga).listen(port, '127.0.0.1', () => {
  console.log(`water subgraph ready at http://127.0.0.1:${server.address().port}/graphql`);
});
