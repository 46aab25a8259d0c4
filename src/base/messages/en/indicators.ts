/** Indicator series. */
export const indicators = {
  'indicators.noKeys': 'no indicator given; allowed: at least one indicator',
  'indicators.tooManyPoints':
    '{areas} areas x {keys} indicators x {months} months are {points, number} points; allowed: up to {most, number}',
  'indicators.grouping': '{key} is not grouped by {by}; allowed: {allowed}',
  'indicators.monthInFuture': '{month} is in the future; allowed: a month up to {current}',
  'indicators.fromAfterTo': '{from} is after {to}; allowed: a month up to {to}',
  'indicators.tooManyMonths': '{count, plural, one {# month} other {# months}}; allowed: up to {most} months, from {earliest} on',
  'indicators.tooManyGroups': '{count} groups; allowed: up to two, each once',
  'indicators.twoGroupsOfPeople':
    '{first} together with {second}: no table of both is published; allowed: one of them, alone or with AREA or MONTH',
  'indicators.groupWithoutMonths': '{by} together with MONTH: it is counted as of now; allowed: {by} alone or with AREA',
  'indicators.countNeedsGroup': '{count} is counted by PROGRAM; allowed: by PROGRAM, alone or with AREA',
} as const;
