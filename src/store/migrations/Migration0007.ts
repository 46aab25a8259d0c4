import { Migration } from '@mikro-orm/migrations';

/** The log of alert events has a beginning that moves, and an identity by which a broker keeps hubs apart. */
export class Migration0007 extends Migration {
  override name = '0007-alert-log';

  override up(): void {
    for (const statement of alertLog) this.addSql(statement);
  }
}

/* One row. Events up to pruned_through were removed because of their age. */
const alertLog = [
  `create table alert_log (
    only_row boolean primary key default true check (only_row),
    id uuid not null default gen_random_uuid(),
    pruned_through bigint not null default 0
  )`,
  `insert into alert_log default values`,
];
