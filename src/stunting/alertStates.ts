/** Where an alert stands. */
export type AlertStatusName = 'OPEN' | 'ACKNOWLEDGED' | 'RESOLVED';

/** What a person can do to an alert. */
export type AlertAction = 'ACKNOWLEDGE' | 'RESOLVE';

/**
 * The state machine of an alert: from each status, what may be done and which status follows. A resolved alert stays
 * resolved; what comes up again is a new one. Doing again what was done changes nothing.
 */
export const alertTransitions: Readonly<Record<AlertStatusName, Partial<Readonly<Record<AlertAction, AlertStatusName>>>>> = {
  OPEN: { ACKNOWLEDGE: 'ACKNOWLEDGED', RESOLVE: 'RESOLVED' },
  ACKNOWLEDGED: { ACKNOWLEDGE: 'ACKNOWLEDGED', RESOLVE: 'RESOLVED' },
  RESOLVED: {},
};

/** Who is to see to an alert, lowest first. An unacknowledged CRITICAL alert goes up one level at a time. Practice. */
export const escalationLevels = ['VILLAGE', 'DISTRICT', 'REGENCY'] as const;
