import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import type { AreaCode } from '../base/areaCode.ts';
import { forbidden, notFound, type InputPath } from '../base/errors.ts';
import { queryIn } from '../store/queryIn.ts';
import { StaleLocks } from '../store/repeatable.ts';
import { lockVillages } from './placePosyandus.ts';
import { Posyandu } from './Posyandu.ts';

/** A posyandu as far as it is checked before something is put there. */
export interface HeldPosyandu {
  id: string;
  villageCode: AreaCode;
  name: string;
  closedOn: string | null;
}

/**
 * Holds posyandu as they are until the transaction ends, for writes of children and measurements that belong to them: before locks of
 * families. One that was merged stands for the one that it was merged into.
 * @returns them by the keys given; those that do not exist are left out.
 */
export async function holdPosyandus(em: SqlEntityManager, ids: readonly string[]): Promise<Map<string, HeldPosyandu>> {
  if (ids.length === 0) return new Map();
  const given = ids.map((id) => id.toLowerCase());
  const [merged] = await queryIn<{ into: string[] | null }>(
    em,
    'select array_agg(merged_into_id::text) as into from posyandu where id = any($1::uuid[]) and merged_into_id is not null',
    [given],
  );
  const rows = await queryIn<HeldPosyandu & { mergedIntoId: string | null }>(
    em,
    `select id, village_code as "villageCode", name, closed_on as "closedOn", merged_into_id as "mergedIntoId"
      from posyandu where id = any($1::uuid[]) order by id for share`,
    [[...new Set([...given, ...(merged?.into ?? [])])]],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    ids.flatMap((id) => {
      const found = byId.get(id.toLowerCase());
      if (found?.mergedIntoId == null) return found === undefined ? [] : [[id, found]];
      const held = byId.get(found.mergedIntoId);
      // It was merged during the wait for its lock.
      if (held === undefined) throw new StaleLocks();
      return [[id, held]];
    }),
  );
}

/**
 * Locks posyandu of one village for a change, with the village: names are given one after the other.
 * @param places where in the input each key is.
 * @returns in the order of the keys. @throws HubError NOT_FOUND, or FORBIDDEN outside the viewer's areas.
 */
export async function lockForChange<Ids extends readonly string[]>(
  em: SqlEntityManager,
  ids: Ids,
  viewer: Viewer,
  places: { [Place in keyof Ids]: InputPath },
): Promise<{ [Place in keyof Ids]: Posyandu }> {
  const rows = await queryIn<{ id: string; village_code: AreaCode }>(
    em,
    'select id, village_code from posyandu where id = any($1::uuid[])',
    [ids],
  );
  const villages = new Map(rows.map(({ id, village_code }) => [id, village_code]));
  for (const [nth, id] of ids.entries()) {
    const village = villages.get(id.toLowerCase());
    if (village === undefined) throw notFound(places[nth] ?? [], 'posyandu.noSuchPosyandu');
    if (!mayWriteIn(viewer, village)) throw forbidden(places[nth] ?? []);
  }
  await lockVillages(em, [...villages.values()]);
  await queryIn(em, 'select from posyandu where id = any($1::uuid[]) order by id for no key update', [ids]);
  const locked: Posyandu[] = [];
  for (const id of ids) locked.push(await em.findOneOrFail(Posyandu, { id }));
  return locked as { [Place in keyof Ids]: Posyandu };
}
