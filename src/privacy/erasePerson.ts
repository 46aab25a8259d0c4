import { asCaller, type Caller } from '../access/audit/currentCaller.ts';
import { recordWrite } from '../access/audit/recordWrite.ts';
import { lockSubject, removed, removeFamilyWords, removePersonWords } from '../families/index.ts';
import { removeEnrolmentWords } from '../programs/index.ts';
import type { Store } from '../store/Store.ts';
import { pseudonymise } from './pseudonymise.ts';
import { statedReason } from './reason.ts';

export interface Erasure {
  personId: string;
  /** Without names: one line of up to 200 characters. */
  reason: string;
  caller: Caller;
}

/**
 * Erases a person on request (UU 27/2022, article 8): name, NIK, exact dates and every word that was written about the person
 * or the family go; figures stay, under a pseudonym. Of somebody who was removed from the family before, the history is all that
 * is left, and loses its words. The audit log keeps who asked and why. Doing it again changes nothing.
 *
 * All of it in one transaction: it is done, or nothing is.
 * @param store without a viewer's limits: what it may be done with is checked here.
 * @returns whether there was something to erase.
 * @throws HubError NOT_FOUND, outside the viewer's areas too, or BAD_USER_INPUT for a reason that is none.
 */
export async function erasePerson(store: Store, { personId, reason, caller }: Erasure): Promise<boolean> {
  const purpose = statedReason(reason);
  return asCaller({ ...caller, viewer: { ...caller.viewer, purpose } }, () =>
    store.transaction(async (em) => {
      const { registered, familyIds } = await lockSubject(em, personId, caller.viewer);
      const erased = registered ? (await pseudonymise(em, store, [personId], { viewerId: caller.viewer.id, why: 'ERASURE' })).length > 0 : await removePersonWords(em, [personId]);
      await removeFamilyWords(em, familyIds);
      await removeEnrolmentWords(em, familyIds, removed);
      recordWrite(store, em, { field: 'Person', personIds: [personId], familyIds });
      return erased;
    }),
  );
}
