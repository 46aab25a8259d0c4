/** Public interface of the children subgraph. */
export { assessedColumns, type EarlierWeighing } from './assessedColumns.ts';
export { CaseEvent } from './cases/CaseEvent.ts';
export { endMonitoring, endOf, monitoringEnded, type MonitoringEnded } from './monitoring/endMonitoring.ts';
export { endMonitoringOfFamily, resumeMonitoringOfFamily } from './monitoring/familyMonitoring.ts';
export { resumeMonitoring } from './monitoring/resumeMonitoring.ts';
export { closeAgedOutCases } from './cases/closeAgedOutCases.ts';
export { closeStuntingCase } from './cases/closeStuntingCase.ts';
export { CaseEventType, CaseStatus, StuntingCause } from './cases/enums.ts';
export { Intervention } from './cases/Intervention.ts';
export { caseList, interventionList, type StuntingCaseFilter } from './cases/connectionSpecs.ts';
export { readCaseEvents, readCasesOfChildren, readIllness } from './cases/reads.ts';
export { recordIntervention, type NewIntervention } from './cases/recordIntervention.ts';
export { StuntingCase } from './cases/StuntingCase.ts';
export { triageStuntingCase } from './cases/triageStuntingCase.ts';
export { alignChildrenWithPosyandu } from './alignChildrenWithPosyandu.ts';
export { assignPosyandu, mostAssigned } from './assignPosyandu.ts';
export { Child } from './Child.ts';
export type { ChildOperation } from './ChildOperation.ts';
export { ImplausibleGround, MeasuringMistake, MeasuringPosition, WeightTrend } from './enums.ts';
export { childrenChanged, type ChildrenChanged } from './childrenChanged.ts';
export { childrenMoved, alignChildrenWithFamilies, type ChildrenMoved } from './alignChildrenWithFamilies.ts';
export { growthChartPoints, readGrowthHistories, type GrowthChartPoint, type GrowthHistory } from './growthChart.ts';
export { measurementFactsOf, type JudgedMeasurement } from './growthFacts.ts';
export { childList, measurementList, type ChildFilter, type MeasurementFilter } from './connectionSpecs.ts';
export { groundWords } from './groundWords.ts';
export { groundsOf, type Judgeable } from './judgedSeries.ts';
export { Measurement } from './Measurement.ts';
export { childrenMerged, type ChildrenMerged } from './mergeChildren.ts';
export { checkMeasuredValues, checkWithinLimits, measurementLimits, rangeText } from './measurementLimits.ts';
export { checkAge, measurementsChanged, type MeasurementsChange, type MeasurementsChanged } from './measurementHistory.ts';
export { pseudonymiseChildren, readAgedOut, type AgedOut } from './pseudonymise.ts';
export { recordMeasurement } from './recordMeasurement.ts';
export { recordMeasurements } from './recordMeasurements.ts';
export type { NewMeasurement, RowOutcome } from './recordTogether.ts';
export {
  correctMeasurement,
  correctMeasurementIn,
  voidMeasurement,
  voidMeasurementIn,
  type MeasurementCorrection,
} from './reviseMeasurement.ts';
export { readComparisons, type Comparison } from './readComparisons.ts';
export { readQualityTallies, type QualityGroup } from './readQualityTallies.ts';
export { readSuperseded } from './readSuperseded.ts';
export { recomputeGrowth, type Recomputation } from './recomputeGrowth.ts';
export { refreshLatestSql } from './refreshLatest.ts';
export { checkChildFacts, hasAgedOut, insertChildren, newChildRow, registrationLimits } from './newChild.ts';
export { recordTogether, type AlertsOfRecords } from './recordTogether.ts';
export { registerChild, type NewChild } from './registerChild.ts';
export {
  mostFamilies,
  registerFamilies,
  registerFamily,
  type FamilyOutcome,
  type HouseholdChild,
  type HouseholdOperation,
  type NewHousehold,
} from './registerFamilies.ts';
