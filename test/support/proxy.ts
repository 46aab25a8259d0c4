import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A stretch of network before a PostgreSQL server that can be broken. */
export interface Proxy {
  /** The server's connection string, by way of the proxy. */
  readonly url: string;
  /** Sends new connections to another server's port, and cuts those that there are. */
  switchTo(port: number): void;
  /** Passes nothing on any more, in either direction, and tells nobody. */
  freeze(): void;
  thaw(): void;
  /** Passes the next commit of a transaction with such a statement on to the server, and cuts the connection in place of its answer. */
  loseAnswerToCommitOf(statement: string): void;
  close(): Promise<void>;
}

export async function startProxy(target: string): Promise<Proxy> {
  let port = Number(new URL(target).port);
  let lost: string | null = null;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(port, '127.0.0.1');
    let hasStatement = false;
    let cutAtAnswer = false;
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      open.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
    client.on('data', (bytes) => {
      if (lost !== null && bytes.includes(lost)) hasStatement = true;
      if (hasStatement && bytes.includes('commit')) {
        lost = null;
        cutAtAnswer = true;
      }
      database.write(bytes);
    });
    database.on('data', (bytes) => {
      if (cutAtAnswer) client.destroy();
      else client.write(bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.toString(),
    switchTo(to) {
      port = to;
      for (const socket of open) socket.destroy();
    },
    freeze: () => open.forEach((socket) => socket.pause()),
    thaw: () => open.forEach((socket) => socket.resume()),
    loseAnswerToCommitOf: (statement) => (lost = statement),
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
