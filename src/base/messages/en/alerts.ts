/** Alerts and their events. */
export const alerts = {
  'alerts.noSuchAlert': 'no such alert',
  'alerts.notACursor': 'not an alert cursor; allowed: the cursor of an alert or alert event',
  'alerts.transition':
    '{action} is not possible for an alert that is {status}; allowed: {legal, select, none {nothing, the alert is resolved for good} other {{legal}}}',
  'alerts.cursorUnknown': 'this hub has not issued this cursor; restart after `extensions.restartAfter`, its newest event',
  'alerts.cursorPruned':
    'some events after this cursor are no longer kept; restart after `extensions.restartAfter` to get all events that are kept',
  'alerts.subscriberTooSlow': 'Too many events are waiting; subscribe again with `extensions.lastCursor` as `after`',
} as const;
