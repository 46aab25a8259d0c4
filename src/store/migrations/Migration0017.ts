import { Migration } from '@mikro-orm/migrations';

/** How many NIKs a viewer has tried today; and what a start has still to do after an upgrade. */
export class Migration0017 extends Migration {
  override name = '0017-nik-attempts';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** Who may do what with the tables that it makes. */
export const rights = [`revoke all on upgrade_step from hub_writer`];

/**
 * `nik_attempt`: src/access/nik/NikAttempts.ts. `upgrade_step`: what no migration can do, because it runs in a
 * transaction (src/families/purgeWriteAheadLog.ts).
 */
const statements = [
  `create table nik_attempt (
    viewer_id text collate "C" primary key,
    day date not null,
    attempts integer not null check (attempts >= 0)
  )`,
  `create table upgrade_step (name text collate "C" primary key)`,
  ...rights,
  `insert into upgrade_step values ('purge the write-ahead log')`,
];
