import { Migration } from '@mikro-orm/migrations';

/** What risk and cohorts of families are derived from, the history of families, and where merged ones went. */
export class Migration0003 extends Migration {
  override name = '0003-families';

  override up(): void {
    for (const statement of [...facts, ...history]) this.addSql(statement);
  }
}

/* RT and RW are three digits from now on, so that they sort as numbers do. */
const facts = [
  `update family set rt = lpad(rt, 3, '0'), rw = lpad(rw, 3, '0') where length(rt) < 3 or length(rw) < 3`,
  `alter table family add column modern_contraception boolean`,
  `alter table person
    add column married boolean,
    add column marriage_planned_on date,
    add column pregnant_due_on date check (pregnant_due_on is null or sex = 'FEMALE')`,
];

/*
 * `family_change` is append-only and outlives the family and the person it tells of; it holds no name and no NIK.
 * A merged family's row is gone; `merged_family` says where to, and keeps its client-made key for retries.
 */
const history = [
  `create table family_change (
    id uuid primary key,
    family_id uuid not null,
    kind text not null check (kind in
      ('REGISTERED', 'FACTS_CHANGED', 'MEMBER_ADDED', 'MEMBER_CHANGED', 'MEMBER_REMOVED', 'HEAD_CHANGED', 'MERGED', 'SPLIT_OFF', 'SPLIT_FROM', 'MOVED')),
    person_id uuid,
    other_family_id uuid,
    happened_on date,
    removal text,
    fields jsonb not null default '[]',
    reason text,
    recorded_by text not null,
    recorded_at timestamptz not null,
    client_key text unique,
    demo boolean not null default false
  )`,
  `create index family_change_family on family_change (family_id, id)`,
  `create table merged_family (
    id uuid primary key,
    into_id uuid not null references family,
    client_key text unique
  )`,
  `create index merged_family_into on merged_family (into_id)`,
];
