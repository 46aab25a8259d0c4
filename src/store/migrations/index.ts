import type { MigrationObject } from '@mikro-orm/core';
import { Migration0001 } from './Migration0001.ts';
import { Migration0002 } from './Migration0002.ts';

/** Every migration, oldest first. One that has been released is never changed: add the next one. */
export const migrations: MigrationObject[] = [
  { name: '0001-first-schema', class: Migration0001 },
  { name: '0002-revisions-and-cases', class: Migration0002 },
];
