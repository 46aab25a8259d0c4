import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process holds the data folder. */
export class DirectoryInUseError extends Error {
  constructor(directory: string) {
    super(`The data folder ${directory} is in use by another hub. Stop that one, or set HUB_DATA to another folder.`);
  }
}

/**
 * Holds a folder for this process. The embedded database has no lock of its own and a second process
 * would corrupt it.
 *
 * The lock is the operating system's lock on a small SQLite file (Node carries SQLite): the kernel drops it
 * when the process ends, however it ends, so there is never a stale lock to clear by hand, and it holds
 * between containers that share the folder, where process ids would mislead.
 */
export class DirectoryLock {
  readonly #file: DatabaseSync;

  private constructor(file: DatabaseSync) {
    this.#file = file;
  }

  /** @throws DirectoryInUseError when another process holds the folder. Makes the folder when it is missing. */
  static take(directory: string): DirectoryLock {
    mkdirSync(directory, { recursive: true });
    const file = new DatabaseSync(join(directory, 'hub.lock'));
    try {
      file.exec('begin exclusive');
    } catch {
      file.close();
      throw new DirectoryInUseError(directory);
    }
    return new DirectoryLock(file);
  }

  release(): void {
    this.#file.close();
  }
}
