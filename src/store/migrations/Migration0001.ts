import { Migration } from '@mikro-orm/migrations';

/**
 * The first schema. A table is written only by the folder of its subgraph (named above each group).
 * Codes and names carry the "C" collation, so that order and index ranges are the same on every database.
 */
export class Migration0001 extends Migration {
  override name = '0001-first-schema';

  override up(): void {
    for (const statement of [...villages, ...families, ...children, ...programs, ...alerts]) this.addSql(statement);
  }
}

const villages = [
  `create table regency (
    code text collate "C" primary key,
    name text collate "C" not null
  )`,
  `create table district (
    code text collate "C" primary key,
    regency_code text collate "C" not null references regency,
    name text collate "C" not null
  )`,
  `create index district_regency on district (regency_code)`,
  `create table village (
    code text collate "C" primary key,
    district_code text collate "C" not null references district,
    name text collate "C" not null,
    kind text not null check (kind in ('DESA', 'KELURAHAN'))
  )`,
  `create index village_district on village (district_code)`,
  `create table kampung_kb (
    village_code text collate "C" primary key references village,
    class text not null check (class in ('DASAR', 'BERKEMBANG', 'MANDIRI', 'BERKELANJUTAN')),
    declared_on date not null,
    demo boolean not null default false
  )`,
  `create table kampung_kb_classification (
    id uuid primary key,
    village_code text collate "C" not null references kampung_kb,
    class text not null check (class in ('DASAR', 'BERKEMBANG', 'MANDIRI', 'BERKELANJUTAN')),
    decided_on date not null,
    evidence text not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    demo boolean not null default false
  )`,
  `create index kampung_kb_classification_village on kampung_kb_classification (village_code, decided_on desc, id desc)`,
];

const families = [
  `create table family (
    id uuid primary key,
    village_code text collate "C" not null references village,
    rt text,
    rw text,
    welfare_decile smallint check (welfare_decile between 1 and 10),
    habitable boolean,
    safe_drinking_water boolean,
    healthy_latrine boolean,
    clean_surroundings boolean,
    client_key text unique,
    recorded_by text not null,
    recorded_at timestamptz not null,
    demo boolean not null default false,
    unique (id, village_code)
  )`,
  `create index family_village on family (village_code, id)`,
  `create table person (
    id uuid primary key,
    family_id uuid not null references family,
    name text collate "C" not null,
    nik text,
    sex text not null check (sex in ('FEMALE', 'MALE')),
    born_on date,
    relation text not null check (relation in ('HEAD', 'SPOUSE', 'CHILD', 'PARENT', 'OTHER')),
    demo boolean not null default false,
    unique (id, sex, born_on)
  )`,
  `create index person_family on person (family_id)`,
  `create unique index person_one_head on person (family_id) where relation = 'HEAD'`,
  `create unique index person_nik on person (nik)`,
];

/*
 * A child is a person under growth monitoring and has the person's key. Sex and birth date (what growth is
 * judged by) and the village (what lists are filtered by) stand on the row too; the composite foreign keys
 * let the database itself keep them equal to the person's and the family's.
 * `latest_*` and the flags repeat the newest measurement, so that lists filter and order by an index.
 */
const children = [
  `create table child (
    id uuid primary key,
    family_id uuid not null,
    village_code text collate "C" not null,
    sex text not null,
    born_on date not null,
    birth_weight_kg double precision,
    birth_length_cm double precision,
    mother_height_cm double precision,
    latest_measurement_id uuid,
    last_measured_on date,
    latest_haz double precision,
    latest_whz double precision,
    stunted boolean not null default false,
    severely_stunted boolean not null default false,
    wasted boolean not null default false,
    client_key text unique,
    recorded_by text not null,
    recorded_at timestamptz not null,
    demo boolean not null default false,
    foreign key (id, sex, born_on) references person (id, sex, born_on) on update cascade,
    foreign key (family_id, village_code) references family (id, village_code) on update cascade
  )`,
  `create index child_village on child (village_code, id)`,
  `create index child_family on child (family_id, id)`,
  `create index child_village_haz on child (village_code, latest_haz, id)`,
  `create table measurement (
    id uuid primary key,
    child_id uuid not null references child,
    measured_on date not null,
    age_in_days integer not null check (age_in_days >= 0),
    weight_kg double precision,
    height_cm double precision,
    position text check (position in ('LYING', 'STANDING')),
    head_circumference_cm double precision,
    upper_arm_circumference_cm double precision,
    oedema boolean not null,
    ill boolean,
    haz double precision,
    haz_implausible boolean,
    waz double precision,
    waz_implausible boolean,
    whz double precision,
    whz_implausible boolean,
    baz double precision,
    baz_implausible boolean,
    hcz double precision,
    hcz_implausible boolean,
    acz double precision,
    acz_implausible boolean,
    stunted boolean not null,
    severely_stunted boolean not null,
    wasted boolean not null,
    severely_wasted boolean not null,
    underweight boolean not null,
    weight_trend text check (weight_trend in ('N', 'T', 'O', 'B')),
    reference_version text not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    client_key text unique,
    superseded_by_id uuid references measurement,
    demo boolean not null default false
  )`,
  `create index measurement_child on measurement (child_id, measured_on desc, id desc)`,
  `create unique index measurement_one_a_day on measurement (child_id, measured_on) where superseded_by_id is null`,
];

const programs = [
  `create table partner (
    id uuid primary key,
    name text collate "C" not null,
    helix text not null check (helix in ('GOVERNMENT', 'ACADEMIA', 'BUSINESS', 'COMMUNITY', 'MEDIA')),
    demo boolean not null default false
  )`,
  `create table program (
    id uuid primary key,
    kind text not null,
    name text collate "C" not null,
    lead_id uuid not null references partner,
    starts_on date not null,
    ends_on date,
    budget_idr double precision,
    demo boolean not null default false,
    check (ends_on is null or ends_on >= starts_on),
    check (budget_idr is null or budget_idr >= 0)
  )`,
  `create index program_lead on program (lead_id, id)`,
  `create table program_partner (
    program_id uuid not null references program,
    partner_id uuid not null references partner,
    primary key (program_id, partner_id)
  )`,
  `create index program_partner_partner on program_partner (partner_id, program_id)`,
  `create table village_program (
    id uuid primary key,
    program_id uuid not null references program,
    village_code text collate "C" not null references village,
    since date not null,
    demo boolean not null default false,
    unique (program_id, village_code)
  )`,
  `create index village_program_village on village_program (village_code, id)`,
  `create table enrolment (
    id uuid primary key,
    program_id uuid not null references program,
    family_id uuid not null,
    village_code text collate "C" not null,
    enrolled_on date not null,
    ended_on date check (ended_on >= enrolled_on),
    demo boolean not null default false,
    foreign key (family_id, village_code) references family (id, village_code) on update cascade
  )`,
  `create index enrolment_program on enrolment (program_id, id)`,
  `create index enrolment_family on enrolment (family_id, id)`,
  `create unique index enrolment_once on enrolment (program_id, family_id) where ended_on is null`,
];

/* `alert_event` is append-only; `seq` is the one total order of alerts (see src/events). */
const alerts = [
  `create table alert (
    id uuid primary key,
    kind text not null,
    severity text not null check (severity in ('INFO', 'WARNING', 'CRITICAL')),
    status text not null check (status in ('OPEN', 'ACKNOWLEDGED', 'RESOLVED')),
    raised_at timestamptz not null,
    raised_seq bigint not null,
    village_code text collate "C" not null references village,
    child_id uuid references child,
    measurement_id uuid references measurement,
    facts jsonb not null,
    acknowledged_by text,
    acknowledged_at timestamptz,
    demo boolean not null default false
  )`,
  `create unique index alert_raised_seq on alert (raised_seq)`,
  `create index alert_village on alert (village_code, raised_seq)`,
  `create unique index alert_one_open on alert (child_id, kind) where status <> 'RESOLVED'`,
  `create table alert_event (
    seq bigint generated always as identity primary key,
    alert_id uuid not null references alert deferrable initially deferred,
    type text not null check (type in ('RAISED', 'ACKNOWLEDGED', 'RESOLVED')),
    village_code text collate "C" not null,
    kind text not null,
    severity text not null,
    at timestamptz not null
  )`,
];
