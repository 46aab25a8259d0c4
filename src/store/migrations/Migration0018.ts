import { Migration } from '@mikro-orm/migrations';

/**
 * What is told to viewers without case access (docs/decisions/028): counts of closed months, rounded once and kept.
 *
 * `indicator_publication` has a row for each month that was published; `indicator_published` has the told counts of its villages: of each
 * measure that of the village as a whole first, then those of the groups of its children or families
 * (src/indicators/publication/places.ts).
 * `publication_secret` holds the secret that decides which counts are rounded up.
 *
 * `program_published` has the told counts of programs, of their last publication alone: for a subject (a kind of program by welfare
 * decile, a program, a partner) and a village an outer count and one inside or beside it.
 */
export class Migration0018 extends Migration {
  override name = '0018-publication';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const measures = [
  ...[
    'children',
    'measured',
    'weighed',
    'height_assessed',
    'stunted',
    'severely_stunted',
    'weight_for_height_assessed',
    'wasted',
    'overweight',
    'weight_assessed',
    'underweight',
    'gained',
    'open_cases',
  ],
  ...['families', 'families_at_risk', 'open_alerts'],
];

/** Who may do what with the tables that it makes. */
export const rights = [
  `revoke all on indicator_publication, indicator_published, program_publication, program_published, publication_secret from hub_writer`,
  `grant select on indicator_publication, indicator_published, program_publication, program_published to hub_viewer`,
];

const statements = [
  `create table indicator_publication (month integer primary key, published_on date not null)`,
  `create table indicator_published (
    village_code text collate "C" not null,
    month integer not null references indicator_publication on delete cascade,
    ${measures.map((measure) => `${measure} integer[] not null`).join(', ')},
    primary key (village_code, month)
  )`,
  `create table publication_secret (secret text not null)`,
  // Two random UUIDs have 244 random bits.
  `insert into publication_secret values (gen_random_uuid()::text || gen_random_uuid()::text)`,
  `create table program_publication (month integer not null, published_on date not null)`,
  `create table program_published (
    subject text collate "C" not null,
    village_code text collate "C" not null,
    outer_count integer not null,
    inner_count integer not null,
    primary key (subject, village_code)
  )`,
  ...rights,
];
