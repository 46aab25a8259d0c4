import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordWrite } from '../access/audit/recordWrite.ts';
import { NikAttempts } from '../access/nik/NikAttempts.ts';
import { conflict } from '../base/errors.ts';
import { queryIn } from '../store/queryIn.ts';
import { requiredReason } from './checks.ts';
import { FamilyChangeKind, FamilyRelation, type MemberRemoval } from './enums.ts';
import type { Family } from './Family.ts';
import type { FollowedOperation } from './FamilyOperation.ts';
import { addEntry } from './history.ts';
import { familiesChanged, memberLeaving } from './hooks.ts';
import { lockMember } from './lockFamilies.ts';
import type { Person } from './Person.ts';

/**
 * Removes a person who is no longer a member: the row goes, and with it name and NIK; the history tells when, why,
 * and what kind of member it was.
 * @returns the family.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND, FORBIDDEN, or CONFLICT: the head, whom another one has to follow first,
 *   or a child under growth monitoring; or NIK_ATTEMPTS_EXCEEDED; nothing is stored.
 */
export async function removeFamilyMember(
  id: string,
  { removal, note }: { removal: MemberRemoval; note?: string | null },
  { store, viewer, today, hooks }: Omit<FollowedOperation, 'areas'>,
): Promise<Family> {
  const reason = note == null ? null : requiredReason(note, ['note']);
  return NikAttempts.transaction({ store, viewer, today }, { personIds: [id], mayLook: true }, async (em, attempts) => {
    const { family, person } = await lockMember(em, id, viewer, ['id']);
    if (person.relation === FamilyRelation.HEAD) throw conflict(['id'], 'families.removeHead');
    if (person.nik !== null && (await isNewNik(em, person))) await attempts.count(em);
    await hooks.run(memberLeaving, em, { person, viewer, today });
    const fields = (['relation', 'sex', 'bornOn'] as const).map((field) => ({ field, before: person[field], after: null }));
    addEntry(em, {
      familyId: family.id,
      kind: FamilyChangeKind.MEMBER_REMOVED,
      personId: id,
      removal,
      fields,
      reason,
      recordedBy: viewer.id,
    });
    em.remove(person);
    await em.flush();
    recordWrite(store, em, { field: 'Person', personIds: [id] });
    await hooks.run(familiesChanged, em, { familyIds: [family.id] });
    return family;
  });
}

/** A NIK that is removed so soon was hardly that of a member: adding and removing one reveals whether it is registered. */
const newForMs = 24 * 60 * 60 * 1_000;

async function isNewNik(em: SqlEntityManager, { id }: Person): Promise<boolean> {
  const since = new Date(Date.now() - newForMs);
  if (madeAt(id) >= since.getTime()) return true;
  const given = await queryIn(
    em,
    `select from family_change where person_id = $1 and recorded_at >= $2 and fields @> '[{"field":"nik"}]' limit 1`,
    [id, since.toISOString()],
  );
  return given.length > 0;
}

/** When the key of a record was created: the first 48 bits of a UUIDv7 are milliseconds of Unix time (RFC 9562, section 5.7). */
function madeAt(id: string): number {
  return id[14] === '7' ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : 0;
}
