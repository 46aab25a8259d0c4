/** Public interface of the families subgraph. */
export { addFamilyMember } from './addFamilyMember.ts';
export { changeFamily, type FamilyChanges } from './changeFamily.ts';
export { changeFamilyHead, type MemberRelation } from './changeFamilyHead.ts';
export { changeFamilyMember, type MemberChanges } from './changeFamilyMember.ts';
export { checkFamilyFacts, checkPerson, checkPersonalFacts, requiredReason, unitNumber } from './checks.ts';
export { cohortsOf, type CohortName } from './cohorts.ts';
export { comparedSql } from './comparedSql.ts';
export {
  Cohort,
  FamilyOrigin,
  FamilyChangeKind,
  FamilyRelation,
  MemberRemoval,
  MonitoringEnd,
  MonitoringState,
  NikDifference,
  Sex,
  type KnownSex,
  StuntingRiskReason,
} from './enums.ts';
export { addEntry } from './history.ts';
export { checkHousehold, householdOf, newFamilyRow, niksOf, registrationOf, type HouseholdPerson } from './household.ts';
export { keyedFamily } from './keyedCalls.ts';
export { lockFamily, lockMember } from './lockFamilies.ts';
export { checkLastDay, goneOnAfter, goneSql, isEndedSo, monitoringCondition, type EndOfMonitoring } from './monitoring.ts';
export { checkFamilyCard, hashesOf, readWholeCardOfPerson, readWholeCards } from './familyCard.ts';
export { Family } from './Family.ts';
export { FamilyChange } from './FamilyChange.ts';
export { factsOfFamilySql, familyFacts } from './familyFacts.ts';
export {
  familiesChanged,
  familiesMerged,
  familyGone,
  familyMoved,
  memberCorrected,
  memberLeaving,
  membersMoved,
  personsMerged,
  type FamiliesChanged,
  type FamiliesMerged,
  type FamilyGone,
  type FamilyMoved,
  type MemberCorrected,
  type MemberLeaving,
  type MembersMoved,
  type PersonsMerged,
} from './hooks.ts';
export { familyChangeList, familyChangesByKey, familyList, joinedFamily, personList, type FamilyFilter } from './connectionSpecs.ts';
export { addMember, addNik } from './members.ts';
export { mergeMembers, type MemberMerge } from './mergeMembers.ts';
export { mergeFamilies } from './mergeFamilies.ts';
export { moveFamily, type FamilyMove } from './moveFamily.ts';
export type { FamilyFactsInput, HousingFacts, NewFamily, NewPerson } from './NewFamily.ts';
export { lockNiks } from './personNik.ts';
export {
  lockHistories,
  lockPersons,
  pseudonymisePersons,
  removed,
  removeFamilyFreeText,
  removePersonFreeText,
  storeDates,
  type NamedPerson,
  type PseudonymisedFor,
} from './pseudonymise.ts';
export { nikDescription, nikDiffersDescription } from './nikDescriptions.ts';
export { Person } from './Person.ts';
export { claimNiks, readWholeNikIn, readWholeNiks } from './personNik.ts';
export { purgeWriteAheadLog } from './purgeWriteAheadLog.ts';
export { readMembers } from './readMembers.ts';
export { rotateNikKey, sealClearNiks } from './resealNiks.ts';
export { lockNumbers, registerTogether, type Registered, type Registration } from './registerTogether.ts';
export { riskChangeDays } from './riskChangeDays.ts';
export { removeFamilyMember } from './removeFamilyMember.ts';
export { findSubject, lockSubject, type Subject } from './subject.ts';
export { clearNumbers, endFamilies } from './undoRegistrations.ts';
export { storeWelfare } from './storeWelfare.ts';
export { splitFamily, type FamilySplit } from './splitFamily.ts';
export { isRiskKnown, stuntingRiskOf, type StuntingRiskFinding } from './stuntingRisk.ts';
