import { badUserInput } from '../errors.ts';
import { checkFamilyFacts, requiredReason, unitNumber } from './checks.ts';
import { FamilyChangeKind } from './enums.ts';
import type { Family } from './Family.ts';
import type { FollowedOperation } from './FamilyOperation.ts';
import { addEntry, applyChanges } from './history.ts';
import { familiesChanged } from './hooks.ts';
import { lockFamily } from './lockFamilies.ts';
import type { FamilyFactsInput } from './NewFamily.ts';

export interface FamilyChanges extends FamilyFactsInput {
  reason?: string | null;
}

/**
 * Changes what is recorded of a family and its house. A fact that is left out stays as it is, null says that it is
 * not known. What changes nothing stores nothing.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND, or FORBIDDEN outside the viewer's areas; nothing is stored.
 */
export async function changeFamily(id: string, changes: FamilyChanges, { store, viewer, hooks }: Pick<FollowedOperation, 'store' | 'viewer' | 'hooks'>): Promise<Family> {
  checkFamilyFacts(changes, ['input']);
  if (changes.housing === null) throw badUserInput(['input', 'housing'], 'null', 'the facts that change, each null where it is not known, or none');
  const reason = changes.reason == null ? null : requiredReason(changes.reason, ['input', 'reason']);
  return store.transaction(async (em) => {
    const family = await lockFamily(em, id, viewer, ['id']);
    const { rt, rw, welfareDecile, modernContraception, housing } = changes;
    const fields = applyChanges(family, {
      rt: rt === undefined ? undefined : unitNumber(rt),
      rw: rw === undefined ? undefined : unitNumber(rw),
      welfareDecile,
      modernContraception,
      habitable: housing?.habitable,
      safeDrinkingWater: housing?.safeDrinkingWater,
      healthyLatrine: housing?.healthyLatrine,
      cleanSurroundings: housing?.cleanSurroundings,
    });
    if (fields.length > 0) addEntry(em, { familyId: id, kind: FamilyChangeKind.FACTS_CHANGED, fields, reason, recordedBy: viewer.id });
    await em.flush();
    if (fields.length > 0) await hooks.run(familiesChanged, em, { familyIds: [id] });
    return family;
  });
}
