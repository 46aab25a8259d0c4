import { v7 as uuid } from 'uuid';
import { recordWrite } from '../access/audit/recordWrite.ts';
import { badUserInput } from '../errors.ts';
import { lockKey } from '../store/lockKey.ts';
import { checkChildrenOfHead, checkFamilyFacts, checkPerson, checkPersonalFacts, unitNumber } from './checks.ts';
import { FamilyChangeKind, FamilyRelation } from './enums.ts';
import { Family } from './Family.ts';
import type { FamilyOperation, FollowedOperation } from './FamilyOperation.ts';
import { addEntry } from './history.ts';
import { familiesChanged } from './hooks.ts';
import { requireVillage } from './lockFamilies.ts';
import { storeMember } from './members.ts';
import { findMergedFamily } from './mergedFamilies.ts';
import type { NewFamily } from './NewFamily.ts';
import { lockNiks } from './personNik.ts';

/**
 * Registers a family with its head and members in one transaction. The same `clientKey` twice returns the
 * first family, or the one it was merged into.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (village), FORBIDDEN (outside the viewer's areas) or CONFLICT (a NIK that is already registered); nothing is stored.
 */
export async function registerFamily(input: NewFamily, operation: FollowedOperation): Promise<Family> {
  check(input, operation);
  return operation.store.transaction(async (em) => {
    if (input.clientKey != null) {
      await lockKey(em, 'family', input.clientKey);
      const earlier = await em.findOne(Family, { clientKey: input.clientKey }) ?? await findMergedFamily(em, input.clientKey);
      if (earlier) return earlier;
    }
    const { niks } = operation.store;
    await lockNiks(em, niks, [input.head, ...(input.members ?? [])].flatMap(({ nik }) => nik ?? []));
    const family = em.create(Family, {
      id: uuid(),
      villageCode: input.villageCode,
      rt: unitNumber(input.rt),
      rw: unitNumber(input.rw),
      welfareDecile: input.welfareDecile ?? null,
      habitable: input.housing?.habitable ?? null,
      safeDrinkingWater: input.housing?.safeDrinkingWater ?? null,
      healthyLatrine: input.housing?.healthyLatrine ?? null,
      cleanSurroundings: input.housing?.cleanSurroundings ?? null,
      modernContraception: input.modernContraception ?? null,
      clientKey: input.clientKey ?? null,
      recordedBy: operation.viewer.id,
      recordedAt: new Date(),
      demo: false,
    });
    addEntry(em, { familyId: family.id, kind: FamilyChangeKind.REGISTERED, recordedBy: operation.viewer.id });
    await em.flush();
    const people = [await storeMember(em, family.id, { ...input.head, relation: FamilyRelation.HEAD }, ['input', 'head'], niks)];
    for (const [index, member] of (input.members ?? []).entries()) people.push(await storeMember(em, family.id, member, ['input', 'members', index], niks));
    recordWrite(operation.store, em, { field: 'Person', personIds: people.map(({ id }) => id) });
    await operation.hooks.run(familiesChanged, em, { familyIds: [family.id] });
    return family;
  });
}

function check(input: NewFamily, operation: FamilyOperation): void {
  const { today } = operation;
  const members = input.members ?? [];
  requireVillage(input.villageCode, operation, ['input', 'villageCode']);
  checkFamilyFacts(input, ['input']);
  if (input.head.relation != null && input.head.relation !== FamilyRelation.HEAD) {
    throw badUserInput(['input', 'head', 'relation'], `${input.head.relation} for the head`, 'HEAD, or none');
  }
  checkPerson(input.head, today, ['input', 'head']);
  checkPersonalFacts(input.head, today, ['input', 'head']);
  for (const [index, member] of members.entries()) {
    checkPerson(member, today, ['input', 'members', index]);
    checkPersonalFacts(member, today, ['input', 'members', index]);
    if (member.relation === FamilyRelation.HEAD) throw badUserInput(['input', 'members', index, 'relation'], 'HEAD for a second person', 'any other relation');
  }
  checkChildrenOfHead(input.head.bornOn, members, (index) => ['input', 'members', index]);
}
