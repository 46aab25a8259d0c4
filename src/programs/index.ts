/** Public interface of the programs subgraph. */
export { addProgramVillages } from './addProgramVillages.ts';
export { changePartner, type PartnerChange } from './changePartner.ts';
export { changeProgram, type ProgramChange } from './changeProgram.ts';
export { coverageRatio, gapsOf, reaches, reachThreshold, scoreOf, type KindCounts } from './convergence.ts';
export { createPartner, type NewPartner } from './createPartner.ts';
export { createProgram, type NewProgram } from './createProgram.ts';
export { defaultEligibility, ruleOf } from './defaultEligibility.ts';
export { isEligible, type EligibilityAlternative, type EligibilityFacts, type EligibilityRule } from './eligibilityRule.ts';
export { readEligibleFamilies, type EligibleFamily } from './eligibleFamilies.ts';
export { endEnrolment } from './endEnrolment.ts';
export { Enrolment } from './Enrolment.ts';
export { enrolFamilies, mostFamilies, type EnrolmentDecision } from './enrolFamilies.ts';
export { EnrolmentOutcome, EnrolmentRefusalReason, Helix, HousingNeed, ProgramKind } from './enums.ts';
export { familyNeedList, type FamilyNeedFilter } from './familiesInNeed.ts';
export { readHelixReach, type HelixReach } from './helixReach.ts';
export { alignEnrolmentsWithFamilies } from './alignEnrolmentsWithFamilies.ts';
export {
  enrolmentList,
  partnerList,
  partnerProgramList,
  programInterventionList,
  programList,
  villageProgramList,
  type EnrolmentFilter,
  type PartnerFilter,
  type ProgramFilter,
} from './connectionSpecs.ts';
export { readOpenCases, type CauseCount } from './openCases.ts';
export { Partner } from './Partner.ts';
export { partnerVillageList, readPartnerReach, type PartnerReach, type PartnerVillageFilter } from './partnerReach.ts';
export { removeEnrolmentFreeText } from './pseudonymise.ts';
export { Program } from './Program.ts';
export { publishProgramCounts } from './publication/publishProgramCounts.ts';
export { readProgramsPublishedOn } from './publication/readPublishedCounts.ts';
export { readConvergence } from './readConvergence.ts';
export { readCoverage } from './readCoverage.ts';
export { readActiveKinds, readEnrolmentFacts } from './readEnrolments.ts';
export {
  checkRecordedEnrolment,
  counts as enrolmentCounts,
  lockRecordedProgram,
  recordEnrolments,
  takeBackEnrolments,
  type RecordedEnrolment,
} from './recordEnrolments.ts';
export { readSupporters } from './readSupporters.ts';
export { readUnmetNeeds } from './readUnmetNeeds.ts';
export { removeProgramVillages } from './removeProgramVillages.ts';
export { VillageProgram } from './VillageProgram.ts';
