/** What the programs subgraph publishes to the others. */
export { Enrolment } from './Enrolment.ts';
export { Helix, ProgramKind } from './enums.ts';
export {
  enrolmentList,
  partnerList,
  partnerProgramList,
  programList,
  villageProgramList,
  type EnrolmentFilter,
  type PartnerFilter,
  type ProgramFilter,
} from './lists.ts';
export { Partner } from './Partner.ts';
export { Program } from './Program.ts';
export { readActiveKinds, readEnrolmentFacts } from './readEnrolments.ts';
export { readSupporters } from './readSupporters.ts';
export { VillageProgram } from './VillageProgram.ts';
