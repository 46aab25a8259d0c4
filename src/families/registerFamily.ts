import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordWrite } from '../access/audit/recordWrite.ts';
import { storeOnce } from '../access/clientKey/storeOnce.ts';
import { NikAttempts } from '../access/nik/NikAttempts.ts';
import { badUserInput, conflict, type InputPath } from '../base/errors.ts';
import { checkChildrenOfHead, checkFamilyFacts, checkPerson, checkPersonalFacts, unitNumber } from './checks.ts';
import { FamilyChangeKind, FamilyRelation } from './enums.ts';
import { Family } from './Family.ts';
import type { FamilyOperation, FollowedOperation } from './FamilyOperation.ts';
import { claimCard, storeCard } from './familyCard.ts';
import { addEntry } from './history.ts';
import { familiesChanged } from './hooks.ts';
import { keyedFamily } from './keyedCalls.ts';
import { requireVillage } from './lockFamilies.ts';
import { storeMember } from './members.ts';
import type { NewFamily } from './NewFamily.ts';
import { Person } from './Person.ts';
import { claimNiks, lockNiks } from './personNik.ts';

/**
 * Registers a family with its head and members in one transaction. Repeating a `clientKey` returns the first family, or the one it was
 * merged into.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (village), FORBIDDEN (outside the viewer's areas), CONFLICT (a NIK that is already registered,
 * a
 *   `clientKey` of another input) or NIK_ATTEMPTS_EXCEEDED; nothing is stored.
 */
export async function registerFamily(input: NewFamily, operation: FollowedOperation): Promise<Family> {
  check(input, operation);
  return NikAttempts.transaction(operation, { mayLook: niksOf(input).length > 0 || input.familyCard != null }, (em, attempts) =>
    storeOnce(
      em,
      operation,
      keyedFamily(em, 'family', { mutation: 'registerFamily', clientKey: input.clientKey, input, isSame: isFamilyOf(em, input) }),
      () => storeFamily(em, input, operation, attempts),
    ),
  );
}

async function storeFamily(em: SqlEntityManager, input: NewFamily, operation: FollowedOperation, attempts: NikAttempts): Promise<Family> {
  const { niks } = operation.store;
  const given = niksOf(input);
  // With several, the refusal does not say which one is registered.
  const inputPath = given.length === 1 ? (given[0]?.inputPath ?? []) : ['input'];
  await lockNiks(em, niks, [...given.map(({ nik }) => nik), input.familyCard]);
  await claimCard(em, niks, input.familyCard, { attempts, inputPath: ['input', 'familyCard'] });
  await claimNiks(
    em,
    niks,
    given.map(({ nik }) => nik),
    { attempts, inputPath },
  );
  const family = em.create(Family, {
    id: uuid(),
    villageCode: input.villageCode,
    familyCard: null,
    cardSealed: null,
    cardHash: null,
    rt: unitNumber(input.rt),
    rw: unitNumber(input.rw),
    welfareDecile: input.welfareDecile ?? null,
    habitable: input.housing?.habitable ?? null,
    safeDrinkingWater: input.housing?.safeDrinkingWater ?? null,
    healthyLatrine: input.housing?.healthyLatrine ?? null,
    cleanSurroundings: input.housing?.cleanSurroundings ?? null,
    modernContraception: input.modernContraception ?? null,
    monitoringEnd: null,
    monitoringEndedOn: null,
    recordedBy: operation.viewer.id,
    recordedAt: new Date(),
    demo: false,
  });
  if (input.familyCard != null) await storeCard(em, niks, family, input.familyCard);
  addEntry(em, { familyId: family.id, kind: FamilyChangeKind.REGISTERED, recordedBy: operation.viewer.id });
  await em.flush();
  const people = [await storeMember(em, family.id, { ...input.head, relation: FamilyRelation.HEAD }, niks)];
  for (const member of input.members ?? []) people.push(await storeMember(em, family.id, member, niks));
  recordWrite(operation.store, em, { field: 'Person', personIds: people.map(({ id }) => id) });
  await operation.hooks.run(familiesChanged, em, { familyIds: [family.id] });
  return family;
}

/** The NIKs of an input, and where they stand in it. */
function niksOf({ head, members }: NewFamily): { nik: string; inputPath: InputPath }[] {
  const people = [{ person: head, at: ['head'] }, ...(members ?? []).map((person, index) => ({ person, at: ['members', index] }))];
  return people.flatMap(({ person: { nik }, at }) => (nik == null ? [] : [{ nik, inputPath: ['input', ...at, 'nik'] }]));
}

/** Whether a family is what an input would have registered, as far as it is recorded of the family and its head. */
const isFamilyOf =
  (em: SqlEntityManager, input: NewFamily) =>
  async (family: Family): Promise<boolean> => {
    const head = await em.findOne(Person, { familyId: family.id, relation: FamilyRelation.HEAD });
    return (
      family.villageCode === input.villageCode &&
      family.rt === unitNumber(input.rt) &&
      family.rw === unitNumber(input.rw) &&
      family.welfareDecile === (input.welfareDecile ?? null) &&
      head?.name === input.head.name.trim() &&
      head.sex === input.head.sex &&
      head.bornOn === (input.head.bornOn ?? null)
    );
  };

function check(input: NewFamily, operation: FamilyOperation): void {
  const { today } = operation;
  const members = input.members ?? [];
  requireVillage(input.villageCode, operation, ['input', 'villageCode']);
  checkFamilyFacts(input, ['input']);
  if (input.head.relation != null && input.head.relation !== FamilyRelation.HEAD) {
    throw badUserInput(['input', 'head', 'relation'], 'families.headRelation', { relation: input.head.relation });
  }
  checkPerson(input.head, today, ['input', 'head']);
  checkPersonalFacts(input.head, today, ['input', 'head']);
  for (const [index, member] of members.entries()) {
    checkPerson(member, today, ['input', 'members', index]);
    checkPersonalFacts(member, today, ['input', 'members', index]);
    if (member.relation === FamilyRelation.HEAD) throw badUserInput(['input', 'members', index, 'relation'], 'families.secondHead');
  }
  const given = niksOf(input);
  const twice = given.find(({ nik }, index) => given.findIndex((other) => other.nik === nik) < index);
  if (twice !== undefined) throw conflict(twice.inputPath, 'families.nikRepeated');
  checkChildrenOfHead(input.head.bornOn, members, (index) => ['input', 'members', index]);
}
