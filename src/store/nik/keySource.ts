import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HubError } from '../../base/errors.ts';
import { message } from '../../base/messages/index.ts';
import { masterKeyBytes } from './NikKey.ts';

/** The settings for the place of the master key. */
export interface KeySettings {
  readonly HUB_KEY?: string | undefined;
  readonly HUB_KEY_FILE?: string | undefined;
  readonly HUB_DATA: string;
}

/** The source of master keys: the current key first, then the keys that it replaces. */
export interface KeySource {
  /** In words, for messages. */
  readonly description: string;
  /** Null if there is no key yet. @throws HubError NIK_KEY_INVALID. */
  read(): Buffer[] | null;
  /** Creates the first key, only in the hub's own data folder. Concurrent callers get the same key. */
  make?(): Buffer[];
  /** Replaces the stored keys, only in the hub's own data folder. */
  replace?(keys: readonly Buffer[]): void;
}

/** `HUB_KEY`, otherwise `HUB_KEY_FILE`, otherwise a file in the data folder, which the hub creates. */
export function keySourceOf({ HUB_KEY, HUB_KEY_FILE, HUB_DATA }: KeySettings): KeySource {
  if (HUB_KEY !== undefined) return { description: 'HUB_KEY', read: () => parseKeys(HUB_KEY, 'HUB_KEY') };
  if (HUB_KEY_FILE !== undefined) {
    const description = 'the file of HUB_KEY_FILE';
    return {
      description,
      read() {
        const text = readIfThere(HUB_KEY_FILE);
        if (text === null) throw new HubError(message('access.keyFileMissing'), 'NIK_KEY_INVALID');
        return parseKeys(text, description);
      },
    };
  }
  return dataFolderKey(HUB_DATA);
}

/** A key as it is written in a setting or a file. */
export function keyText(key: Buffer): string {
  return key.toString('base64');
}

export function newMasterKey(): Buffer {
  return randomBytes(masterKeyBytes);
}

/** The file of the hub's own key, readable only by its user. */
function dataFolderKey(folder: string): KeySource {
  const path = join(folder, 'hub.key');
  const description = 'hub.key in the data folder';
  const read = () => {
    const text = readIfThere(path);
    return text === null ? null : parseKeys(text, description);
  };
  const writeAside = (keys: readonly Buffer[]): string => {
    const aside = `${path}.${randomUUID()}`;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(aside, keys.map((key) => `${keyText(key)}\n`).join(''), { mode: 0o600, flag: 'wx', flush: true });
    return aside;
  };
  return {
    description,
    read,
    make() {
      const aside = writeAside([newMasterKey()]);
      try {
        // A link is created atomically, and never replaces an existing file.
        linkSync(aside, path);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      } finally {
        rmSync(aside, { force: true });
      }
      return read() ?? [];
    },
    replace: (keys) => renameSync(writeAside(keys), path),
  };
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Keys are separated by white space. Errors never contain the input. */
function parseKeys(text: string, where: string): Buffer[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const keys = words.map((word) => Buffer.from(word, 'base64'));
  const wellFormed = keys.length > 0 && words.every((word, n) => keys[n]?.length === masterKeyBytes && keys[n].toString('base64') === word);
  if (!wellFormed) {
    throw new HubError(message('access.notAKey', { source: where, bytes: masterKeyBytes }), 'NIK_KEY_INVALID');
  }
  return keys;
}
