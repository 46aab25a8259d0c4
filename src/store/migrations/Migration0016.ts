import { Migration } from '@mikro-orm/migrations';

/**
 * Client-made keys in a table of their own, unique for their author and what they stand for. They lay beside each record before, unique
 * by themselves: whoever used a key that somebody else had used was shown the other's record.
 */
export class Migration0016 extends Migration {
  override name = '0016-client-keys';

  override up(): void {
    for (const statement of [...table, ...moved, ...dropped]) this.addSql(statement);
  }
}

/*
 * `record_id` is null once the record is known by no name any more; `key` is a keyed hash of the key then. `input_hash` is a keyed hash of
 * what was given, under the hub's key `hub_key`; null for keys of before, whose records are compared field by field (src/access/clientKey).
 */
const table = [
  `create table client_key (
    author text collate "C" not null,
    kind text collate "C" not null,
    key text collate "C" not null,
    record_id uuid,
    hub_key text,
    input_hash bytea,
    stored_at timestamptz not null default now(),
    primary key (author, kind, key),
    check ((hub_key is null) = (input_hash is null))
  )`,
  `create index client_key_record on client_key (record_id)`,
];

/* The kinds, and where their keys were. */
const kinds: [kind: string, table: string, record: string][] = [
  ['family', 'family', 'id'],
  ['family change', 'family_change', 'coalesce(person_id, other_family_id)'],
  ['child', 'child', 'id'],
  ['measurement', 'measurement', 'id'],
  ['intervention', 'intervention', 'id'],
  ['partner', 'partner', 'id'],
  ['program', 'program', 'id'],
  ['kampung kb classification', 'kampung_kb_classification', 'id'],
  ['kampung kb attestation', 'kampung_kb_attestation', 'id'],
  ['working group member', 'working_group_member', 'id'],
];

const moved = [
  ...kinds.map(
    ([kind, from, record]) =>
      `insert into client_key (author, kind, key, record_id, stored_at) select recorded_by, '${kind}', client_key, ${record}, coalesce(recorded_at, now()) from ${from} where client_key is not null and recorded_by is not null`,
  ),
  // Of a family that was merged into another, its history alone tells who registered it.
  `insert into client_key (author, kind, key, record_id, stored_at)
    select c.recorded_by, 'family', m.client_key, m.into_id, c.recorded_at from merged_family m join family_change c on c.family_id = m.id and c.kind = 'REGISTERED'
    where m.client_key is not null on conflict do nothing`,
];

const dropped = [...kinds.map(([, from]) => from), 'merged_family'].map((from) => `alter table ${from} drop column client_key`);
