#!/usr/bin/env bash
# graphql-ws 6.4.2 (npm), server side, with ws 8.23.0 and graphql 16.15.0.
#
# Source: the graphql-transport-ws protocol, messages Subscribe and Complete
# (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md): a client may use an id again once it has completed the operation, and
# `complete` ends an operation once.
#
# Behaviour: the server knows an operation by its id alone. A client that completes a slow query and at once uses its id for another query
# is sent the result of the first one as the result of the second, and `complete`. The result of the second one never comes.
#
# Output seen, twice:
#   next 1 {"slow":"first"}
#   complete 1
# The script fails when the first result is no longer sent, or the second one is.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm pkg set type=module >/dev/null
npm install --silent --no-audit --no-fund graphql@16.15.0 graphql-ws@6.4.2 ws@8.23.0
cat > run.js <<'JS'
import { setTimeout as wait } from 'node:timers/promises';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocket, WebSocketServer } from 'ws';

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      slow: { type: GraphQLString, resolve: () => wait(200).then(() => 'first') },
      quick: { type: GraphQLString, resolve: () => wait(400).then(() => 'second') },
    },
  }),
});
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
useServer({ schema }, server);
await new Promise((resolve) => server.once('listening', resolve));

const socket = new WebSocket(`ws://127.0.0.1:${server.address().port}`, 'graphql-transport-ws');
const send = (message) => socket.send(JSON.stringify(message));
const received = [];
socket.on('message', (data) => {
  const { type, id, payload } = JSON.parse(data.toString());
  if (type === 'connection_ack') {
    send({ type: 'subscribe', id: '1', payload: { query: '{ slow }' } });
    send({ type: 'complete', id: '1' });
    send({ type: 'subscribe', id: '1', payload: { query: '{ quick }' } });
  } else received.push([type, id, payload === undefined ? '' : JSON.stringify(payload.data)].join(' ').trim());
});
socket.once('open', () => send({ type: 'connection_init' }));
await wait(1_500);
console.log(received.join('\n'));
socket.terminate();
server.close();
process.exit(received.includes('next 1 {"slow":"first"}') && !received.some((message) => message.includes('second')) ? 0 : 1);
JS
node run.js
