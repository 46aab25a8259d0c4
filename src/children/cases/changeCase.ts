import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn, type Viewer } from '../../access/viewer.ts';
import type { IsoDate } from '../../calendar.ts';
import { forbidden, HubError, notFound, type InputPath } from '../../errors.ts';
import { queryIn } from '../../store/queryIn.ts';
import { legalActions, statusAfter, type CaseAction } from '../../stunting/caseStates.ts';
import { CaseEvent } from './CaseEvent.ts';
import { CaseEventType, CaseStatus, type StuntingCause } from './enums.ts';
import { StuntingCase } from './StuntingCase.ts';

/** What is told of a change beside the status that follows. */
export interface CaseEntry {
  type: CaseEventType;
  recordedBy: string;
  note?: string | null;
  causes?: StuntingCause[];
  measurementId?: string;
  interventionId?: string;
}

/**
 * Locks a case that somebody wants to change.
 * @throws HubError NOT_FOUND, or FORBIDDEN outside the viewer's areas.
 */
export async function lockCase(em: SqlEntityManager, id: string, viewer: Viewer, inputPath: InputPath): Promise<StuntingCase> {
  // The child comes first, as in every change of its measurements: two orders of locking would deadlock.
  await queryIn(em, 'select from child where id = (select child_id from stunting_case where id = $1) for update', [id]);
  const found = await em.findOne(StuntingCase, { id });
  if (!found) throw notFound(inputPath, 'no such case');
  if (!mayWriteIn(viewer, found.villageCode)) throw forbidden(inputPath);
  return found;
}

/**
 * Takes a case to the status that follows from an action, and writes its history.
 * @throws HubError ILLEGAL_TRANSITION when the state machine has no such step (`extensions.status`,
 *   `extensions.legal`).
 */
export function moveCase(em: SqlEntityManager, stuntingCase: StuntingCase, action: CaseAction, entry: CaseEntry, inputPath: InputPath): void {
  const next = statusAfter(stuntingCase.status, action);
  if (next === null) {
    const legal = legalActions(stuntingCase.status);
    throw new HubError(
      `${inputPath.join('.')}: ${action} is not possible for a case that is ${stuntingCase.status}; allowed: ${legal.join(', ') || 'nothing, it is closed for good'}`,
      'ILLEGAL_TRANSITION',
      inputPath,
      { status: stuntingCase.status, action, legal },
    );
  }
  stuntingCase.status = CaseStatus[next];
  addEntry(em, stuntingCase, entry);
}

/** Closes a case by an action that closes. */
export function closeBy(em: SqlEntityManager, stuntingCase: StuntingCase, action: CaseAction, day: IsoDate, entry: Omit<CaseEntry, 'type'>, inputPath: InputPath): void {
  moveCase(em, stuntingCase, action, { ...entry, type: CaseEventType.CLOSED }, inputPath);
  stuntingCase.closedOn = day;
}

/** Writes an entry of the history that leaves the status as it is. */
export function addEntry(em: SqlEntityManager, stuntingCase: StuntingCase, { type, recordedBy, note, causes, measurementId, interventionId }: CaseEntry): void {
  em.create(CaseEvent, {
    id: uuid(),
    caseId: stuntingCase.id,
    type,
    status: stuntingCase.status,
    at: new Date(),
    recordedBy,
    note: note ?? null,
    causes: causes ?? null,
    measurementId: measurementId ?? null,
    interventionId: interventionId ?? null,
    demo: stuntingCase.demo,
  });
}
