import { Migration } from '@mikro-orm/migrations';

/** Programs with a capacity and a rule of their own, villages they have left, and how enrolments end. */
export class Migration0004 extends Migration {
  override name = '0004-programs';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `alter table partner add column client_key text unique`,
  `alter table partner add column recorded_by text`,
  `alter table partner add column recorded_at timestamptz`,
  `alter table program add column capacity integer check (capacity >= 1)`,
  `alter table program add column eligibility jsonb`,
  `alter table program add column client_key text unique`,
  `alter table program add column recorded_by text`,
  `alter table program add column recorded_at timestamptz`,
  // A village that a program has left keeps its row; the program may come back with another.
  `alter table village_program add column until date check (until >= since)`,
  `alter table village_program drop constraint village_program_program_id_village_code_key`,
  `create unique index village_program_once on village_program (program_id, village_code) where until is null`,
  `alter table enrolment add column outcome text check (outcome in ('WITHDRAWN', 'COMPLETED'))`,
  `alter table enrolment add column end_reason text`,
  `alter table enrolment add column recorded_by text`,
  `alter table enrolment add column recorded_at timestamptz`,
  `alter table enrolment add check (outcome is null or ended_on is not null)`,
];
