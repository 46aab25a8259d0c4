import type { IsoDate } from '../base/calendar.ts';
import { badUserInput, conflict } from '../base/errors.ts';
import { queryIn } from '../store/queryIn.ts';
import { lockForChange } from './lockPosyandus.ts';
import type { Posyandu } from './Posyandu.ts';
import { posyanduClosing, posyanduMerged } from './posyanduHooks.ts';
import type { PosyanduOperation } from './PosyanduOperation.ts';
import { checkedName, takeName } from './takeName.ts';
import { unitOf } from './unitOf.ts';

/** The changes; a field that is left out keeps its value, null removes an RW. */
export interface PosyanduChange {
  name?: string | null | undefined;
  rw?: string | null | undefined;
}

type Changes = Omit<PosyanduOperation, 'areas'>;

/**
 * Changes the name or the RW of a posyandu. Its former name still leads to it, until another posyandu takes it.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND, FORBIDDEN, or CONFLICT when it was merged, or another posyandu of the village has the name.
 */
export async function renamePosyandu(id: string, { name, rw }: PosyanduChange, { store, viewer }: Changes): Promise<Posyandu> {
  if (name == null && rw === undefined) throw badUserInput([], 'shared.noneGiven', { names: 'name, rw' });
  const kept = name == null ? null : checkedName(name, ['name']);
  const unit = unitOf(rw, ['rw']);
  return store.transaction(async (em) => {
    const [posyandu] = await lockForChange(em, [id] as const, viewer, [['id']]);
    checkNotMerged(posyandu);
    if (kept !== null) {
      posyandu.name = kept;
      await takeName(em, posyandu, ['name']);
    }
    if (rw !== undefined) posyandu.rw = unit;
    await em.flush();
    return posyandu;
  });
}

/**
 * Closes a posyandu: nothing is measured there after its last day. Its children stay until they are assigned to another one. Repeating the
 * call changes nothing.
 * @throws HubError BAD_USER_INPUT (a day in the future, or before a measurement there), NOT_FOUND, FORBIDDEN, or CONFLICT when it was
 *   merged, or closed on another day.
 */
export async function closePosyandu({ id, on }: { id: string; on: IsoDate }, { store, viewer, today, hooks }: Changes): Promise<Posyandu> {
  if (on > today) throw badUserInput(['on'], 'shared.dateInFuture', { date: on, today });
  return store.transaction(async (em) => {
    const [posyandu] = await lockForChange(em, [id] as const, viewer, [['id']]);
    checkNotMerged(posyandu);
    if (posyandu.closedOn === on) return posyandu;
    if (posyandu.closedOn !== null) throw conflict(['on'], 'posyandu.closed', { name: posyandu.name, date: posyandu.closedOn });
    await hooks.run(posyanduClosing, em, { id: posyandu.id, on });
    posyandu.closedOn = on;
    await em.flush();
    return posyandu;
  });
}

/**
 * Undoes the closing of a posyandu. Repeating the call changes nothing.
 * @throws HubError NOT_FOUND, FORBIDDEN, or CONFLICT when it was merged.
 */
export async function reopenPosyandu(id: string, { store, viewer }: Changes): Promise<Posyandu> {
  return store.transaction(async (em) => {
    const [posyandu] = await lockForChange(em, [id] as const, viewer, [['id']]);
    checkNotMerged(posyandu);
    posyandu.closedOn = null;
    await em.flush();
    return posyandu;
  });
}

/**
 * Merges two records of one posyandu: the children and the names of the second become the first's, and its measurements are found by the
 * first. The second record stays, and says what it was merged into. Repeating the call changes nothing.
 * @returns the one that stays.
 * @throws HubError BAD_USER_INPUT (one with itself, two of different villages), NOT_FOUND, FORBIDDEN, or CONFLICT when one of them was
 *   merged into another; nothing is stored.
 */
export async function mergePosyandu(
  { keepId, mergeId }: { keepId: string; mergeId: string },
  { store, viewer, hooks }: Changes,
): Promise<Posyandu> {
  if (keepId.toLowerCase() === mergeId.toLowerCase()) throw badUserInput(['mergeId'], 'posyandu.mergeWithItself');
  return store.transaction(async (em) => {
    const [kept, merged] = await lockForChange(em, [keepId, mergeId] as const, viewer, [['keepId'], ['mergeId']]);
    checkNotMerged(kept, 'keepId');
    if (merged.mergedIntoId === kept.id) return kept;
    checkNotMerged(merged, 'mergeId');
    if (kept.villageCode !== merged.villageCode) throw badUserInput(['mergeId'], 'posyandu.ofOtherVillage', { village: kept.villageCode });
    kept.rw ??= merged.rw;
    merged.mergedIntoId = kept.id;
    await em.flush();
    await queryIn(em, 'update posyandu_name set posyandu_id = $1 where posyandu_id = $2', [kept.id, merged.id]);
    await queryIn(em, 'update posyandu set merged_into_id = $1 where merged_into_id = $2', [kept.id, merged.id]);
    await hooks.run(posyanduMerged, em, { keptId: kept.id, mergedId: merged.id });
    return kept;
  });
}

function checkNotMerged({ name, mergedIntoId }: Posyandu, field = 'id'): void {
  if (mergedIntoId !== null) throw conflict([field], 'posyandu.merged', { name });
}
