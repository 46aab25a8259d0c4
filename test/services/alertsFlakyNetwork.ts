import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A network between a client and a hub that can be cut at any moment. */
export interface FlakyNetwork {
  /** The hub's address by way of this network. */
  readonly url: string;
  /** Resolves when a client is connected. */
  connected(): Promise<void>;
  /** Resolves when the client has gone on talking after the hub said something with this text in it. */
  answered(text: string): Promise<void>;
  /** Cuts the connections, and lets none through while something else is done. */
  outage(meanwhile: () => Promise<void>): Promise<void>;
  /** Cuts the connections: at once, or in the middle of what the hub says next. */
  cut(where: 'now' | 'mid-message'): Promise<void>;
  close(): Promise<void>;
}

export async function flakyNetwork(hubUrl: string): Promise<FlakyNetwork> {
  const hub = new URL(hubUrl);
  const links = new Set<{ end: () => void; cutNext: boolean; ended: Promise<unknown> }>();
  let isOut = false;
  const server = createServer((client: Socket) => {
    if (isOut) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(hub.port), hub.hostname);
    const link = {
      cutNext: false,
      ended: once(client, 'close'),
      end: () => {
        client.destroy();
        upstream.destroy();
      },
    };
    links.add(link);
    client.once('close', () => {
      links.delete(link);
      link.end();
    });
    upstream.once('close', link.end);
    for (const socket of [client, upstream]) socket.on('error', link.end).setNoDelay();
    // All that the hub has said since the client last did, in however many pieces it came.
    let said = '';
    client.on('data', (bytes) => {
      upstream.write(bytes);
      server.emit('answered', said);
      said = '';
    });
    upstream.on('data', (bytes) => {
      said += bytes.toString();
      if (link.cutNext) client.write(bytes.subarray(0, Math.floor(Math.random() * bytes.length)), link.end);
      else client.write(bytes);
    });
    server.emit('linked');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(hubUrl);
  url.port = String((server.address() as AddressInfo).port);
  const cut = async (where: 'now' | 'mid-message') => {
    const now = [...links];
    for (const link of now) {
      if (where === 'now') link.end();
      else link.cutNext = true;
    }
    await Promise.all(now.map(({ ended }) => ended));
  };
  return {
    url: url.href,
    connected: async () => {
      if (links.size === 0) await once(server, 'linked');
    },
    answered: (text) =>
      new Promise((resolve) => {
        server.on('answered', function look(said: string) {
          if (!said.includes(text)) return;
          server.off('answered', look);
          resolve();
        });
      }),
    outage: async (meanwhile) => {
      isOut = true;
      await cut('now');
      await meanwhile();
      isOut = false;
    },
    cut,
    close: async () => {
      for (const link of links) link.end();
      server.close();
      await once(server, 'close');
    },
  };
}
