import { WholeNik } from '../../src/base/maskNik.ts';
import { mayOpenNumbers } from '../../src/access/viewer.ts';
import { readWholeCards, readWholeNiks } from '../../src/families/index.ts';
import type { HubContext } from './HubContext.ts';

/** A person, or a child, with the mask of its NIK. */
interface Bearer {
  id: string;
  nik?: string | null;
}

/**
 * Resolves `nik` of a person or a child. It is the masked value of the row, and nothing is decrypted, unless the viewer has the scope and
 * has stated a purpose: then the whole NIK is read, after the access is recorded.
 */
export function nikOf(
  { id, nik = null }: Bearer,
  _args: unknown,
  { viewer, hub, trail, loaders, operation }: HubContext,
): Promise<WholeNik | null> | string | null {
  if (nik === null || !mayOpenNumbers(viewer)) return nik;
  return loaders
    .custom('whole niks', async (ids) => {
      await trail.opening(ids, operation);
      return (await readWholeNiks(hub.store, ids)).map((whole) => (whole === null ? null : new WholeNik(whole)));
    })
    .load(id);
}

/** Resolves `familyCard` of a family, as `nikOf`. */
export function familyCardOf(
  { id, familyCard = null }: { id: string; familyCard?: string | null },
  _args: unknown,
  { viewer, hub, trail, loaders, operation }: HubContext,
): Promise<WholeNik | null> | string | null {
  if (familyCard === null || !mayOpenNumbers(viewer)) return familyCard;
  return loaders
    .custom('whole cards', async (ids) => {
      await trail.opening([], operation, ids);
      return (await readWholeCards(hub.store, ids)).map((whole) => (whole === null ? null : new WholeNik(whole)));
    })
    .load(id);
}
