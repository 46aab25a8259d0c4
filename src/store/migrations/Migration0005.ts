import { Migration } from '@mikro-orm/migrations';

/** The Kampung KB itself: who decided its class on what, what it has recorded of itself, its working group. */
export class Migration0005 extends Migration {
  override name = '0005-kampung-kb';

  override up(): void {
    for (const statement of [...decisions, ...profiles]) this.addSql(statement);
  }
}

const decisions = [
  `alter table kampung_kb_classification add column client_key text unique`,
  `create table kampung_kb_attestation (
    id uuid primary key,
    village_code text collate "C" not null references kampung_kb,
    facts jsonb not null,
    attested_on date not null,
    evidence text not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    client_key text unique,
    demo boolean not null default false
  )`,
  `create index kampung_kb_attestation_village on kampung_kb_attestation (village_code, attested_on desc, recorded_at desc)`,
];

/* A profile is never overwritten: each change is a version with the whole document, and the highest version counts. */
const profiles = [
  `create table kampung_kb_profile (
    village_code text collate "C" not null references kampung_kb,
    version integer not null check (version > 0),
    document jsonb not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    demo boolean not null default false,
    primary key (village_code, version)
  )`,
  `create table working_group_member (
    id uuid primary key,
    village_code text collate "C" not null references kampung_kb,
    role text not null,
    name text collate "C" not null,
    since date not null,
    trained boolean not null,
    until date check (until >= since),
    recorded_by text not null,
    recorded_at timestamptz not null,
    client_key text unique,
    demo boolean not null default false
  )`,
  `create unique index working_group_member_once on working_group_member (village_code, lower(name)) where until is null`,
];
