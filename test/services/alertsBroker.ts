import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/postgresql.ts';

/** A NATS server with JetStream of a test's own. */
export interface OwnBroker {
  readonly url: string;
  /** Kills it and starts it again on the same port, with what it has stored. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** @throws Error that says what to install when there is no NATS server on this machine. */
export async function startBroker(): Promise<OwnBroker> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-nats-'));
  const port = await freePort();
  const start = async () => {
    const server = spawn('nats-server', ['--addr', '127.0.0.1', '--port', String(port), '--jetstream', '--store_dir', folder], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) =>
        reject(new Error('nats-server cannot be started: install it (Debian: apt-get install nats-server)', { cause: error })),
      );
      server.once('exit', (code) => reject(new Error(`nats-server ended with ${String(code)}`)));
      server.stderr.on('data', (text: Buffer) => {
        if (text.includes('Server is ready')) resolve();
      });
    });
    return async () => {
      server.kill('SIGKILL');
      await ended;
    };
  };
  let end = await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    restart: async () => {
      await end();
      end = await start();
    },
    stop: async () => {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
