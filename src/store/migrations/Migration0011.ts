import { Migration } from '@mikro-orm/migrations';

/** Who read and wrote which person's record; and who is known by no name any more. */
export class Migration0011 extends Migration {
  override name = '0011-audit';

  override up(): void {
    for (const statement of [...audit, ...pseudonyms]) this.addSql(statement);
  }
}

/*
 * `audit_entry` is append-only and holds ids, never a name. A writer adds an entry in its own transaction; one sealer adds it to
 * `audit_chain` soon after it was committed, so that writers do not wait for one another. `audit_pending` has what was not
 * chained yet, `audit_head` the end of the chain, by which a tail that was cut off is noticed. (src/access/audit)
 */
const audit = [
  `create table audit_entry (
    id uuid primary key,
    at timestamptz(3) not null,
    viewer_id text not null,
    role text not null,
    action text not null check (action in ('READ', 'WRITE')),
    operation text,
    purpose text,
    request_id text,
    fields text[] not null,
    person_ids uuid[] not null,
    family_ids uuid[] not null
  )`,
  `create index audit_entry_persons on audit_entry using gin (person_ids)`,
  `create index audit_entry_families on audit_entry using gin (family_ids)`,
  `create table audit_chain (
    seq bigint primary key,
    entry_id uuid not null unique,
    hash bytea not null
  )`,
  `create table audit_pending (entry_id uuid primary key)`,
  `create table audit_head (
    only_row boolean primary key default true check (only_row),
    seq bigint not null,
    hash bytea not null
  )`,
  `insert into audit_head (seq, hash) values (0, decode(repeat('00', 32), 'hex'))`,
  `create function audit_refuse() returns trigger language plpgsql as $$
    begin raise exception 'the audit log is append-only'; end $$`,
  ...['audit_entry', 'audit_chain'].map(
    (table) =>
      `create trigger ${table}_append_only before update or delete or truncate on ${table} for each statement execute function audit_refuse()`,
  ),
  // As its owner, so that whoever may add an entry needs no rights on what is behind it.
  `create function audit_remember() returns trigger language plpgsql security definer set search_path from current as $$
    begin insert into audit_pending select id from added; return null; end $$`,
  `create trigger audit_entry_pending after insert on audit_entry referencing new table as added for each statement execute function audit_remember()`,
];

/* When and why a person's record lost what tells who it is. */
const pseudonyms = [
  `alter table person
    add column pseudonymised_at timestamptz,
    add column pseudonymised_by text,
    add column pseudonymised_for text check (pseudonymised_for in ('ERASURE', 'RETENTION')),
    add check ((pseudonymised_at is null) = (pseudonymised_for is null))`,
];
