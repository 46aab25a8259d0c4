import { Migration } from '@mikro-orm/migrations';
import { policiesOf } from './Migration0012.ts';
import { limited as limitedSince0020 } from './Migration0020.ts';

/**
 * Records that may be of one person, or of one family (docs/decisions/040). `record_ids` has the two keys in order, and `village_codes`
 * where each lives: who may read both sees the candidate. `duplicate_sweep` has the time up to which all records are compared.
 */
export class Migration0022 extends Migration {
  override name = '0022-duplicate-candidates';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const both = `village_codes <@ (select hub_villages())::text[]`;
const one = `village_codes && (select hub_villages())::text[]`;

/* For each table with rows of persons: which rows a viewer sees, and which rows a viewer's transaction may leave behind. */
export const limited = { ...limitedSince0020, duplicate_candidate: { read: both, write: one } };

/** Who may do what with the tables that it makes. */
export const rights = [`revoke all on duplicate_sweep from hub_writer`];

const statements = [
  `create table duplicate_candidate (
    id uuid primary key default gen_random_uuid(),
    kind text not null check (kind in ('CHILD', 'PERSON', 'FAMILY')),
    record_ids uuid[] not null unique check (cardinality(record_ids) = 2 and record_ids[1] < record_ids[2]),
    village_codes text[] not null check (cardinality(village_codes) = 2),
    score double precision not null check (score between 0 and 1),
    reasons text[] not null,
    status text not null default 'OPEN' check (status in ('OPEN', 'REJECTED', 'MERGED')),
    found_at timestamptz not null default now(),
    decided_by text,
    decided_at timestamptz,
    decision_reason text,
    check ((status = 'OPEN') = (decided_by is null) and (status = 'OPEN') = (decided_at is null))
  )`,
  `create index duplicate_candidate_records on duplicate_candidate using gin (record_ids)`,
  `create index duplicate_candidate_villages on duplicate_candidate using gin (village_codes)`,
  `create index duplicate_candidate_score on duplicate_candidate (status, score, id)`,
  ...policiesOf(['duplicate_candidate', limited.duplicate_candidate]),
  `create function duplicate_candidate_stays_elsewhere() returns trigger language plpgsql as $$ begin
    perform from (select old.*) as duplicate_candidate where ${one};
    if not found then
      raise insufficient_privilege using message = 'a row of "duplicate_candidate" lies outside the limits of the viewer';
    end if;
    return new;
  end $$`,
  `create trigger duplicate_candidate_stays_elsewhere before update of village_codes on duplicate_candidate for each row when (current_user = 'hub_writer') execute function duplicate_candidate_stays_elsewhere()`,
  `create table duplicate_sweep (swept_until timestamptz not null)`,
  ...rights,
  `create index person_born_on on person (born_on)`,
  `create index person_village_born_on on person (village_code, born_on)`,
];
