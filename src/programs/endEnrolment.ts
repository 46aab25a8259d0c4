import { recordWrite } from '../access/audit/recordWrite.ts';
import { mayEnrolIn } from '../access/viewer.ts';
import type { IsoDate } from '../calendar.ts';
import { badUserInput, forbidden, HubError, notFound } from '../errors.ts';
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
 * Ends a family's time in a program: withdrawn, or completed. The same end twice changes nothing.
 * @throws HubError BAD_USER_INPUT (a day before the enrolment or in the future, no reason), NOT_FOUND, FORBIDDEN, or
 *   CONFLICT when it has ended otherwise; nothing is stored.
 */
export async function endEnrolment({ id, outcome, ...input }: EnrolmentEnd, { store, viewer, today }: ProgramOperation): Promise<Enrolment> {
  const reason = requireText(input.reason, longestReason, ['reason']);
  const endedOn = input.endedOn ?? today;
  if (endedOn > today) throw badUserInput(['endedOn'], `${endedOn} is in the future`, `a date up to today, ${today}`);
  return store.transaction(async (em) => {
    await queryIn(em, 'select from enrolment where id = $1 for update', [id]);
    const enrolment = await em.findOne(Enrolment, { id });
    if (!enrolment) throw notFound(['id'], 'no such enrolment');
    if (!mayEnrolIn(viewer, enrolment.villageCode)) throw forbidden(['id']);
    await requireOwnProgram(em, enrolment.programId, viewer, ['id']);
    if (enrolment.endedOn !== null) {
      if (enrolment.outcome === outcome && enrolment.endedOn === endedOn && enrolment.endReason === reason) return enrolment;
      throw new HubError(`id: the enrolment ended on ${enrolment.endedOn}${enrolment.outcome === null ? '' : ` (${enrolment.outcome})`}; allowed: an enrolment that has not ended`, 'CONFLICT', ['id']);
    }
    if (endedOn < enrolment.enrolledOn) throw badUserInput(['endedOn'], `${endedOn} is before the enrolment`, `a date from ${enrolment.enrolledOn} on`);
    enrolment.endedOn = endedOn;
    enrolment.outcome = outcome;
    enrolment.endReason = reason;
    await em.flush();
    recordWrite(store, em, { field: 'Enrolment', familyIds: [enrolment.familyId] });
    return enrolment;
  });
}
