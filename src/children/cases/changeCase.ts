import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn, type Viewer } from '../../access/viewer.ts';
import type { IsoDate } from '../../base/calendar.ts';
import { forbidden, HubError, type InputPath, notFound } from '../../base/errors.ts';
import { message } from '../../base/messages/index.ts';
import { lockRows } from '../../store/locks.ts';
import { queryIn } from '../../store/queryIn.ts';
import { StaleLocks } from '../../store/repeatable.ts';
import { legalActions, statusAfter, type CaseAction } from '../../stunting/caseStates.ts';
import { CaseEvent } from './CaseEvent.ts';
import { CaseEventType, CaseStatus, type StuntingCause } from './enums.ts';
import { StuntingCase } from './StuntingCase.ts';

/** Details of a change besides the new status. */
export interface CaseEntry {
  type: CaseEventType;
  recordedBy: string;
  note?: string | null;
  causes?: StuntingCause[];
  measurementId?: string;
  interventionId?: string;
}

/**
 * Locks a case for a change.
 * @throws HubError NOT_FOUND, or FORBIDDEN outside the viewer's areas.
 */
export async function lockCase(em: SqlEntityManager, id: string, viewer: Viewer, inputPath: InputPath): Promise<StuntingCase> {
  // The child is locked first, as in every change of its measurements: two lock orders would deadlock.
  const childId = await childIdOf(em, id, inputPath);
  await lockRows(em, 'child', [childId]);
  // The child may have been merged into another one during the wait for its lock.
  if ((await childIdOf(em, id, inputPath)) !== childId) throw new StaleLocks();
  const found = await em.findOneOrFail(StuntingCase, { id });
  if (!mayWriteIn(viewer, found.villageCode)) throw forbidden(inputPath);
  return found;
}

async function childIdOf(em: SqlEntityManager, id: string, inputPath: InputPath): Promise<string> {
  const [found] = await queryIn<{ child_id: string }>(em, 'select child_id from stunting_case where id = $1', [id]);
  if (found === undefined) throw notFound(inputPath, 'children.noSuchCase');
  return found.child_id;
}

/**
 * Changes the status of a case by an action, and writes its history.
 * @throws HubError ILLEGAL_TRANSITION if the state machine does not allow the action (`extensions.status`, `extensions.legal`).
 */
export function moveCase(
  em: SqlEntityManager,
  stuntingCase: StuntingCase,
  action: CaseAction,
  entry: CaseEntry,
  inputPath: InputPath,
): void {
  const next = statusAfter(stuntingCase.status, action);
  if (next === null) {
    const legal = legalActions(stuntingCase.status);
    throw new HubError(
      message('children.caseTransition', { action, status: stuntingCase.status, legal: legal.join(', ') || 'none' }),
      'ILLEGAL_TRANSITION',
      inputPath,
      { status: stuntingCase.status, action, legal },
    );
  }
  stuntingCase.status = CaseStatus[next];
  addEntry(em, stuntingCase, entry);
}

/** Closes a case. */
export function closeBy(
  em: SqlEntityManager,
  stuntingCase: StuntingCase,
  action: CaseAction,
  day: IsoDate,
  entry: Omit<CaseEntry, 'type'>,
  inputPath: InputPath,
): void {
  moveCase(em, stuntingCase, action, { ...entry, type: CaseEventType.CLOSED }, inputPath);
  stuntingCase.closedOn = day;
}

/** Writes an entry of the history without a change of the status. */
export function addEntry(
  em: SqlEntityManager,
  stuntingCase: StuntingCase,
  { type, recordedBy, note, causes, measurementId, interventionId }: CaseEntry,
): void {
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
