import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordRead } from '../access/audit/recordWrite.ts';
import { NikAttempts } from '../access/nik/NikAttempts.ts';
import type { NikVault } from '../store/nik/NikVault.ts';
import { badUserInput } from '../base/errors.ts';
import { checkFamilyFacts, requiredReason, unitNumber } from './checks.ts';
import { FamilyChangeKind } from './enums.ts';
import type { Family } from './Family.ts';
import { cardChanged, claimCard, hasCard, storeCard } from './familyCard.ts';
import type { FieldChange } from './FamilyChange.ts';
import type { FollowedOperation } from './FamilyOperation.ts';
import { addEntry, applyChanges } from './history.ts';
import { familiesChanged } from './hooks.ts';
import { lockFamily } from './lockFamilies.ts';
import type { FamilyFactsInput } from './NewFamily.ts';
import { lockNiks } from './personNik.ts';

export interface FamilyChanges extends FamilyFactsInput {
  reason?: string | null;
}

/**
 * Changes what is recorded of a family and its house. A fact that is left out stays as it is, null says that it is
 * not known. What changes nothing stores nothing.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND, FORBIDDEN outside the viewer's areas, CONFLICT (a family card of another family) or
 *   NIK_ATTEMPTS_EXCEEDED; nothing is stored.
 */
export async function changeFamily(
  id: string,
  changes: FamilyChanges,
  { store, viewer, today, hooks }: Omit<FollowedOperation, 'areas'>,
): Promise<Family> {
  checkFamilyFacts(changes, ['input']);
  if (changes.housing === null) throw badUserInput(['input', 'housing'], 'families.housingNull');
  const reason = changes.reason == null ? null : requiredReason(changes.reason, ['input', 'reason']);
  const { familyCard } = changes;
  return NikAttempts.transaction({ store, viewer, today }, { familyIds: [id], mayLook: familyCard !== undefined }, async (em, attempts) => {
    await lockNiks(em, store.niks, [familyCard]);
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
    fields.push(...(await changeCard(em, store.niks, family, { card: familyCard, attempts })));
    if (fields.length > 0) addEntry(em, { familyId: id, kind: FamilyChangeKind.FACTS_CHANGED, fields, reason, recordedBy: viewer.id });
    await em.flush();
    if (fields.length > 0) await hooks.run(familiesChanged, em, { familyIds: [id] });
    else recordRead(store, em, { field: 'Family', familyIds: [id] });
    return family;
  });
}

/** Each change of a number after the first is an attempt, as for a NIK: one that is accepted tells as much as one that is refused. */
async function changeCard(
  em: SqlEntityManager,
  niks: NikVault,
  family: Family,
  { card, attempts }: { card: string | null | undefined; attempts: NikAttempts },
): Promise<FieldChange[]> {
  if (card === undefined) return [];
  await claimCard(em, niks, card, { attempts, inputPath: ['input', 'familyCard'], exceptId: family.id });
  if (hasCard(niks, family, card)) return [];
  if (family.familyCard !== null) await attempts.count(em);
  await storeCard(em, niks, family, card);
  return [cardChanged];
}
