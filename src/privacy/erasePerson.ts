import { asCaller, type Caller } from '../access/audit/currentCaller.ts';
import { recordWrite } from '../access/audit/recordWrite.ts';
import { forgetCandidates } from '../duplicates/index.ts';
import { lockHistories, lockPersons, lockSubject, removed, removeFamilyFreeText, removePersonFreeText } from '../families/index.ts';
import { forgetRows } from '../imports/forgetRows.ts';
import { removeEnrolmentFreeText } from '../programs/index.ts';
import type { Store } from '../store/Store.ts';
import { forgetKeys } from './forgetKeys.ts';
import { pseudonymise } from './pseudonymise.ts';
import { statedReason } from './reason.ts';

export interface Erasure {
  personId: string;
  /** Without names: one line of up to 200 characters. */
  reason: string;
  caller: Caller;
}

/**
 * Erases a person on request (UU 27/2022, article 8): name, NIK, exact dates and every word that was written about the person or the family
 * go; figures stay, under a pseudonym. Of somebody who was removed from the family before, the history is all that is left, and loses its
 * words. The audit log keeps who asked and why. Repeating it changes nothing. Runs in one transaction, all or nothing. @param store without
 * a viewer's limits: access is checked here. @returns whether there was something to erase.
 * @throws HubError NOT_FOUND, outside the viewer's areas too, or BAD_USER_INPUT for an invalid reason.
 */
export async function erasePerson(store: Store, { personId, reason, caller }: Erasure): Promise<boolean> {
  const purpose = statedReason(reason);
  return asCaller({ ...caller, viewer: { ...caller.viewer, purpose } }, () =>
    store.transaction(async (em) => {
      const { registered, familyIds } = await lockSubject(em, personId, caller.viewer);
      const named = (await lockPersons(em, registered ? [personId] : [])).filter(({ pseudonymised }) => !pseudonymised);
      await lockHistories(em, { personIds: [personId], familyIds });
      await pseudonymise(em, store, named, { viewerId: caller.viewer.id, why: 'ERASURE' });
      const erased = registered ? named.length > 0 : await removePersonFreeText(em, [personId]);
      await removeFamilyFreeText(em, familyIds);
      await forgetKeys(em, store, { personIds: [personId], familyIds });
      await removeEnrolmentFreeText(em, familyIds, removed);
      await forgetRows(em, { personIds: [personId], familyIds });
      await forgetCandidates(em, { personIds: [personId], familyIds });
      recordWrite(store, em, { field: 'Person', personIds: [personId], familyIds });
      return erased;
    }),
  );
}
