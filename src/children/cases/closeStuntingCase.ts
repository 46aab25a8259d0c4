import { recordWrite } from '../../access/audit/recordWrite.ts';
import { monthsBefore } from '../../base/calendar.ts';
import { badUserInput, conflict } from '../../base/errors.ts';
import { closingAction, closingStatuses } from '../../stunting/caseStates.ts';
import { Child } from '../Child.ts';
import { noteOf } from '../noteOf.ts';
import type { ChildOperation } from '../ChildOperation.ts';
import { childrenChanged } from '../childrenChanged.ts';
import { closeBy, lockCase } from './changeCase.ts';
import { CaseStatus } from './enums.ts';
import type { StuntingCase } from './StuntingCase.ts';

/** Completed months of age at which the WHO Child Growth Standards, and with them a case, end. */
export const agedOutMonths = 60;

export interface CaseClosing {
  id: string;
  status: CaseStatus;
  note?: string | null;
}

/**
 * Closes a case for good.
 * @throws HubError BAD_USER_INPUT (a status that closes nothing), NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION (closed
 *   already), or CONFLICT: RECOVERED without a proposed recovery, CLOSED_AGED_OUT before 60 months of age.
 */
export async function closeStuntingCase(
  { id, status, note }: CaseClosing,
  { store, viewer, today, hooks }: ChildOperation,
): Promise<StuntingCase> {
  const action = closingAction(status);
  if (action === null) throw badUserInput(['status'], 'children.notAClosingStatus', { status, closing: closingStatuses.join(', ') });
  const why = noteOf(note, ['note']);
  return store.transaction(async (em) => {
    const stuntingCase = await lockCase(em, id, viewer, ['id']);
    closeBy(em, stuntingCase, action, today, { recordedBy: viewer.id, note: why }, ['status']);
    if (status === CaseStatus.RECOVERED && stuntingCase.recoveryProposedOn === null) {
      throw conflict(['status'], 'children.noRecovery');
    }
    const child = await em.findOneOrFail(Child, { id: stuntingCase.childId });
    if (status === CaseStatus.CLOSED_AGED_OUT && child.bornOn > monthsBefore(today, agedOutMonths)) {
      throw conflict(['status'], 'children.notAgedOut', { months: agedOutMonths });
    }
    await em.flush();
    recordWrite(store, em, { field: 'StuntingCase', personIds: [child.id] });
    await hooks.run(childrenChanged, em, { childIds: [child.id] });
    return stuntingCase;
  });
}
