import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordWrite } from '../access/audit/recordWrite.ts';
import { badUserInput, HubError } from '../errors.ts';
import { lockKey } from '../store/lockKey.ts';
import { checkChildrenOfHead, checkPerson, checkPersonalFacts } from './checks.ts';
import { FamilyRelation } from './enums.ts';
import { FamilyChange } from './FamilyChange.ts';
import type { FollowedOperation } from './FamilyOperation.ts';
import { familiesChanged } from './hooks.ts';
import { lockFamily } from './lockFamilies.ts';
import { addMember } from './members.ts';
import type { NewPerson } from './NewFamily.ts';
import { Person } from './Person.ts';

/**
 * Adds a member to a family. The same `clientKey` twice returns the first one.
 * @throws HubError BAD_USER_INPUT (a second head among others), NOT_FOUND (family), FORBIDDEN, or CONFLICT (a NIK
 *   that is already registered, in this family or another; a `clientKey` of another family); nothing is stored.
 */
export async function addFamilyMember(familyId: string, input: NewPerson & { clientKey?: string | null }, { store, viewer, today, hooks }: Omit<FollowedOperation, 'areas'>): Promise<Person> {
  checkPerson(input, today, ['input']);
  checkPersonalFacts(input, today, ['input']);
  if (input.relation === FamilyRelation.HEAD) throw badUserInput(['input', 'relation'], 'HEAD for a second person', 'any other relation; changeFamilyHead names another head');
  return store.transaction(async (em) => {
    const earlier = input.clientKey == null ? null : await memberAddedBefore(em, familyId, input.clientKey);
    if (earlier) return earlier;
    await lockFamily(em, familyId, viewer, ['familyId']);
    const head = await em.findOneOrFail(Person, { familyId, relation: FamilyRelation.HEAD });
    checkChildrenOfHead(head.bornOn, [input], () => ['input']);
    const person = await addMember(em, familyId, input, ['input'], { niks: store.niks, recordedBy: viewer.id, clientKey: input.clientKey ?? null });
    recordWrite(store, em, { field: 'Person', personIds: [person.id] });
    await hooks.run(familiesChanged, em, { familyIds: [familyId] });
    return person;
  });
}

async function memberAddedBefore(em: SqlEntityManager, familyId: string, clientKey: string): Promise<Person | null> {
  await lockKey(em, 'family change', clientKey);
  const entry = await em.findOne(FamilyChange, { clientKey });
  if (entry === null) return null;
  const person = entry.familyId === familyId && entry.personId !== null ? await em.findOne(Person, { id: entry.personId }) : null;
  if (person) return person;
  throw new HubError('input.clientKey: already used for another change; allowed: a key of its own for each', 'CONFLICT', ['input', 'clientKey']);
}
