import type { MigrationObject } from '@mikro-orm/core';
import { Migration0001 } from './Migration0001.ts';
import { Migration0002 } from './Migration0002.ts';
import { Migration0003 } from './Migration0003.ts';
import { Migration0004 } from './Migration0004.ts';
import { Migration0005 } from './Migration0005.ts';
import { Migration0006 } from './Migration0006.ts';
import { Migration0007 } from './Migration0007.ts';
import { Migration0008 } from './Migration0008.ts';
import { Migration0009 } from './Migration0009.ts';
import { Migration0010 } from './Migration0010.ts';
import { Migration0011 } from './Migration0011.ts';
import { Migration0012 } from './Migration0012.ts';
import { Migration0013 } from './Migration0013.ts';
import { Migration0014 } from './Migration0014.ts';
import { Migration0015 } from './Migration0015.ts';

/** Every migration, oldest first. One that has been released is never changed: add the next one. */
export const migrations: MigrationObject[] = [
  { name: '0001-first-schema', class: Migration0001 },
  { name: '0002-revisions-and-cases', class: Migration0002 },
  { name: '0003-families', class: Migration0003 },
  { name: '0004-programs', class: Migration0004 },
  { name: '0005-kampung-kb', class: Migration0005 },
  { name: '0006-alerts', class: Migration0006 },
  { name: '0007-alert-log', class: Migration0007 },
  { name: '0008-indicators', class: Migration0008 },
  { name: '0009-token-revocations', class: Migration0009 },
  { name: '0010-sealed-niks', class: Migration0010 },
  { name: '0011-audit', class: Migration0011 },
  { name: '0012-row-level-security', class: Migration0012 },
  { name: '0013-audit-people', class: Migration0013 },
  { name: '0014-history-by-person', class: Migration0014 },
  { name: '0015-no-row-from-elsewhere', class: Migration0015 },
];
