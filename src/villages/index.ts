/** Public interface of the villages subgraph. */
export { Area } from './Area.ts';
export { AreaIndex } from './AreaIndex.ts';
export { attestKampungKB, type Attestation } from './attestKampungKB.ts';
export { changeProfile, type ProfileChange } from './changeProfile.ts';
export { addWorkingGroupMember, removeWorkingGroupMember, type NewWorkingGroupMember } from './changeWorkingGroup.ts';
export { classScheme } from './classCriteria.ts';
export { classFacts, type ProgramRecords } from './classFacts.ts';
export { classifyKampungKB } from './classifyKampungKB.ts';
export {
  classProgress,
  valueInWords,
  whatMeets,
  whatRaises,
  type CriterionResult,
  type IndexResult,
  type Language,
  type Progress,
} from './classProgress.ts';
export { declareKampungKB } from './declareKampungKB.ts';
export { District } from './District.ts';
export { KampungKBClass, VillageKind } from './enums.ts';
export { checkVillage, requiredText } from './KampungKBOperation.ts';
export { KampungKB } from './KampungKB.ts';
export { AttestedFacts, KampungKBAttestation, type AttestableFact } from './KampungKBAttestation.ts';
export { KampungKBClassification } from './KampungKBClassification.ts';
export { ActivityGroupKind, Frequency, FundingSource, Mechanism, PlanningDataSource, WorkingGroupRole } from './kampungKBEnums.ts';
export { KampungKBProfileVersion } from './KampungKBProfileVersion.ts';
export { districtList, kampungKBList, regencyList, villageList, type VillageFilter } from './connectionSpecs.ts';
export { loadAreas } from './loadAreas.ts';
export {
  emptyProfile,
  type ActivityGroupFacts,
  type MechanismFacts,
  type ProfileDocument,
  type RumahDataKuFacts,
} from './ProfileDocument.ts';
export { readClassHistories } from './readClassHistories.ts';
export { readClassTotals, type ClassTotals } from './readClassTotals.ts';
export { readAttestations, readProfiles, readWorkingGroups, workingGroupMemberList, type ProfileNow } from './readProfiles.ts';
export { readPotential, type KampungKBPotential } from './readPotential.ts';
export { Regency } from './Regency.ts';
export { startUpSteps, type StartUpItem, type StartUpProgress } from './startUp.ts';
export { Village } from './Village.ts';
export { WorkingGroupMember } from './WorkingGroupMember.ts';
