import { recordWrite } from '../../access/audit/recordWrite.ts';
import { badUserInput } from '../../base/errors.ts';
import { noteOf } from '../noteOf.ts';
import type { ChildOperation } from '../ChildOperation.ts';
import { lockCase, moveCase } from './changeCase.ts';
import { CaseEventType, type StuntingCause } from './enums.ts';
import type { StuntingCase } from './StuntingCase.ts';

export interface CaseTriage {
  id: string;
  causes: readonly StuntingCause[];
  note?: string | null;
}

/**
 * Records the causes that a health worker has found; a later triage replaces them, and the history keeps both.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND, FORBIDDEN, or ILLEGAL_TRANSITION for a closed case.
 */
export async function triageStuntingCase(
  { id, causes, note }: CaseTriage,
  { store, viewer }: Pick<ChildOperation, 'store' | 'viewer'>,
): Promise<StuntingCase> {
  const decided = [...new Set(causes)];
  const why = noteOf(note, ['note']);
  if (decided.length === 0 && why === null) throw badUserInput(['causes'], 'children.triageEmpty');
  return store.transaction(async (em) => {
    const stuntingCase = await lockCase(em, id, viewer, ['id']);
    moveCase(em, stuntingCase, 'TRIAGE', { type: CaseEventType.TRIAGED, recordedBy: viewer.id, note: why, causes: decided }, ['id']);
    stuntingCase.causes = decided;
    await em.flush();
    recordWrite(store, em, { field: 'StuntingCase', personIds: [stuntingCase.childId] });
    return stuntingCase;
  });
}
