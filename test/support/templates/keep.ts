import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DirectoryInUseError, DirectoryLock } from '../../../src/store/DirectoryLock.ts';

/** Where templates are kept between runs. */
const kept = fileURLToPath(new URL('../../../node_modules/.cache/hub-tests', import.meta.url));

/** How many versions of a template are kept: for those who change between branches. */
const mostVersions = 4;

/**
 * The folder of a template, which is made when this version is not kept yet. Runs that start at the same time wait for the one that makes
 * it.
 * @param version a hash of what the template is made from.
 * @param make fills an empty folder.
 */
export async function keep(name: string, version: string, make: (folder: string) => Promise<void>): Promise<string> {
  const versions = join(kept, name);
  const folder = join(versions, version);
  const lock = await lockOf(versions);
  try {
    if (!existsSync(folder)) {
      const unfinished = join(versions, 'unfinished');
      await rm(unfinished, { recursive: true, force: true });
      await mkdir(unfinished, { recursive: true });
      await make(unfinished);
      await rename(unfinished, folder);
    }
    const now = new Date();
    await utimes(folder, now, now);
    await removeOldest(versions);
  } finally {
    lock.release();
  }
  return folder;
}

async function lockOf(folder: string): Promise<DirectoryLock> {
  for (;;) {
    try {
      return DirectoryLock.take(folder);
    } catch (error) {
      if (!(error instanceof DirectoryInUseError)) throw error;
      await sleep(50);
    }
  }
}

async function removeOldest(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const versions = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => ({ path: join(folder, name), usedAt: (await stat(join(folder, name))).mtimeMs })),
  );
  for (const { path } of versions.toSorted((a, b) => b.usedAt - a.usedAt).slice(mostVersions)) await rm(path, { recursive: true });
}
