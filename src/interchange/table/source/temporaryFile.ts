import { randomUUID } from 'node:crypto';
import { constants, unlinkSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A file that only this process can reach: only the owner may open it, and its name is taken away in the same breath, so
 * that nothing of it stays behind however the process ends.
 */
export async function temporaryFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `hub-${randomUUID()}`);
  const file = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600);
  unlinkSync(path);
  return file;
}
