import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';

/** A WebSocket whose frames are made and read by hand. */
export interface RawSocket {
  readonly opened: Promise<void>;
  readonly closed: Promise<{ code: number; reason: string }>;
  /** Sends a text as it is, anything else as JSON. */
  send(message: unknown): void;
  /** The next message that has come, or comes. */
  next(): Promise<unknown>;
  /** Introduces itself, with connection parameters, and waits for the acknowledgement. */
  introduced(payload?: Record<string, unknown>): Promise<RawSocket>;
  /** Reads no more from the network, as a client that hangs. */
  pause(): void;
  resume(): void;
  terminate(): void;
}

export function rawSocket(graphql: string, { protocols = ['graphql-transport-ws'] }: { protocols?: string[] } = {}): RawSocket {
  const socket = new WebSocket(graphql.replace('http', 'ws'), protocols);
  onTestFinished(() => socket.terminate());
  const messages: unknown[] = [];
  const waiting: ((message: unknown) => void)[] = [];
  socket.on('message', (data) => {
    const message: unknown = JSON.parse((data as Buffer).toString());
    const take = waiting.shift();
    if (take) take(message);
    else messages.push(message);
  });
  socket.on('error', () => undefined);
  const opened = new Promise<void>((resolve) => socket.once('open', () => resolve()));
  const self: RawSocket = {
    opened,
    closed: new Promise((resolve) => socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }))),
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next: () => (messages.length > 0 ? Promise.resolve(messages.shift()) : new Promise((resolve) => waiting.push(resolve))),
    async introduced(payload) {
      await opened;
      self.send({ type: 'connection_init', payload });
      await self.next();
      return self;
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    terminate: () => socket.terminate(),
  };
  return self;
}
