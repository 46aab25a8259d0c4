import { daysBetween } from './months.ts';

/** A child's measurement as the rules of cases use it. */
export interface HeightFact {
  /** Key of the measurement. */
  id: string;
  /** ISO 8601 date. */
  measuredOn: string;
  /** Height-for-age below -2 SD and plausible. */
  stunted: boolean;
}

/** An active case as far as measurements can change it. */
export interface ActiveCase {
  /** Key of the measurement that opened it. */
  openedById: string;
  openedOn: string;
  /** The day of the measurement with which a recovery was proposed. */
  recoveryProposedOn: string | null;
}

/** Change of a child's case that follows from its measurements. */
export type CaseChange =
  | { type: 'OPENED'; by: HeightFact }
  | { type: 'OPENING_CORRECTED'; by: HeightFact }
  | { type: 'WITHDRAWN' }
  | { type: 'RECOVERY_PROPOSED'; by: HeightFact }
  | { type: 'RECOVERY_WITHDRAWN' };

/** Days between the two measurements that propose a recovery. */
export const recoveryDays = 28;

/**
 * Derives the changes of a child's case from its measurements.
 *
 * - A child whose newest plausible height-for-age is below -2 SD (WHO Child Growth Standards; PMK 2/2020 "pendek" or "sangat pendek") has a
 *   case. The first measurement of the current run of stunted ones opens it; only measurements after the last closed case count.
 * - A recovery is proposed when two measurements at least 28 days apart are at or above -2 SD, with none below between them or after. A
 *   measurement below -2 SD, or a correction, withdraws the proposal. Practice: no regulation says when a stunted child has recovered; a
 *   health worker decides.
 * - If a correction leaves no stunted measurement since the opening, the case was entered in error; if only the opening measurement was
 *   wrong, the first stunted one after it replaces it.
 *
 * @param active the child's active case, if it has one.
 * @param heights the child's measurements with a plausible height-for-age that count (not corrected, not voided), oldest first.
 * @param closedOn the day on which the child's last case was closed, if it had one that was not entered in error.
 */
export function deriveCase(active: ActiveCase | null, heights: readonly HeightFact[], closedOn: string | null): CaseChange[] {
  const since = heights.filter(({ measuredOn }) => closedOn === null || measuredOn > closedOn);
  if (active === null) {
    const [opening] = currentRun(since);
    return opening?.stunted === true ? [{ type: 'OPENED', by: opening }] : [];
  }

  const changes: CaseChange[] = [];
  if (!since.some(({ id, stunted }) => id === active.openedById && stunted)) {
    const stunted = since.filter((height) => height.stunted);
    const next = stunted.find(({ measuredOn }) => measuredOn >= active.openedOn) ?? stunted.at(-1);
    if (next === undefined) return [{ type: 'WITHDRAWN' }];
    changes.push({ type: 'OPENING_CORRECTED', by: next });
  }
  const recovered = proposedRecovery(since);
  if (recovered !== null && active.recoveryProposedOn === null) changes.push({ type: 'RECOVERY_PROPOSED', by: recovered });
  if (recovered === null && active.recoveryProposedOn !== null) changes.push({ type: 'RECOVERY_WITHDRAWN' });
  return changes;
}

/**
 * The measurement that proposes a recovery: in the last unbroken run at or above -2 SD, the first one at least 28 days after the start of
 * the run; null if there is none.
 */
export function proposedRecovery(heights: readonly HeightFact[]): HeightFact | null {
  const run = currentRun(heights);
  const [first] = run;
  if (first === undefined || first.stunted) return null;
  return run.find(({ measuredOn }) => daysBetween(first.measuredOn, measuredOn) >= recoveryDays) ?? null;
}

/** The measurements at the end that are all stunted, or all not. */
function currentRun(heights: readonly HeightFact[]): readonly HeightFact[] {
  const newest = heights.at(-1);
  if (newest === undefined) return [];
  return heights.slice(heights.findLastIndex(({ stunted }) => stunted !== newest.stunted) + 1);
}
