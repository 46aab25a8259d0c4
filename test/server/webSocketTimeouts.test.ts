import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { defaultLimits } from '../../src/server/limits/connectionLimits.ts';
import { createOperations } from '../../src/server/operation/operations.ts';
import { serveWebSockets, type WebSocketOptions } from '../../src/server/transport/webSocket.ts';
import { toyContext, toySchema } from './toySchema.ts';
import { PushSource } from './toyServer.ts';

/** Opens a connection to a server with these options. */
async function connect(options: Partial<WebSocketOptions>, { autoPong = false } = {}): Promise<WebSocket> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  serveWebSockets(server, {
    path: '/graphql',
    operations: createOperations(toySchema, { introspection: 'all' }),
    logger: pino({ level: 'silent' }),
    makeContext: () => toyContext(),
    maxPayload: 1_000,
    ...options,
  });
  const { port } = server.address() as AddressInfo;
  return new WebSocket(`ws://127.0.0.1:${String(port)}/graphql`, 'graphql-transport-ws', { autoPong });
}

const codeOf = (socket: WebSocket) => new Promise((resolve) => socket.once('close', resolve));

test('A client that does not introduce itself is let go', async () => {
  expect(await codeOf(await connect({ connectionInitWaitTimeout: 5 }))).toBe(4408);
});

test('A client that does not answer pings is let go', async () => {
  expect(await codeOf(await connect({ keepAlive: 5 }))).toBe(1006);
});

test('A client that has had no operation for too long is let go, and one that listens is not', async () => {
  // The clock is ours; the pings, at which the server looks at it, come in real time.
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const ticks = new PushSource();
  const options = { keepAlive: 100, limits: { ...defaultLimits, idleMs: 60_000 }, makeContext: () => ({ ...toyContext(), ticks }) };
  const [idle, listening] = [await connect(options, { autoPong: true }), await connect(options, { autoPong: true })];
  let ended = false;
  listening.once('close', () => (ended = true));
  listening.once('open', () => listening.send(JSON.stringify({ type: 'connection_init' })));
  listening.once('message', () =>
    listening.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { ticks { number } }' } })),
  );
  await ticks.subscribed;
  if (idle.readyState !== idle.OPEN) await new Promise((resolve) => idle.once('open', resolve));

  const idleEnds = codeOf(idle);
  vi.setSystemTime(Date.now() + 60_000);
  expect(await idleEnds).toBe(4452);
  for (let pings = 0; pings < 2; pings++) await new Promise((resolve) => listening.once('ping', resolve));
  expect(ended).toBe(false);

  listening.send(JSON.stringify({ id: '1', type: 'complete' }));
  await ticks.released;
  const listeningEnds = codeOf(listening);
  vi.setSystemTime(Date.now() + 60_000);
  expect(await listeningEnds).toBe(4452);
});
