import { Migration } from '@mikro-orm/migrations';

/** Measurements that are corrected or voided, stunting cases, and alerts that are resolved. */
export class Migration0002 extends Migration {
  override name = '0002-revisions-and-cases';

  override up(): void {
    for (const statement of [...revisions, ...cases, ...alerts]) this.addSql(statement);
  }
}

/*
 * A correction is a new measurement that supersedes the old one; a void record supersedes it and holds no values.
 * What counts is what is neither superseded nor void. The key of the successor is written before its row.
 */
const revisions = [
  `alter table measurement add column void boolean not null default false`,
  `alter table measurement add column revision_reason text`,
  `alter table measurement alter constraint measurement_superseded_by_id_fkey deferrable initially deferred`,
  `drop index measurement_one_a_day`,
  `create unique index measurement_one_a_day on measurement (child_id, measured_on) where superseded_by_id is null and not void`,
  `create unique index measurement_superseded_by on measurement (superseded_by_id)`,
  `alter table child add column father_height_cm double precision`,
  `alter table child add unique (id, village_code)`,
];

const cases = [
  `create table stunting_case (
    id uuid primary key,
    child_id uuid not null,
    village_code text collate "C" not null,
    status text not null check (status in
      ('OPEN', 'TRIAGED', 'IN_INTERVENTION', 'RECOVERED', 'CLOSED_AGED_OUT', 'CLOSED_MOVED', 'CLOSED_DIED', 'CLOSED_ENTERED_IN_ERROR')),
    opened_on date not null,
    opened_by_id uuid not null references measurement,
    causes text[] not null default '{}',
    recovery_proposed_on date,
    first_intervention_on date,
    closed_on date,
    demo boolean not null default false,
    check ((closed_on is null) = (status in ('OPEN', 'TRIAGED', 'IN_INTERVENTION'))),
    foreign key (child_id, village_code) references child (id, village_code) on update cascade
  )`,
  `create unique index stunting_case_one_active on stunting_case (child_id) where closed_on is null`,
  `create index stunting_case_child on stunting_case (child_id, opened_on desc, id desc)`,
  `create index stunting_case_village on stunting_case (village_code, opened_on, id)`,
  `create table intervention (
    id uuid primary key,
    case_id uuid not null references stunting_case,
    kind text not null,
    enrolment_id uuid references enrolment,
    service text,
    provided_on date not null,
    note text,
    recorded_by text not null,
    recorded_at timestamptz not null,
    client_key text unique,
    demo boolean not null default false,
    check ((enrolment_id is null) <> (service is null))
  )`,
  `create index intervention_case on intervention (case_id, provided_on, id)`,
  `create table case_event (
    id uuid primary key,
    case_id uuid not null references stunting_case deferrable initially deferred,
    type text not null,
    status text not null,
    at timestamptz not null,
    recorded_by text not null,
    note text,
    causes text[],
    measurement_id uuid references measurement,
    intervention_id uuid references intervention deferrable initially deferred,
    demo boolean not null default false
  )`,
  `create index case_event_case on case_event (case_id, at, id)`,
];

const alerts = [
  `alter table alert add column resolved_by text`,
  `alter table alert add column resolved_at timestamptz`,
  `alter table alert add column resolution text`,
];
