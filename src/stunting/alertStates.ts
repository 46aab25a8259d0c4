/** Status of an alert. */
export type AlertStatusName = 'OPEN' | 'ACKNOWLEDGED' | 'RESOLVED';

/** Actions of persons on an alert. */
export type AlertAction = 'ACKNOWLEDGE' | 'RESOLVE';

/**
 * The state machine of an alert: the allowed actions of each status, and the status that follows. A resolved alert stays resolved; a fact
 * that occurs again raises a new alert. Repeating an action changes nothing.
 */
export const alertTransitions: Readonly<Record<AlertStatusName, Partial<Readonly<Record<AlertAction, AlertStatusName>>>>> = {
  OPEN: { ACKNOWLEDGE: 'ACKNOWLEDGED', RESOLVE: 'RESOLVED' },
  ACKNOWLEDGED: { ACKNOWLEDGE: 'ACKNOWLEDGED', RESOLVE: 'RESOLVED' },
  RESOLVED: {},
};

/**
 * The level that is responsible for an alert, lowest first. An unacknowledged CRITICAL alert is escalated one level at a time. Practice.
 */
export const escalationLevels = ['VILLAGE', 'DISTRICT', 'REGENCY'] as const;
