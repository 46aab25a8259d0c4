/** Programs, partners and enrolments. */
export const programs = {
  'programs.noSuchProgram': 'no such program',
  'programs.noSuchPartner': 'no such partner',
  'programs.notYours': 'not a program of your partner',
  'programs.wholeRegency': 'belongs to the whole regency; allowed: only for viewers of all its areas',
  'programs.sinceOutsideProgram':
    '{date} is outside the period of the program; allowed: a date from {startsOn} {endsOn, select, none {on} other {to {endsOn}}}',
  'programs.workedUntil': 'the program worked in {code} until {date}; allowed: a date after {date}',
  'programs.leadAsSupporter': 'the lead partner; allowed: partners other than the lead',
  'programs.enrolledBeforeStart': 'a family was enrolled on {date}; allowed: a date up to {date}',
  'programs.enrolledAfterEnd': 'a family was enrolled on {date}; allowed: a date from {date} on',
  'programs.capacityBelowEnrolled':
    '{count, plural, one {# family is} other {# families are}} in the program; allowed: {count, number} or more',
  'programs.endBeforeStart': '{date} is before the start; allowed: a date from {startsOn} on',
  'programs.rule': '{problem}; allowed: up to 20 alternatives of one or more conditions, deciles 1 to 10, lists that are not empty',
  'programs.notARule': 'not an eligibility rule',
  'programs.noCondition': 'no condition; say everyFamily to take in every family',
  'programs.everyFamilyAndOthers': 'everyFamily together with other conditions',
  'programs.enrolmentEnded':
    'the enrolment ended on {date}{outcome, select, none {} other { ({outcome})}}; allowed: an enrolment that has not ended',
  'programs.endBeforeEnrolment': '{date} is before the enrolment; allowed: a date from {enrolledOn} on',
  'programs.beforeFirstDay': "{date} is before the program's first day; allowed: a date from {startsOn} on",
  'programs.familiesEnrolled':
    '{count, plural, one {# family} other {# families}} of {code} {count, plural, one {is} other {are}} in the program; withdraw or complete {count, plural, one {its enrolment} other {their enrolments}} first',
} as const;
