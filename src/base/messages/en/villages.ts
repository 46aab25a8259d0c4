/** Areas and Kampung KB. */
export const villages = {
  'villages.noSuchArea': 'no area has the code {code}',
  'villages.notCodeOfLevel':
    '{level, select, VILLAGE {{code} is not the code of a village; allowed: a village code} DISTRICT {{code} is not the code of a district; allowed: a district code} REGENCY {{code} is not the code of a regency; allowed: a regency code} other {{code} is not the code of a province; allowed: a province code}}',
  'villages.notARegency': '{code} is not the code of a regency; allowed: a code such as 33.26',
  'villages.noSuchRegency': 'no regency has the code {code}',
  'villages.participantsOverTarget': '{participants} of {target}; allowed: up to the target, {target}',
  'villages.memberNameTaken': 'a member of the working group already has this name; allowed: a name that tells the two apart',
  'villages.noSuchMember': 'no such member',
  'villages.untilBeforeSince': '{date} is before the first day in the group; allowed: a date from {since} to {today}',
  'villages.membershipEnded': 'the membership ended on {date} already',
  'villages.beforeDeclaration': '{date} is before the declaration; allowed: a date from {declaredOn} to {today}',
  'villages.notDeclared': '{code} is not declared a Kampung KB; call declareKampungKB first',
  'villages.alreadyDeclared': 'declared a Kampung KB on {date} already; allowed: a village that is not declared yet',
  'villages.criteriaUnusable': 'The criteria in {file} cannot be used:',
  'villages.criterionProblem': '  {path}: {problem}',
  'villages.criteriaCodeTwice': 'each code stands once',
  'villages.criteriaIndices': 'INPUT, PROCESS and OUTPUT need a criterion each',
} as const;
