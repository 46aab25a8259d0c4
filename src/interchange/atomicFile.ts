import { randomUUID } from 'node:crypto';
import { createWriteStream, openSync, rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** Signals by which a person or a supervisor ends a command. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Writes a file whole or not at all: into a temporary file in the same folder, which takes the file's name when
 * everything is on disk, and is removed when writing fails or the process is told to end. What stood under the name
 * before stays until then.
 *
 * @param write fills the stream, without ending it.
 */
export async function writeWhole<T>(path: string, write: (output: Writable) => Promise<T>): Promise<T> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.partial`);
  const removeAndEnd = (signal: NodeJS.Signals): void => {
    rmSync(temporary, { force: true });
    stopWatching();
    process.kill(process.pid, signal);
  };
  const stopWatching = (): void => endings.forEach((signal) => process.off(signal, removeAndEnd));
  // Watched before there is a file: a signal between the two would leave it behind.
  endings.forEach((signal) => process.on(signal, removeAndEnd));
  let output: Writable | null = null;
  try {
    output = createWriteStream(temporary, { fd: openSync(temporary, 'wx'), flush: true });
    const result = await write(output);
    output.end();
    await finished(output);
    await rename(temporary, path);
    return result;
  } catch (error) {
    output?.destroy();
    await rm(temporary, { force: true });
    throw error;
  } finally {
    stopWatching();
  }
}
