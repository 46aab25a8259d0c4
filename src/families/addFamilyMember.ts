import { recordWrite } from '../access/audit/recordWrite.ts';
import { storeOnce } from '../access/clientKey/storeOnce.ts';
import { NikAttempts } from '../access/nik/NikAttempts.ts';
import { badUserInput } from '../base/errors.ts';
import { checkChildrenOfHead, checkPerson, checkPersonalFacts } from './checks.ts';
import { FamilyRelation } from './enums.ts';
import type { FollowedOperation } from './FamilyOperation.ts';
import { familiesChanged } from './hooks.ts';
import { keyedMember } from './keyedCalls.ts';
import { lockFamily } from './lockFamilies.ts';
import { addMember } from './members.ts';
import type { NewPerson } from './NewFamily.ts';
import { Person } from './Person.ts';
import { claimNiks, lockNiks } from './personNik.ts';

/**
 * Adds a member to a family. Repeating a `clientKey` returns the first record.
 * @throws HubError BAD_USER_INPUT (a second head among others), NOT_FOUND (family), FORBIDDEN, CONFLICT (a NIK
 *   that is already registered, in this family or another; a `clientKey` of another input) or NIK_ATTEMPTS_EXCEEDED; nothing is stored.
 */
export async function addFamilyMember(
  familyId: string,
  input: NewPerson & { clientKey?: string | null },
  { store, viewer, today, hooks }: Omit<FollowedOperation, 'areas'>,
): Promise<Person> {
  checkPerson(input, today, ['input']);
  checkPersonalFacts(input, today, ['input']);
  if (input.relation === FamilyRelation.HEAD) throw badUserInput(['input', 'relation'], 'families.secondHeadUseChange');
  const given = input.nik == null ? [] : [input.nik];
  return NikAttempts.transaction({ store, viewer, today }, { familyIds: [familyId], mayLook: given.length > 0 }, (em, attempts) =>
    storeOnce(
      em,
      { store, viewer },
      keyedMember(em, {
        mutation: 'addFamilyMember',
        clientKey: input.clientKey,
        input: { familyId, input },
        isSame: isMemberOf(familyId, input),
      }),
      async () => {
        await lockNiks(em, store.niks, given);
        await lockFamily(em, familyId, viewer, ['familyId']);
        const head = await em.findOneOrFail(Person, { familyId, relation: FamilyRelation.HEAD });
        checkChildrenOfHead(head.bornOn, [input], () => ['input']);
        await claimNiks(em, store.niks, given, { attempts, inputPath: ['input', 'nik'] });
        const person = await addMember(em, familyId, input, { niks: store.niks, recordedBy: viewer.id });
        recordWrite(store, em, { field: 'Person', personIds: [person.id] });
        await hooks.run(familiesChanged, em, { familyIds: [familyId] });
        return person;
      },
    ),
  );
}

const isMemberOf =
  (familyId: string, { name, sex, bornOn, relation }: NewPerson) =>
  (person: Person): boolean =>
    person.familyId === familyId &&
    person.name === name.trim() &&
    person.sex === sex &&
    person.bornOn === (bornOn ?? null) &&
    person.relation === (relation ?? FamilyRelation.OTHER);
