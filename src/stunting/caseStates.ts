/** Status of a stunting case. The first three are active, the others closed. */
export type CaseStatus =
  | 'OPEN'
  | 'TRIAGED'
  | 'IN_INTERVENTION'
  | 'RECOVERED'
  | 'CLOSED_AGED_OUT'
  | 'CLOSED_MOVED'
  | 'CLOSED_DIED'
  | 'CLOSED_REFUSED'
  | 'CLOSED_ENTERED_IN_ERROR';

/** Actions on a case. */
export type CaseAction = 'TRIAGE' | 'INTERVENE' | 'RECOVER' | 'AGE_OUT' | 'MOVE_AWAY' | 'DIE' | 'REFUSE' | 'WITHDRAW';

/** Closing actions, which every active case has. */
const closing = {
  /** Only while a recovery is proposed, see `proposedRecovery`. */
  RECOVER: 'RECOVERED',
  /** Only from 60 months of age, where the WHO Child Growth Standards end. */
  AGE_OUT: 'CLOSED_AGED_OUT',
  MOVE_AWAY: 'CLOSED_MOVED',
  DIE: 'CLOSED_DIED',
  REFUSE: 'CLOSED_REFUSED',
  /** The measurement that opened it was wrong. */
  WITHDRAW: 'CLOSED_ENTERED_IN_ERROR',
} as const;

/**
 * The state machine of a stunting case: the allowed actions of each status, and the status that follows. An intervention may come before
 * triage; a later triage then leaves the case in intervention. A closed case stays closed, and a child that is stunted again gets a new
 * one. The only exception: a case that was closed by the end of monitoring is active again when monitoring resumes.
 *
 * Practice, not regulation: the article names the groups and their interventions, not the steps of a case.
 */
export const caseTransitions: Readonly<Record<CaseStatus, Partial<Readonly<Record<CaseAction, CaseStatus>>>>> = {
  OPEN: { TRIAGE: 'TRIAGED', INTERVENE: 'IN_INTERVENTION', ...closing },
  TRIAGED: { TRIAGE: 'TRIAGED', INTERVENE: 'IN_INTERVENTION', ...closing },
  IN_INTERVENTION: { TRIAGE: 'IN_INTERVENTION', INTERVENE: 'IN_INTERVENTION', ...closing },
  RECOVERED: {},
  CLOSED_AGED_OUT: {},
  CLOSED_MOVED: {},
  CLOSED_DIED: {},
  CLOSED_REFUSED: {},
  CLOSED_ENTERED_IN_ERROR: {},
};

/** The status that follows, or null if the action is not allowed. */
export function statusAfter(status: CaseStatus, action: CaseAction): CaseStatus | null {
  return caseTransitions[status][action] ?? null;
}

/** The allowed actions on a case of this status. */
export function legalActions(status: CaseStatus): CaseAction[] {
  return Object.keys(caseTransitions[status]) as CaseAction[];
}

/** Whether this status is active. */
export function isActive(status: CaseStatus): boolean {
  return legalActions(status).length > 0;
}

/** The action that closes a case with this status, or null for a status that closes nothing. */
export function closingAction(status: CaseStatus): CaseAction | null {
  return (Object.keys(closing) as (keyof typeof closing)[]).find((action) => closing[action] === status) ?? null;
}

/** The statuses a case can be closed with. */
export const closingStatuses: readonly CaseStatus[] = Object.values(closing);
