import { connect, createServer, type Socket } from 'node:net';

/** The machine's NATS server with JetStream. */
export const natsUrl = process.env.TEST_SERVICES_NATS_URL ?? 'nats://127.0.0.1:4222';

/** A way to the NATS server that can be cut. */
export interface NatsWay {
  readonly url: string;
  /** Breaks every connection and lets none through until `restore`. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

/** @throws Error that says what to start when the server does not answer. */
export async function openNatsWay(): Promise<NatsWay> {
  const { hostname, port } = new URL(natsUrl);
  await new Promise<void>((resolve, reject) => {
    const probe = connect(Number(port), hostname, () => {
      probe.destroy();
      resolve();
    });
    probe.once('error', (cause) =>
      reject(new Error(`NATS does not answer at ${natsUrl}: start it (nats-server --jetstream), or set TEST_SERVICES_NATS_URL`, { cause })),
    );
  });
  const open = new Set<Socket>();
  let through = true;
  const server = createServer((client) => {
    if (!through) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(port), hostname);
    for (const [here, there] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(here);
      here.on('error', () => undefined);
      here.once('close', () => {
        open.delete(here);
        there.destroy();
      });
      here.pipe(there);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const cut = (): void => {
    through = false;
    for (const socket of open) socket.destroy();
  };
  return {
    url: `nats://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    cut,
    restore: () => (through = true),
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
