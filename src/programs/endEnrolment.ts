import { recordWrite } from '../access/audit/recordWrite.ts';
import { mayEnrolIn } from '../access/viewer.ts';
import type { IsoDate } from '../base/calendar.ts';
import { badUserInput, conflict, forbidden, notFound } from '../base/errors.ts';
import { queryIn } from '../store/queryIn.ts';
import { requireText } from './checks.ts';
import { Enrolment } from './Enrolment.ts';
import { requireOwnProgram } from './lockProgram.ts';
import type { EnrolmentOutcome } from './enums.ts';
import type { ProgramOperation } from './ProgramOperation.ts';

export interface EnrolmentEnd {
  /** Key of the enrolment. */
  id: string;
  outcome: EnrolmentOutcome;
  /** Last day in the program; today when left out. */
  endedOn?: IsoDate | null;
  reason: string;
}

const longestReason = 1_000;

/**
 * Ends an enrolment: withdrawn, or completed. Repeating the call changes nothing.
 * @throws HubError BAD_USER_INPUT (a day before the enrolment or in the future, no reason), NOT_FOUND, FORBIDDEN, or CONFLICT if it ended
 *   in another way; nothing is stored.
 */
export async function endEnrolment(
  { id, outcome, ...input }: EnrolmentEnd,
  { store, viewer, today }: ProgramOperation,
): Promise<Enrolment> {
  const reason = requireText(input.reason, longestReason, ['reason']);
  const endedOn = input.endedOn ?? today;
  if (endedOn > today) throw badUserInput(['endedOn'], 'shared.dateInFuture', { date: endedOn, today });
  return store.transaction(async (em) => {
    await queryIn(em, 'select from enrolment where id = $1 for update', [id]);
    const enrolment = await em.findOne(Enrolment, { id });
    if (!enrolment) throw notFound(['id'], 'shared.noSuchEnrolment');
    if (!mayEnrolIn(viewer, enrolment.villageCode)) throw forbidden(['id']);
    await requireOwnProgram(em, enrolment.programId, viewer, ['id']);
    if (enrolment.endedOn !== null) {
      if (enrolment.outcome === outcome && enrolment.endedOn === endedOn && enrolment.endReason === reason) return enrolment;
      throw conflict(['id'], 'programs.enrolmentEnded', { date: enrolment.endedOn, outcome: enrolment.outcome ?? 'none' });
    }
    if (endedOn < enrolment.enrolledOn)
      throw badUserInput(['endedOn'], 'programs.endBeforeEnrolment', { date: endedOn, enrolledOn: enrolment.enrolledOn });
    enrolment.endedOn = endedOn;
    enrolment.outcome = outcome;
    enrolment.endReason = reason;
    await em.flush();
    recordWrite(store, em, { field: 'Enrolment', familyIds: [enrolment.familyId] });
    return enrolment;
  });
}
