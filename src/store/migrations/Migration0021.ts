import { Migration } from '@mikro-orm/migrations';

/**
 * Growth monitoring ends: of a child, or of a whole family (docs/decisions/039).
 *
 * `monitoring_end` says why, `monitoring_ended_on` is the last day. `person.gone_on` is the day from which a person no longer counts as a
 * member of the family: risk and cohorts are derived from the members. A case that was closed with the monitoring says so, and is opened
 * again when the monitoring goes on.
 */
export class Migration0021 extends Migration {
  override name = '0021-monitoring-ends';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const end = `
  add column monitoring_end text check (monitoring_end in ('DIED', 'MOVED_OUT', 'ENTERED_IN_ERROR', 'REFUSED')),
  add column monitoring_ended_on date,
  add check ((monitoring_end is null) = (monitoring_ended_on is null))`;

const statements = [
  `alter table child ${end}`,
  `alter table family ${end}`,
  `alter table person add column gone_on date`,
  `create index child_monitoring_ended on child (village_code, id) where monitoring_ended_on is not null`,
  `alter table stunting_case add column closed_with_monitoring boolean not null default false, drop constraint stunting_case_status_check,
    add constraint stunting_case_status_check check (status in
      ('OPEN', 'TRIAGED', 'IN_INTERVENTION', 'RECOVERED', 'CLOSED_AGED_OUT', 'CLOSED_MOVED', 'CLOSED_DIED', 'CLOSED_REFUSED', 'CLOSED_ENTERED_IN_ERROR'))`,
  `alter table family_change drop constraint family_change_kind_check, add constraint family_change_kind_check check (kind in
      ('REGISTERED', 'FACTS_CHANGED', 'MEMBER_ADDED', 'MEMBER_CHANGED', 'MEMBER_REMOVED', 'HEAD_CHANGED', 'MERGED', 'SPLIT_OFF', 'SPLIT_FROM', 'MOVED',
        'MONITORING_ENDED', 'MONITORING_RESUMED'))`,
  // The month from which a family no longer counts in any village.
  `alter table indicator_family alter column village_code drop not null`,
];
