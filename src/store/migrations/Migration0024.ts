import { Migration } from '@mikro-orm/migrations';
import { inAreas, policiesOf } from './Migration0012.ts';
import { limited as limitedSince0022 } from './Migration0022.ts';

/**
 * The posyandu of a village, and which of them children and measurements belong to (docs/decisions/046).
 *
 * `posyandu_name` has every name that a posyandu has or had, as it is compared: a name leads to one posyandu of its village. A child goes
 * to a posyandu of its own village; a trigger clears it when the village changes. Of a measurement it is the posyandu on that day.
 */
export class Migration0024 extends Migration {
  override name = '0024-posyandu';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/* A posyandu is a place: whoever may ask for it at all sees all of them. */
const ofVillage = { read: 'true', write: inAreas('village_code') };

/* For each table with limits: which rows a viewer sees, and which rows a viewer's transaction may leave behind. */
export const limited = { ...limitedSince0022, posyandu: ofVillage, posyandu_name: ofVillage };

const statements = [
  `create table posyandu (
    id uuid primary key,
    village_code text collate "C" not null references village,
    name text collate "C" not null,
    rw text,
    closed_on date,
    merged_into_id uuid references posyandu check (merged_into_id <> id),
    recorded_by text not null,
    recorded_at timestamptz not null,
    demo boolean not null default false,
    unique (id, village_code)
  )`,
  `create index posyandu_village on posyandu (village_code, id)`,
  `create index posyandu_merged on posyandu (merged_into_id) where merged_into_id is not null`,
  `create table posyandu_name (
    village_code text collate "C" not null,
    key text collate "C" not null,
    posyandu_id uuid not null,
    primary key (village_code, key),
    foreign key (posyandu_id, village_code) references posyandu (id, village_code)
  )`,
  `create index posyandu_name_posyandu on posyandu_name (posyandu_id)`,
  `alter table child add column posyandu_id uuid, add foreign key (posyandu_id, village_code) references posyandu (id, village_code)`,
  `create index child_posyandu on child (posyandu_id, id) where posyandu_id is not null`,
  `create function child_leaves_posyandu() returns trigger language plpgsql as $$ begin
    new.posyandu_id := null;
    return new;
  end $$`,
  `create trigger child_leaves_posyandu before update of village_code on child for each row
    when (new.village_code is distinct from old.village_code and new.posyandu_id is not distinct from old.posyandu_id) execute function child_leaves_posyandu()`,
  `alter table measurement add column posyandu_id uuid references posyandu`,
  `create index measurement_posyandu on measurement (posyandu_id, measured_on, id) where posyandu_id is not null and superseded_by_id is null and not void`,
  ...policiesOf(['posyandu', limited.posyandu]),
  ...policiesOf(['posyandu_name', limited.posyandu_name]),
];
