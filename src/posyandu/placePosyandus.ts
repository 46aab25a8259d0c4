import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { AreaCode } from '../base/areaCode.ts';
import { queryIn } from '../store/queryIn.ts';
import { posyanduKey } from './posyanduKey.ts';

/** A posyandu as a record names it. */
export interface NamedPosyandu {
  villageCode: AreaCode;
  name: string;
  /** Stored where the posyandu is created. */
  rw?: string | null;
}

/**
 * Finds posyandu by any name that they have or had in their village, with one statement. A name of one that was merged leads to the one
 * that it was merged into.
 * @returns the key of each, in the order given; null for a name that no posyandu of the village has, or that names nothing.
 */
export async function findPosyandus(em: SqlEntityManager, named: readonly NamedPosyandu[]): Promise<(string | null)[]> {
  const keys = named.map(({ name }) => posyanduKey(name));
  if (keys.every((key) => key === '')) return keys.map(() => null);
  const rows = await queryIn<{ nth: number; id: string }>(
    em,
    `select r.nth::int as nth, n.posyandu_id as id from unnest($1::text[], $2::text[]) with ordinality r (village, key, nth)
      join posyandu_name n on n.village_code = r.village and n.key = r.key`,
    [named.map(({ villageCode }) => villageCode), keys],
  );
  const ids = new Map(rows.map(({ nth, id }) => [nth - 1, id]));
  return keys.map((_, nth) => ids.get(nth) ?? null);
}

/**
 * `findPosyandus`, and creates those that are missing. The number of statements does not grow with the rows. Villages in which one is
 * missing are locked until the transaction ends, so that two transactions do not create the same one: call it before locks of families.
 * @param named villages that exist, in which the caller may write.
 * @returns null only for a name that names nothing.
 */
export async function placePosyandus(
  em: SqlEntityManager,
  named: readonly NamedPosyandu[],
  recordedBy: string,
): Promise<(string | null)[]> {
  const found = await findPosyandus(em, named);
  const missing = named.filter(({ name }, nth) => found[nth] === null && posyanduKey(name) !== '');
  if (missing.length === 0) return found;
  await lockVillages(
    em,
    missing.map(({ villageCode }) => villageCode),
  );
  // Others may have created them during the wait.
  const since = await findPosyandus(em, missing);
  const fresh = missing.filter((_, nth) => since[nth] === null);
  await storePosyandus(em, [...new Map(fresh.map((one) => [`${one.villageCode} ${posyanduKey(one.name)}`, one])).values()], recordedBy);
  return findPosyandus(em, named);
}

/** Locks villages, so that their posyandu are named one after the other. */
export async function lockVillages(em: SqlEntityManager, codes: readonly AreaCode[]): Promise<void> {
  await queryIn(em, 'select from village where code = any($1::text[]) order by code for no key update', [[...new Set(codes)]]);
}

async function storePosyandus(em: SqlEntityManager, posyandus: readonly NamedPosyandu[], recordedBy: string): Promise<void> {
  if (posyandus.length === 0) return;
  await queryIn(
    em,
    `with given as (select * from json_to_recordset($1::json) as r (id uuid, village text, name text, key text, rw text)),
      stored as (
        insert into posyandu (id, village_code, name, rw, recorded_by, recorded_at) select id, village, name, rw, $2, now() from given returning id
      )
      insert into posyandu_name (village_code, key, posyandu_id) select village, key, id from given`,
    [
      JSON.stringify(
        posyandus.map(({ villageCode, name, rw }) => ({
          id: uuid(),
          village: villageCode,
          name: shownName(name),
          key: posyanduKey(name),
          rw: rw?.trim() === '' ? null : rw?.trim(),
        })),
      ),
      recordedBy,
    ],
  );
}

/** A name as it is stored: as it was written, with single spaces. */
function shownName(name: string): string {
  return name.trim().replace(/\s+/g, ' ');
}
