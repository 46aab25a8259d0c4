import { Migration } from '@mikro-orm/migrations';

/**
 * The people of an audit entry in a row of their own, kept under the hash of their keys: whoever reads the same list again adds an
 * entry of a hundred bytes and no list. The entries stay what they were, and so does the chain, whose hashes are of the lists.
 */
export class Migration0013 extends Migration {
  override name = '0013-audit-people';

  override up(): void {
    for (const statement of [...people, ...moved]) this.addSql(statement);
  }
}

/** Who may do what with the tables that it makes. */
export const rights = [`grant select on audit_people to hub_viewer`, `revoke update, delete on audit_people from hub_writer`];

const people = [
  // No foreign key from the entries: its check would lock the row of a list for everybody who reads it at the same moment.
  `create table audit_people (
    id bytea primary key,
    person_ids uuid[] not null,
    family_ids uuid[] not null
  )`,
  `create index audit_people_persons on audit_people using gin (person_ids)`,
  `create index audit_people_families on audit_people using gin (family_ids)`,
  ...rights,
];

const moved = [
  `alter table audit_entry disable trigger audit_entry_append_only, add column people bytea`,
  // As `peopleId` in src/access/audit/people.ts.
  `update audit_entry set people = sha256(convert_to(array_to_string(person_ids, ',') || ';' || array_to_string(family_ids, ','), 'UTF8'))`,
  `insert into audit_people (id, person_ids, family_ids) select distinct on (people) people, person_ids, family_ids from audit_entry`,
  `alter table audit_entry alter column people set not null, drop column person_ids, drop column family_ids, enable trigger audit_entry_append_only`,
  `create index audit_entry_people on audit_entry (people)`,
  `create trigger audit_people_append_only before update or delete or truncate on audit_people for each statement execute function audit_refuse()`,
];
