import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const left = z.object({ subject: z.string(), revokedBefore: z.coerce.date() });

export type PendingRevocation = z.infer<typeof left>;

const folderOf = (dataFolder: string) => join(dataFolder, 'revocations');

/**
 * Writes a revocation to the data folder: the embedded database belongs to the process of the hub. The hub reads the revocation from the
 * folder, at once if it runs, otherwise when it starts.
 */
export function queueRevocation(dataFolder: string, revocation: PendingRevocation): void {
  const folder = folderOf(dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, randomUUID());
  writeFileSync(`${file}.partial`, JSON.stringify(revocation), { flag: 'wx', mode: 0o600 });
  renameSync(`${file}.partial`, `${file}.json`);
}

/** Passes each stored revocation to `take`, and removes its file afterwards. */
export async function applyPendingRevocations(dataFolder: string, take: (revocation: PendingRevocation) => Promise<void>): Promise<void> {
  for (const name of namesIn(folderOf(dataFolder))) {
    if (!name.endsWith('.json')) continue;
    const file = join(folderOf(dataFolder), name);
    await take(left.parse(JSON.parse(readFileSync(file, 'utf8'))));
    rmSync(file);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
