/** Children, measurements, stunting cases and the growth calculator. */
export const children = {
  'children.noSuchChild': 'no such child',
  'children.noSuchCase': 'no such case',
  'children.noSuchMeasurement': 'no such measurement',
  'children.caseTransition':
    '{action} is not possible for a case that is {status}; allowed: {legal, select, none {nothing, the case is closed for good} other {{legal}}}',
  'children.notAClosingStatus': '{status} does not close a case; allowed: {closing}',
  'children.noRecovery': 'no recovery is proposed; allowed: RECOVERED after two measurements at least 28 days apart are at or above -2 SD',
  'children.notAgedOut': 'the child is younger than {months} months; allowed: CLOSED_AGED_OUT from that age on',
  'children.enrolmentOrService': 'neither or both of enrolmentId and service; allowed: one of them',
  'children.beforeCase': '{date} is before the case was opened; allowed: a date from {openedOn} on',
  'children.enrolmentOfOtherFamily': "the enrolment of another family; allowed: an enrolment of the child's family",
  'children.kindOfEnrolment': '{kind}, but the enrolment is in a program of kind {enrolled}; allowed: {enrolled}',
  'children.triageEmpty': 'no causes and no note; allowed: at least one cause, or a note that states another cause',
  'children.birthDateNeeded': 'null for a child under growth monitoring; allowed: a date',
  'children.monitoredChild':
    'a child with measurements and cases on record; allowed: endMonitoring, or splitFamily or moveFamily, with which the child follows its family',
  'children.tooOldToMeasure':
    'the child was {days} days old; allowed: an age of up to {last} days, where the WHO Child Growth Standards end',
  'children.nothingMeasured': 'no value measured; allowed: at least one of {names}, or oedema',
  'children.mergedMeasurementsDiffer':
    'a child of both families has measurements of {date} with different values; allowed: the merge after one of them is corrected or voided',
  'children.birthDateAndMeasurement':
    'the child has a measurement of {date}, at which it would be {days} days old; allowed: a date at which every measurement is at 0 to {last} days of age',
  'children.otherMeasurementThatDay':
    'the child already has a measurement of {date} with other values; allowed: one measurement a day, or a correction of that one',
  'children.sexUnknown': 'UNKNOWN for a child; allowed: FEMALE or MALE',
  'children.alreadyMonitored': 'this child of the family is already under growth monitoring',
  'children.monitoredBefore': 'the monitoring of this child of the family has ended; allowed: resumeMonitoring',
  'children.familyGone': 'the monitoring of the family has ended; allowed: another family, or this one after resumeMonitoringOfFamily',
  'children.familyEnded': 'the monitoring of the family has ended ({reason}); allowed: resumeMonitoringOfFamily',
  'children.endBeforeMeasurement': '{date} is before the last measurement; allowed: a date from {measuredOn} on',
  'children.afterMonitoring':
    '{date} is after the monitoring of the child ended ({reason}); allowed: a date up to {endedOn}, or resumeMonitoring',
  'children.registeredInError': 'the child was registered by mistake; allowed: another child, or this one after resumeMonitoring',
  'children.resumeReasonMissing': 'empty; allowed: the reason why the end is undone',
  'children.tooOldToRegister': '{date} is 60 months ago or more; allowed: a date after {oldest}: a child under five',
  'children.reasonMissing': 'empty; allowed: the reason why the measurement is wrong',
  'children.voidingRecord': 'the record only voids another one; allowed: a measurement',
  'children.superseded': 'already corrected or voided; allowed: the measurement that supersedes it',
  'children.ageAndDates': 'given together with a date; allowed: ageInDays alone, or bornOn and measuredOn',
  'children.negative': '{value} is negative; allowed: 0 or more',
  'children.otherUnit':
    '{value} {unit} is out of range; allowed: {lowest} to {highest} {unit}. {other, select, g {If it is in g} mm {If it is in mm} m {If it is in m} other {If the decimal point is missing}}, it is {meant} {unit}',
  'children.tooManyToJudge': 'more than {most, number} measurements; allowed: fewer months, or a smaller area',
  'children.ageMissing': 'the age is missing; allowed: ageInDays alone, or bornOn and measuredOn',
  'children.dateMissing': 'missing beside {other}; allowed: ageInDays alone, or bornOn and measuredOn',
} as const;
