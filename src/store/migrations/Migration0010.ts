import { Migration } from '@mikro-orm/migrations';

/** NIKs are sealed: nothing in the database tells one without the key of the hub. */
export class Migration0010 extends Migration {
  override name = '0010-sealed-niks';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/*
 * A migration has no key. NIKs that lie in clear text are put aside here and sealed when the hub starts next, before it
 * serves (src/families/sealClearNiks.ts), which takes `nik_clear` away; nothing can be added to it.
 * `nik_key` says under which keys NIKs are, and which one is written with.
 */
const statements = [
  `alter table person rename column nik to nik_clear`,
  `drop index person_nik`,
  `alter table person add column nik_sealed bytea, add column nik_hash bytea, add column nik_mask text, add column nik_differs text[] not null default '{}',
    add check ((nik_sealed is null) = (nik_hash is null) and (nik_sealed is null) = (nik_mask is null)),
    add constraint person_nik_never_clear check (nik_clear is null) not valid`,
  `create unique index person_nik_hash on person (nik_hash)`,
  `create table nik_key (
    id text primary key,
    current boolean not null,
    since timestamptz not null default now()
  )`,
  `create unique index nik_key_current on nik_key (current) where current`,
];
