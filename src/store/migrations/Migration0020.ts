import { Migration } from '@mikro-orm/migrations';
import { inAreas, limited as limitedSince0012, ofPartner, policiesOf } from './Migration0012.ts';

/**
 * Rows say themselves where they belong, so that a policy or an index answers by a key of the row (docs/decisions/036).
 *
 * `person.village_code` is the village of the person's family. The foreign key keeps the two equal, also when the family moves; a trigger
 * fills the column where a write leaves it out, and when a person joins another family.
 * Partial indexes hold the few persons with a day on which a birth is due or a marriage is planned.
 * `child.district_code` follows from the village's code; with it an index holds the stunted children of a district in the order of
 * their height-for-age.
 */
export class Migration0020 extends Migration {
  override name = '0020-villages-of-persons';

  override up(): void {
    for (const statement of [...villagesOfPersons, ...policies, ...daysOfPersons, ...districtsOfChildren]) this.addSql(statement);
  }
}

const villagesOfPersons = [
  `alter table person add column village_code text collate "C"`,
  // Rows with a NIK in clear text are encrypted after the migrations, at the same start. Until then an update of such a row must pass.
  ifNiksAreInClear('alter table person drop constraint person_nik_never_clear'),
  `update person set village_code = f.village_code from family f where f.id = person.family_id`,
  ifNiksAreInClear('alter table person add constraint person_nik_never_clear check (nik_clear is null) not valid'),
  `alter table person alter column village_code set not null`,
  `alter table person add foreign key (family_id, village_code) references family (id, village_code) on update cascade`,
  // The composite key says the same and more.
  `alter table person drop constraint person_family_id_fkey`,
  `create function person_lives_with_family() returns trigger language plpgsql as $$ begin
    select f.village_code into new.village_code from family f where f.id = new.family_id;
    return new;
  end $$`,
  `create trigger person_begins_with_family before insert on person for each row when (new.village_code is null) execute function person_lives_with_family()`,
  `create trigger person_joins_family before update of family_id on person for each row when (new.family_id is distinct from old.family_id) execute function person_lives_with_family()`,
];

/*
 * By EXISTS, of which PostgreSQL has a plan by key for a few rows and one by hash for many. It counts the making of an IN's list as a cost
 * of every look-up of one row, and scans all persons to avoid it.
 */
function inProgramOfPartner(family: string): string {
  return `exists (select from enrolment e where e.family_id = ${family} and ${ofPartner('e.program_id')})`;
}

/* For each table with rows of persons: which rows a viewer sees, and which rows a viewer's transaction may leave behind. */
export const limited = {
  ...limitedSince0012,
  family: { read: `${inAreas('village_code')} or ${inProgramOfPartner('family.id')}`, write: inAreas('village_code') },
  person: { read: `${inAreas('village_code')} or ${inProgramOfPartner('person.family_id')}`, write: inAreas('village_code') },
};

const policies = [
  ...(['family', 'person'] as const).flatMap((table) => [
    ...['viewer_reads', 'writer_reads', 'writer_adds', 'writer_changes', 'writer_removes'].map((name) => `drop policy ${name} on ${table}`),
    ...policiesOf([table, limited[table]]),
  ]),
  `create or replace function person_stays_elsewhere() returns trigger language plpgsql as $$ begin
    perform from (select old.*) as person where ${limited.person.write};
    if not found then
      raise insufficient_privilege using message = 'a row of "person" lies outside the limits of the viewer';
    end if;
    return new;
  end $$`,
];

/* Few persons have such a day, and whole cohorts are found by it. */
const daysOfPersons = [
  `create index person_pregnant on person (family_id) where pregnant_due_on is not null`,
  `create index person_to_marry on person (family_id) where marriage_planned_on is not null`,
];

const districtsOfChildren = [
  `alter table child add column district_code text collate "C" generated always as (left(village_code, 8)) stored`,
  `create index child_district_stunted on child (district_code, latest_haz, id) where stunted`,
];

/**
 * Runs a statement where the start that encrypts NIKs has not yet removed their column. A function declaration, as the lists above call it.
 */
function ifNiksAreInClear(statement: string): string {
  return `do $$ begin
    if exists (
      select from information_schema.columns where table_schema = current_schema() and table_name = 'person' and column_name = 'nik_clear'
    ) then ${statement}; end if;
  end $$`;
}
