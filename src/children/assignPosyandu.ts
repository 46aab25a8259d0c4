import { recordWrite } from '../access/audit/recordWrite.ts';
import { mayWriteIn } from '../access/viewer.ts';
import { badUserInput, conflict, forbidden, notFound, type InputPath } from '../base/errors.ts';
import { Person } from '../families/index.ts';
import { holdPosyandus, type HeldPosyandu } from '../posyandu/index.ts';
import { lockRows } from '../store/locks.ts';
import { queryIn } from '../store/queryIn.ts';
import { Child } from './Child.ts';
import type { ChildOperation } from './ChildOperation.ts';

/** Highest number of children in one call. */
export const mostAssigned = 500;

/**
 * Says to which posyandu children go, all of them or none. Their measurements stay where they were taken.
 * @param posyanduId null where it is no longer known.
 * @returns the children, in the order given.
 * @throws HubError BAD_USER_INPUT (more than 500 children, one twice, or one of another village than the posyandu's), NOT_FOUND, FORBIDDEN,
 *   or CONFLICT for a closed posyandu; nothing is stored.
 */
export async function assignPosyandu(
  { childIds, posyanduId }: { childIds: readonly string[]; posyanduId: string | null },
  { store, viewer }: Pick<ChildOperation, 'store' | 'viewer'>,
): Promise<Child[]> {
  if (childIds.length > mostAssigned) throw badUserInput(['childIds'], 'shared.tooManyIds', { count: childIds.length, most: mostAssigned });
  const ids = childIds.map((id) => id.toLowerCase());
  if (new Set(ids).size < ids.length) throw badUserInput(['childIds'], 'shared.givenTwice');
  return store.transaction(async (em) => {
    const held = posyanduId === null ? null : openPosyandu((await holdPosyandus(em, [posyanduId])).get(posyanduId), ['posyanduId']);
    await lockRows(em, 'child', ids);
    const rows = await queryIn<{ id: string; village: string }>(
      em,
      'select id, village_code as village from child where id = any($1::uuid[])',
      [ids],
    );
    const villages = new Map(rows.map(({ id, village }) => [id, village]));
    for (const [nth, id] of ids.entries()) {
      const village = villages.get(id);
      if (village === undefined) throw notFound(['childIds', nth], 'children.noSuchChild');
      if (!mayWriteIn(viewer, village)) throw forbidden(['childIds', nth]);
      if (held !== null) checkVillageOf(held, village, ['childIds', nth]);
    }
    await queryIn(em, 'update child set posyandu_id = $2 where id = any($1::uuid[])', [ids, held?.id ?? null]);
    recordWrite(store, em, { field: 'Child', personIds: ids });
    const children = new Map((await em.find(Child, { id: ids })).map((child) => [child.id, child]));
    const persons = await em.find(Person, { id: ids });
    for (const { id, name, nik, nikDiffers } of persons) Object.assign(children.get(id) ?? {}, { name, nik, nikDiffers });
    return ids.flatMap((id) => children.get(id) ?? []);
  });
}

/** @throws HubError NOT_FOUND, or CONFLICT for a closed one. */
export function openPosyandu(held: HeldPosyandu | undefined, inputPath: InputPath): HeldPosyandu {
  if (held === undefined) throw notFound(inputPath, 'posyandu.noSuchPosyandu');
  if (held.closedOn !== null) throw conflict(inputPath, 'posyandu.closed', { name: held.name, date: held.closedOn });
  return held;
}

/** @throws HubError BAD_USER_INPUT where a child goes to a posyandu of another village. */
export function checkVillageOf({ name, villageCode }: HeldPosyandu, village: string, inputPath: InputPath): void {
  if (villageCode !== village) throw badUserInput(inputPath, 'posyandu.childElsewhere', { name, posyanduVillage: villageCode, village });
}
