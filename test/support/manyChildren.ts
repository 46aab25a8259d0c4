import type { Store } from '../../src/store/Store.ts';
import { fixtureVillages } from './fixture.ts';

/** Children that `moveChildren` moves at a time. */
const moved = 20;

/**
 * Adds children to the first village of the fixture, each with a last measurement and a height-for-age of its own.
 * @param more how many; unless given, so many that a list of all takes three pages of 500.
 */
export async function addManyChildren(store: Store, more = 1_300): Promise<void> {
  const [village] = fixtureVillages;
  await store.read(
    'test',
    `insert into person (id, family_id, name, sex, born_on, relation)
      select ('01990000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, (select id from family where village_code = $1 order by id limit 1), 'Anak ' || n, 'FEMALE', '2024-06-15', 'CHILD'
      from generate_series(1, ${more}) n`,
    [village],
  );
  await store.read(
    'test',
    `insert into child (id, family_id, village_code, sex, born_on, last_measured_on, latest_haz, recorded_by, recorded_at)
      select id, family_id, $1, sex, born_on, '2025-01-01'::date + (n % 400)::int, -3 + (n % 700)::int / 100.0, 'test', now()
      from (select *, row_number() over (order by id) as n from person where id::text like '01990000%') p`,
    [village],
  );
}

let moves = 0;

/** Takes some children to the beginning of a list in this order and others to its end, as measurements do: each time others. */
export async function moveChildren(store: Store, column: 'last_measured_on' | 'latest_haz'): Promise<void> {
  const { type, lowest, highest } =
    column === 'latest_haz'
      ? { type: 'double precision', lowest: '-9', highest: '9' }
      : { type: 'date', lowest: '2020-01-01', highest: '2026-06-15' };
  await store.read(
    'test',
    `update child c set ${column} = case m.n % 2 when 0 then $1::${type} else $2::${type} end
      from (select id, row_number() over (order by md5(id::text || $3)) as n from child) m where m.id = c.id and m.n <= ${moved}`,
    [highest, lowest, String(++moves)],
  );
}
