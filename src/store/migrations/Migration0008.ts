import { Migration } from '@mikro-orm/migrations';

/** Where children lived before they moved, and the rollup that indicators are answered from. */
export class Migration0008 extends Migration {
  override name = '0008-indicators';

  override up(): void {
    for (const statement of [...stays, ...rollup]) this.addSql(statement);
  }
}

/* A child lived in `village_code` until, and not on, the day `until`; since the last of them it lives where its row says. */
const stays = [
  `create table child_stay (
    child_id uuid not null references child on delete cascade,
    until date not null,
    village_code text collate "C" not null references village,
    primary key (child_id, until)
  )`,
];

/*
 * Everything here is derived and can be made anew; src/indicators has the rules. Months are numbers: year * 12 + month - 1.
 *
 * `indicator_child` says how a child counts in each month from `first_month` on, one row for each stay; `indicator_month`
 * has the sums over children. `indicator_family` says from which month on a family lives where and is at risk or not;
 * `indicator_family_month` by how much the counts of a village change in a month. `indicator_state` has one row once all is filled.
 */
const rollup = [
  `create table indicator_state (time_zone text not null)`,
  `create table indicator_child (
    child_id uuid not null,
    first_month integer not null,
    village_code text collate "C" not null,
    sex text not null,
    quintile smallint,
    entries integer[] not null,
    primary key (child_id, first_month)
  )`,
  `create index indicator_child_village on indicator_child (village_code)`,
  `create table indicator_month (
    village_code text collate "C" not null,
    month integer not null,
    children integer not null,
    measured integer not null,
    weighed integer not null,
    height_assessed integer not null,
    stunted integer not null,
    severely_stunted integer not null,
    weight_for_height_assessed integer not null,
    wasted integer not null,
    overweight integer not null,
    weight_assessed integer not null,
    underweight integer not null,
    gained integer not null,
    open_cases integer not null,
    primary key (village_code, month)
  )`,
  `create table indicator_family (
    family_id uuid not null,
    month integer not null,
    village_code text collate "C" not null,
    quintile smallint,
    at_risk boolean not null,
    primary key (family_id, month)
  )`,
  `create index indicator_family_village on indicator_family (village_code)`,
  `create table indicator_family_month (
    village_code text collate "C" not null,
    month integer not null,
    families integer not null,
    families_at_risk integer not null,
    primary key (village_code, month)
  )`,
];
