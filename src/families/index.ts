/** What the families subgraph publishes to the others. */
export { addFamilyMember } from './addFamilyMember.ts';
export { changeFamily, type FamilyChanges } from './changeFamily.ts';
export { changeFamilyHead, type MemberRelation } from './changeFamilyHead.ts';
export { changeFamilyMember, type MemberChanges } from './changeFamilyMember.ts';
export { checkPerson } from './checks.ts';
export { cohortsOf, type CohortName } from './cohorts.ts';
export { Cohort, FamilyChangeKind, FamilyRelation, MemberRemoval, NikDifference, Sex, StuntingRiskReason } from './enums.ts';
export { Family } from './Family.ts';
export { FamilyChange } from './FamilyChange.ts';
export { factsOfFamilySql, familyFacts } from './familyFacts.ts';
export {
  familiesChanged,
  familiesMerged,
  familiesMerging,
  familyMoved,
  memberCorrected,
  memberLeaving,
  membersMoved,
  personsMerged,
  type FamiliesChanged,
  type FamiliesMerged,
  type FamilyMoved,
  type MemberCorrected,
  type MemberLeaving,
  type MembersMoved,
  type PersonsMerged,
} from './hooks.ts';
export { familyChangeList, familyChangesByKey, familyList, personList, type FamilyFilter } from './lists.ts';
export { addMember, learnNik } from './members.ts';
export { mergeFamilies } from './mergeFamilies.ts';
export { moveFamily, type FamilyMove } from './moveFamily.ts';
export type { FamilyFactsInput, HousingFacts, NewFamily, NewPerson } from './NewFamily.ts';
export { lockPersons, pseudonymisePersons, removed, removeFamilyWords, removePersonWords, storeDates, type NamedPerson, type PseudonymisedFor } from './pseudonymise.ts';
export { nikDescription, nikDiffersDescription } from './nikDescriptions.ts';
export { Person } from './Person.ts';
export { readWholeNikIn, readWholeNiks } from './personNik.ts';
export { readMembers } from './readMembers.ts';
export { rotateNikKey, sealClearNiks } from './resealNiks.ts';
export { registerFamily } from './registerFamily.ts';
export { riskTurns } from './riskTurns.ts';
export { removeFamilyMember } from './removeFamilyMember.ts';
export { findSubject, lockSubject, type Subject } from './subject.ts';
export { splitFamily, type FamilySplit } from './splitFamily.ts';
export { stuntingRiskOf, type StuntingRiskFinding } from './stuntingRisk.ts';
