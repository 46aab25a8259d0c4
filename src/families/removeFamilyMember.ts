import { recordWrite } from '../access/audit/recordWrite.ts';
import { HubError } from '../errors.ts';
import { requiredReason } from './checks.ts';
import { FamilyChangeKind, FamilyRelation, type MemberRemoval } from './enums.ts';
import type { Family } from './Family.ts';
import type { FollowedOperation } from './FamilyOperation.ts';
import { addEntry } from './history.ts';
import { familiesChanged, memberLeaving } from './hooks.ts';
import { lockMember } from './lockFamilies.ts';

/**
 * Removes a person who is no longer a member: the row goes, and with it name and NIK; the history tells when, why,
 * and what kind of member it was.
 * @returns the family.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND, FORBIDDEN, or CONFLICT: the head, whom another one has to follow first,
 *   or a child under growth monitoring; nothing is stored.
 */
export async function removeFamilyMember(id: string, { removal, note }: { removal: MemberRemoval; note?: string | null }, { store, viewer, today, hooks }: Omit<FollowedOperation, 'areas'>): Promise<Family> {
  const reason = note == null ? null : requiredReason(note, ['note']);
  return store.transaction(async (em) => {
    const { family, person } = await lockMember(em, id, viewer, ['id']);
    if (person.relation === FamilyRelation.HEAD) throw new HubError('id: the head of the family; allowed: another member, or the head once changeFamilyHead has named another one', 'CONFLICT', ['id']);
    await hooks.run(memberLeaving, em, { person, viewer, today });
    const fields = (['relation', 'sex', 'bornOn'] as const).map((field) => ({ field, before: person[field], after: null }));
    addEntry(em, { familyId: family.id, kind: FamilyChangeKind.MEMBER_REMOVED, personId: id, removal, fields, reason, recordedBy: viewer.id });
    em.remove(person);
    await em.flush();
    recordWrite(store, em, { field: 'Person', personIds: [id] });
    await hooks.run(familiesChanged, em, { familyIds: [family.id] });
    return family;
  });
}
