import { Migration } from '@mikro-orm/migrations';

/** Alerts that escalate, alerts about a village, and since when the fact of an alert holds. */
export class Migration0006 extends Migration {
  override name = '0006-alerts';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `alter table alert add column since date`,
  `update alert a set since = coalesce((select measured_on from measurement m where m.id = a.measurement_id), a.raised_at::date)`,
  `alter table alert alter column since set not null`,
  `alter table alert
    add column escalation_level text not null default 'VILLAGE' check (escalation_level in ('VILLAGE', 'DISTRICT', 'REGENCY')),
    add column escalated_at timestamptz,
    add check ((escalation_level = 'VILLAGE') = (escalated_at is null))`,
  `alter table alert_event drop constraint alert_event_type_check`,
  `alter table alert_event add check (type in ('RAISED', 'ACKNOWLEDGED', 'RESOLVED', 'ESCALATED'))`,
  // A null key is equal to no other: alerts about a village need an index of their own.
  `create unique index alert_one_open_village on alert (village_code, kind) where status <> 'RESOLVED' and child_id is null`,
  `create index alert_child on alert (child_id)`,
  `create index alert_to_escalate on alert (raised_seq) where status = 'OPEN' and severity = 'CRITICAL' and escalation_level <> 'REGENCY'`,
];
