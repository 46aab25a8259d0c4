import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordWrite } from '../access/audit/recordWrite.ts';
import { badUserInput, type InputPath } from '../base/errors.ts';
import { queryIn } from '../store/queryIn.ts';
import { checkChildrenOfHead, checkPersonalFacts } from './checks.ts';
import { FamilyChangeKind, FamilyRelation } from './enums.ts';
import type { Family } from './Family.ts';
import type { FollowedOperation } from './FamilyOperation.ts';
import { addEntry } from './history.ts';
import { familiesChanged } from './hooks.ts';
import { lockFamily } from './lockFamilies.ts';
import { Person } from './Person.ts';

/** A member's relation to the head. */
export interface MemberRelation {
  personId: string;
  relation: FamilyRelation;
}

/**
 * Names another head of a family, and every member's relation to the new one.
 * @throws HubError BAD_USER_INPUT when it is not exactly one head or not exactly the members of the family, NOT_FOUND, or FORBIDDEN.
 */
export async function changeFamilyHead(
  id: string,
  relations: readonly MemberRelation[],
  { store, viewer, today, hooks }: Omit<FollowedOperation, 'areas'>,
): Promise<Family> {
  const inputPath = ['members'];
  checkOneHead(relations, inputPath);
  return store.transaction(async (em) => {
    const family = await lockFamily(em, id, viewer, ['id']);
    const members = await em.find(Person, { familyId: id });
    const chosen = membersOf(members, relations, inputPath);
    if (chosen.length < members.length) throw badUserInput(inputPath, 'families.membersMissing', { count: members.length - chosen.length });
    const head = members.find((member) => member.relation === FamilyRelation.HEAD);
    await relate(em, chosen, relations, today, inputPath);
    const now = chosen.find(({ relation }) => relation === FamilyRelation.HEAD);
    if (now !== head) addEntry(em, { familyId: id, kind: FamilyChangeKind.HEAD_CHANGED, personId: now?.id ?? null, recordedBy: viewer.id });
    await em.flush();
    recordWrite(store, em, { field: 'Person', personIds: chosen.map((member) => member.id) });
    await hooks.run(familiesChanged, em, { familyIds: [id] });
    return family;
  });
}

/** @throws HubError BAD_USER_INPUT unless exactly one of the members is the head and none stands there twice. */
export function checkOneHead(relations: readonly MemberRelation[], inputPath: InputPath): void {
  const heads = relations.filter(({ relation }) => relation === FamilyRelation.HEAD).length;
  if (heads !== 1) throw badUserInput(inputPath, 'families.headCount', { count: heads });
  if (new Set(relations.map(({ personId }) => personId)).size < relations.length) throw badUserInput(inputPath, 'families.memberTwice');
}

/** The members whom the relations name, in their order. @throws HubError BAD_USER_INPUT when one is of another family. */
export function membersOf(members: readonly Person[], relations: readonly MemberRelation[], inputPath: InputPath): Person[] {
  return relations.map(({ personId }, index) => {
    const member = members.find(({ id }) => id === personId);
    if (member === undefined) throw badUserInput([...inputPath, index, 'personId'], 'families.notAMember');
    return member;
  });
}

/** Gives members of one family, in the order of `relations`, their relation to its head. */
export async function relate(
  em: SqlEntityManager,
  members: readonly Person[],
  relations: readonly MemberRelation[],
  today: string,
  inputPath: InputPath,
): Promise<void> {
  // A family has one head at any moment: the former one steps down first.
  await queryIn(em, `update person set relation = 'OTHER' where id = any($1::uuid[])`, [members.map(({ id }) => id)]);
  for (const [index, member] of members.entries()) {
    member.relation = relations[index]?.relation ?? FamilyRelation.OTHER;
    checkPersonalFacts({ sex: member.sex, relation: member.relation, married: member.married }, today, [...inputPath, index]);
    await queryIn(em, 'update person set relation = $2 where id = $1', [member.id, member.relation]);
  }
  checkChildrenOfHead(members.find(({ relation }) => relation === FamilyRelation.HEAD)?.bornOn, members, (index) => [...inputPath, index]);
}
