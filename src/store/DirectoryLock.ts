import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { HubError } from '../base/errors.ts';
import { message, type Message } from '../base/messages/index.ts';

/** Another process uses the data folder. */
export class DirectoryInUseError extends HubError {
  constructor(directory: string) {
    super(message('store.folderInUse', { folder: directory }), 'DATA_FOLDER_IN_USE');
  }
}

/**
 * Holds a folder for this process. The embedded database has no lock of its own and a second process would corrupt it.
 *
 * The lock is the operating system's lock on a small SQLite file (Node includes SQLite). The kernel releases it when the process ends, even
 * after a crash, so nobody has to remove a stale lock. It also works between containers that share the folder, where process ids would
 * mislead.
 */
export class DirectoryLock {
  readonly #file: DatabaseSync;

  private constructor(file: DatabaseSync) {
    this.#file = file;
  }

  /**
   * @throws DirectoryInUseError when another process holds the folder, HubError DATA_FOLDER_UNUSABLE when this one may not write there.
   * Makes the folder when it is missing.
   */
  static take(directory: string): DirectoryLock {
    const file = opened(directory);
    try {
      file.exec('begin exclusive');
    } catch (error) {
      file.close();
      throw isBusy(error) ? new DirectoryInUseError(directory) : new HubError(unusable(directory, error), 'DATA_FOLDER_UNUSABLE');
    }
    return new DirectoryLock(file);
  }

  release(): void {
    this.#file.close();
  }
}

/** SQLite's code for a file that another process has locked (https://www.sqlite.org/rescode.html#busy). */
const sqliteBusy = 5;

function opened(directory: string): DatabaseSync {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    return new DatabaseSync(join(directory, 'hub.lock'));
  } catch (error) {
    throw new HubError(unusable(directory, error), 'DATA_FOLDER_UNUSABLE');
  }
}

function isBusy(error: unknown): boolean {
  return (error as { errcode?: unknown }).errcode === sqliteBusy;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EROFS: 'readOnly',
  ENOSPC: 'full',
  EDQUOT: 'quota',
  EEXIST: 'fileInPlace',
  ENOTDIR: 'fileInPath',
};

function unusable(directory: string, error: unknown): Message {
  const reason = reasons[String((error as NodeJS.ErrnoException).code)] ?? 'other';
  return message('store.folderUnusable', { folder: directory, reason });
}
