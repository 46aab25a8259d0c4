import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DirectoryInUseError, DirectoryLock } from '../../src/store/DirectoryLock.ts';

describe('the lock on the data folder', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'hub-lock-'));
  });

  afterEach(() => rm(directory, { recursive: true }));

  it('is held by one process at a time and free again after release', () => {
    const first = DirectoryLock.take(directory);
    expect(() => DirectoryLock.take(directory)).toThrow(DirectoryInUseError);
    first.release();
    DirectoryLock.take(directory).release();
  });

  it('is refused while another process holds it, and free as soon as that process is killed', async () => {
    const holder = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        '-e',
        `import('./src/store/DirectoryLock.ts').then(({ DirectoryLock }) => { DirectoryLock.take(process.env.FOLDER); console.log('held'); setInterval(() => {}, 1000); })`,
      ],
      { env: { ...process.env, FOLDER: directory }, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(holder.stdout, 'data');
    expect(() => DirectoryLock.take(directory)).toThrow(`The data folder ${directory} is in use by another hub`);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    DirectoryLock.take(directory).release();
  });

  it('makes the folder when it is missing', () => {
    const deeper = join(directory, 'deep', 'er');
    DirectoryLock.take(deeper).release();
    expect(existsSync(deeper)).toBe(true);
  });
});
