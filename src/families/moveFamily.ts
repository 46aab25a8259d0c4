import { badUserInput } from '../base/errors.ts';
import type { IsoDate } from '../base/calendar.ts';
import { checkFamilyFacts, requiredReason, unitNumber } from './checks.ts';
import { FamilyChangeKind } from './enums.ts';
import type { Family } from './Family.ts';
import { FamilyChange } from './FamilyChange.ts';
import type { FollowedOperation } from './FamilyOperation.ts';
import { addEntry, applyChanges } from './history.ts';
import { familiesChanged, familyMoved } from './hooks.ts';
import { lockFamily, requireVillage } from './lockFamilies.ts';

export interface FamilyMove {
  villageCode: string;
  rt?: string | null;
  rw?: string | null;
  movedOn: IsoDate;
  reason: string;
}

/**
 * Moves a family to another village, with its children under monitoring, their cases, and its enrolments (those in programs that do not
 * work there end). RT and RW are those of the new village. A family that lives there already is returned unchanged. The housing facts stay
 * until new ones are recorded.
 * @throws HubError BAD_USER_INPUT (a day in the future or before the last move), NOT_FOUND (family, village), or
 *   FORBIDDEN when the viewer may not write in both villages; nothing is stored.
 */
export async function moveFamily(id: string, move: FamilyMove, operation: FollowedOperation): Promise<Family> {
  const { store, viewer, today, hooks } = operation;
  const reason = requiredReason(move.reason, ['input', 'reason']);
  checkFamilyFacts(move, ['input']);
  if (move.movedOn > today) throw badUserInput(['input', 'movedOn'], 'shared.dateInFuture', { date: move.movedOn, today });
  requireVillage(move.villageCode, operation, ['input', 'villageCode']);
  return store.transaction(async (em) => {
    const family = await lockFamily(em, id, viewer, ['id']);
    if (family.villageCode === move.villageCode) return family;
    const last = await em.findOne(FamilyChange, { familyId: id, kind: FamilyChangeKind.MOVED }, { orderBy: { id: 'desc' } });
    if (last?.happenedOn != null && move.movedOn < last.happenedOn) {
      throw badUserInput(['input', 'movedOn'], 'families.beforeLastMove', { date: move.movedOn, last: last.happenedOn });
    }
    const from = family.villageCode;
    const fields = applyChanges(family, { villageCode: move.villageCode, rt: unitNumber(move.rt), rw: unitNumber(move.rw) });
    addEntry(em, { familyId: id, kind: FamilyChangeKind.MOVED, happenedOn: move.movedOn, fields, reason, recordedBy: viewer.id });
    await em.flush();
    await hooks.run(familyMoved, em, { family, from, movedOn: move.movedOn, viewer, today });
    await hooks.run(familiesChanged, em, { familyIds: [id] });
    return family;
  });
}
