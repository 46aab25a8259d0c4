import { NikAttempts } from '../access/nik/NikAttempts.ts';
import { badUserInput, conflict, notFound } from '../base/errors.ts';
import { requiredReason } from './checks.ts';
import { FamilyRelation } from './enums.ts';
import type { FollowedOperation } from './FamilyOperation.ts';
import { familiesChanged } from './hooks.ts';
import { lockMember } from './lockFamilies.ts';
import { mergePersons } from './mergeFamilies.ts';
import { Person } from './Person.ts';

export interface MemberMerge {
  /** Key of the person who stays. */
  keepId: string;
  /** Key of the second record of the person. */
  mergeId: string;
  reason: string;
}

/**
 * Merges two records of one person in one family, whose names may be written differently. Children under monitoring follow with their
 * measurements and cases, as in `mergeFamilies`. What the record that stays does not know, it takes over.
 *
 * Sex and birth date are what growth is judged by, so both records must agree on them: a wrong one is corrected first.
 * @returns the person who stays.
 * @throws HubError BAD_USER_INPUT (a person with itself), NOT_FOUND, FORBIDDEN, or CONFLICT: persons of two families, of two sexes or birth
 *   dates, or with a NIK each; the head as the record that goes; a child with other measurements of one day in each; nothing is stored.
 */
export async function mergeMembers(
  { keepId, mergeId, reason: text }: MemberMerge,
  { store, viewer, today, hooks }: Omit<FollowedOperation, 'areas'>,
): Promise<Person> {
  const reason = requiredReason(text, ['reason']);
  if (keepId.toLowerCase() === mergeId.toLowerCase()) throw badUserInput(['mergeId'], 'families.mergeMemberWithItself');
  return NikAttempts.transaction(
    { store, viewer, today },
    { personIds: [keepId, mergeId].toSorted(), mayLook: true },
    async (em, attempts) => {
      // The duplicate may have a NIK, which will be sealed anew.
      await store.niks.holdKey(em);
      const { family, person: kept } = await lockMember(em, keepId, viewer, ['keepId']);
      const duplicate = await em.findOne(Person, { id: mergeId });
      if (duplicate === null) throw notFound(['mergeId'], 'shared.noSuchPerson');
      if (duplicate.familyId !== family.id) throw conflict(['mergeId'], 'families.memberOfOtherFamily');
      if (kept.sex !== duplicate.sex || kept.bornOn === null || kept.bornOn !== duplicate.bornOn)
        throw conflict(['mergeId'], 'families.otherSexOrBirth');
      if (kept.nik !== null && duplicate.nik !== null) throw conflict(['mergeId'], 'families.twoNiks');
      if (duplicate.relation === FamilyRelation.HEAD) throw conflict(['mergeId'], 'families.mergeHead');
      await mergePersons(em, { kept, duplicate }, family, { viewer, today }, { hooks, niks: store.niks, attempts, why: reason });
      await hooks.run(familiesChanged, em, { familyIds: [family.id] });
      return kept;
    },
  );
}
