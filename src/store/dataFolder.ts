import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the embedded database lies in a data folder. */
export function databaseFolder(dataFolder: string): string {
  return join(dataFolder, 'pglite');
}

/** Whether a hub has made its database in a data folder. */
export function holdsDatabase(dataFolder: string): boolean {
  return existsSync(databaseFolder(dataFolder));
}
