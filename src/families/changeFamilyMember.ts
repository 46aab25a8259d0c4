import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordRead, recordWrite } from '../access/audit/recordWrite.ts';
import { NikAttempts } from '../access/nik/NikAttempts.ts';
import type { NikVault } from '../store/nik/NikVault.ts';
import { badUserInput, conflict } from '../base/errors.ts';
import { checkChildrenOfHead, checkPerson, checkPersonalFacts } from './checks.ts';
import { FamilyChangeKind, FamilyRelation, Sex } from './enums.ts';
import type { FollowedOperation } from './FamilyOperation.ts';
import { addEntry, applyChanges } from './history.ts';
import { familiesChanged, memberCorrected } from './hooks.ts';
import { lockMember } from './lockFamilies.ts';
import type { FieldChange } from './FamilyChange.ts';
import type { NewPerson } from './NewFamily.ts';
import { Person } from './Person.ts';
import { claimNiks, compareNik, storeNik, hasNik, lockNiks, nikChanged, clearNik } from './personNik.ts';

export type MemberChanges = { [Field in keyof NewPerson]?: NewPerson[Field] | null | undefined };

/**
 * Changes what is recorded of a member. A fact that is left out stays as it is, null says that it is not known; a
 * pregnancy or a planned marriage that has ended is taken away by null. What changes nothing stores nothing.
 *
 * A corrected sex or birth date of a child under growth monitoring has its measurements assessed anew.
 * @throws HubError BAD_USER_INPUT (a second head, the head in another relation, an impossible date, ...), NOT_FOUND,
 *   FORBIDDEN, CONFLICT (a NIK that is already registered) or NIK_ATTEMPTS_EXCEEDED; nothing is stored.
 */
export async function changeFamilyMember(
  id: string,
  changes: MemberChanges,
  { store, viewer, today, hooks }: Omit<FollowedOperation, 'areas'>,
): Promise<Person> {
  for (const field of ['name', 'sex', 'relation'] as const) {
    if (changes[field] === null) throw badUserInput(['input', field], 'families.fieldNull');
  }
  return NikAttempts.transaction(
    { store, viewer, today },
    { personIds: [id], mayLook: changes.nik !== undefined },
    async (em, attempts) => {
      await lockNiks(em, store.niks, [changes.nik]);
      const { person } = await lockMember(em, id, viewer, ['id']);
      if (person.pseudonymisedAt != null) throw conflict(['id'], 'families.pseudonymised');
      const family = await em.find(Person, { familyId: person.familyId });
      checkRelation(person, changes.relation ?? person.relation);
      const bornOn = changes.bornOn === undefined ? person.bornOn : changes.bornOn;
      checkPerson({ name: changes.name ?? person.name, sex: changes.sex ?? person.sex, bornOn, nik: changes.nik }, today, ['input']);

      const fields = applyChanges(person, {
        name: changes.name?.trim(),
        sex: changes.sex ?? undefined,
        bornOn: changes.bornOn,
        relation: changes.relation ?? undefined,
        married: changes.married,
        marriagePlannedOn: changes.marriagePlannedOn,
        pregnantDueOn: changes.pregnantDueOn,
      });
      fields.push(...(await changeNik(em, { niks: store.niks, attempts }, person, changes.nik)));
      const changed = new Set(fields.map(({ field }) => field));
      if (changed.size === 0) {
        recordRead(store, em, { field: 'Person', personIds: [id] });
        return person;
      }
      checkPersonalFacts(
        {
          sex: person.sex,
          relation: person.relation,
          married: person.married,
          // What was recorded in time stays when its day has passed.
          marriagePlannedOn: changed.has('marriagePlannedOn') ? person.marriagePlannedOn : null,
          pregnantDueOn: changed.has('pregnantDueOn') ? person.pregnantDueOn : null,
        },
        today,
        ['input'],
      );
      if (person.sex !== Sex.FEMALE && person.pregnantDueOn !== null)
        throw badUserInput(['input', 'sex'], 'families.dueDateOfMale', { sex: person.sex });
      if (changed.has('bornOn') || changed.has('relation')) {
        checkChildrenOfHead(family.find(({ relation }) => relation === FamilyRelation.HEAD)?.bornOn, family, () => ['input']);
      }
      addEntry(em, { familyId: person.familyId, kind: FamilyChangeKind.MEMBER_CHANGED, personId: id, fields, recordedBy: viewer.id });
      if (changed.has('sex') || changed.has('bornOn')) await hooks.run(memberCorrected, em, { person, viewer, today });
      await em.flush();
      recordWrite(store, em, { field: 'Person', personIds: [id] });
      await hooks.run(familiesChanged, em, { familyIds: [person.familyId] });
      return person;
    },
  );
}

/**
 * The sex and the birth date that the NIK is compared with are the person's new ones by now. Whoever has a NIK has been given the first
 * one: each change of it is an attempt.
 */
async function changeNik(
  em: SqlEntityManager,
  { niks, attempts }: { niks: NikVault; attempts: NikAttempts },
  person: Person,
  nik: string | null | undefined,
): Promise<FieldChange[]> {
  if (typeof nik === 'string') await claimNiks(em, niks, [nik], { attempts, inputPath: ['input', 'nik'], exceptId: person.id });
  const same = nik === undefined || (nik === null ? person.nik === null : hasNik(niks, person, nik));
  if (same) {
    compareNik(niks, person);
    return [];
  }
  if (person.nik !== null) await attempts.count(em);
  if (nik === null) clearNik(person);
  else await storeNik(em, niks, person, nik);
  return [nikChanged];
}

function checkRelation(person: Person, relation: FamilyRelation): void {
  if (relation === person.relation) return;
  if (relation === FamilyRelation.HEAD) throw badUserInput(['input', 'relation'], 'families.secondHeadUseChange');
  if (person.relation === FamilyRelation.HEAD) throw badUserInput(['input', 'relation'], 'families.headRelationUseChange', { relation });
}
