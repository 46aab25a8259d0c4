import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { createOperations } from '../../src/server/operations.ts';
import { serveWebSockets, type WebSocketOptions } from '../../src/server/webSocket.ts';
import { toyContext, toySchema } from './toySchema.ts';

/** The code with which a connection that only opens, and answers no ping, is closed. */
async function codeOfSilentClient(options: Partial<WebSocketOptions>): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  serveWebSockets(server, {
    path: '/graphql',
    operations: createOperations(toySchema, { introspection: true }),
    logger: pino({ level: 'silent' }),
    makeContext: () => toyContext(),
    maxPayload: 1_000,
    ...options,
  });
  const { port } = server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${String(port)}/graphql`, 'graphql-transport-ws', { autoPong: false });
  return new Promise((resolve) => socket.once('close', resolve));
}

test('A client that does not introduce itself is let go', async () => {
  expect(await codeOfSilentClient({ connectionInitWaitTimeout: 5 })).toBe(4408);
});

test('A client that does not answer pings is let go', async () => {
  expect(await codeOfSilentClient({ keepAlive: 5 })).toBe(1006);
});
