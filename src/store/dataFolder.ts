import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The path of the embedded database in a data folder. */
export function databaseFolder(dataFolder: string): string {
  return join(dataFolder, 'pglite');
}

/** Whether a data folder has a database of a hub. */
export function holdsDatabase(dataFolder: string): boolean {
  return existsSync(databaseFolder(dataFolder));
}
