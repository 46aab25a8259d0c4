import { AuditAction, entriesOf } from '../access/audit/AuditEntry.ts';
import { appendEntries } from '../access/audit/appendEntries.ts';
import type { Viewer } from '../access/viewer.ts';
import { notFound } from '../errors.ts';
import { removed, removeFamilyWords } from '../families/index.ts';
import { removeEnrolmentWords } from '../programs/index.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import { pseudonymise } from './pseudonymise.ts';

/**
 * Erases a person on request (UU 27/2022, article 8): name, NIK, exact dates and every word that was written about the person
 * or the family go; figures stay, under a pseudonym. The audit log keeps who asked and why. Doing it again changes nothing.
 *
 * @param reason in the words of whoever asks, without names; at most 200 characters are kept.
 * @returns whether there was something to erase.
 * @throws HubError NOT_FOUND.
 */
export async function erasePerson(store: Store, { personId, reason, viewer, operation }: { personId: string; reason: string; viewer: Viewer; operation: string }): Promise<boolean> {
  return store.transaction(async (em) => {
    const [found] = await queryIn<{ familyId: string }>(em, 'select family_id as "familyId" from person where id = $1', [personId]);
    if (found === undefined) throw notFound(['id'], 'no such person');
    const erased = await pseudonymise(em, store, [personId], { viewerId: viewer.id, why: 'ERASURE' });
    const familyIds = [found.familyId];
    await removeFamilyWords(em, familyIds);
    await removeEnrolmentWords(em, familyIds, removed);
    await appendEntries(em, entriesOf(AuditAction.WRITE, { ...viewer, purpose: reason }, { operation, requestId: null }, { fields: ['Person'], personIds: [personId], familyIds }));
    return erased.length > 0;
  });
}
