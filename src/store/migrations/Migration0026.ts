import { Migration } from '@mikro-orm/migrations';
import { inAreas, policiesOf } from './Migration0012.ts';
import { limited as limitedSince0024 } from './Migration0024.ts';

/**
 * Imports of files (docs/decisions/048): a job for each, what became of each row, and where measurements come from. A job belongs to the
 * villages of whoever asked for it (null: every village), and is seen by who may see all of these. The cells of a row are sealed.
 */
export class Migration0026 extends Migration {
  override name = '0026-imports';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const wholeJob = `villages <@ (select hub_villages())::text[]`;
const ofJob = `exists (select from import_job t where t.id = job_id and t.${wholeJob})`;
const ofMeasurement = `exists (select from measurement m join child t on t.id = m.child_id where m.id = measurement_id and ${inAreas('t.village_code')})`;

/* For each table with limits: which rows a viewer sees, and which rows a viewer's transaction may leave behind. */
export const limited = {
  ...limitedSince0024,
  import_job: { read: wholeJob, write: wholeJob },
  import_row: { read: ofJob, write: ofJob },
  measurement_origin: { read: ofMeasurement, write: ofMeasurement },
};

const statements = [
  `create table import_job (
    id uuid primary key,
    kind text not null check (kind in ('EPPGBM', 'FAMILIES', 'PROGRAMS', 'WELFARE')),
    state text not null check (state in ('PLANNING', 'PLANNED', 'WAITING', 'RUNNING', 'DONE', 'FAILED', 'UNDONE')),
    file_hash bytea not null,
    file_size bigint not null,
    spool text,
    format text,
    options jsonb not null default '{}',
    asked_by text not null,
    asked_as jsonb not null,
    asked_at timestamptz not null,
    villages text[] collate "C",
    row_count integer,
    checkpoint integer not null default 0,
    counts jsonb not null default '{}',
    begun_at timestamptz,
    ended_at timestamptz,
    failure jsonb
  )`,
  `create index import_job_file on import_job (file_hash, kind)`,
  `create index import_job_asked on import_job (asked_at, id)`,
  `create table import_row (
    id uuid primary key,
    job_id uuid not null references import_job on delete cascade,
    number integer not null,
    line integer not null,
    fate text not null check (fate in ('NEW', 'KNOWN', 'CHANGED', 'EQUAL', 'UNCLEAR', 'REFUSED')),
    village_code text collate "C",
    child_id uuid,
    family_id uuid,
    written jsonb,
    reasons jsonb not null,
    candidates jsonb,
    decision text,
    decided_by text,
    decided_at timestamptz,
    cells_sealed bytea,
    unique (job_id, number)
  )`,
  `create index import_row_child on import_row (child_id) where child_id is not null`,
  `create index import_row_family on import_row (family_id) where family_id is not null`,
  `create index import_row_unclear on import_row (job_id, fate, number) where fate in ('UNCLEAR', 'REFUSED')`,
  `create table measurement_origin (
    measurement_id uuid primary key references measurement,
    job_id uuid not null references import_job on delete cascade,
    row_number integer not null,
    waz double precision,
    haz double precision,
    whz double precision
  )`,
  `create index measurement_origin_job on measurement_origin (job_id, row_number)`,
  ...(['import_job', 'import_row', 'measurement_origin'] as const).flatMap((table) => policiesOf([table, limited[table]])),
];
