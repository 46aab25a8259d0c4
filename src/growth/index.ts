/** Growth assessment by the WHO Child Growth Standards and PMK 2/2020: pure functions. */
export { ageInDays, ageInMonths, daysPerMonth, lastDay, monthsToDays } from './age.ts';
export { assessAll } from './assessAll.ts';
export { assessGrowth } from './assessGrowth.ts';
export { categoryOf, type NutritionCategory } from './categories.ts';
export { chartPoint, type ChartPoint } from './chartPoint.ts';
export { flag, resultAt, type GrowthScores } from './GrowthScores.ts';
export { groundSources, implausibleGrounds, judgeSeries, type ImplausibleGround, type SeriesMeasurement } from './implausible.ts';
export { likelyMistakes, measuringMistakes, type DoubtedMeasurement, type MeasuringMistake } from './likelyMistakes.ts';
export { limits, type PlausibilityLimits } from './plausibility.ts';
export { referenceCurves, type ReferenceCurves, type ReferencePoint, type ReferenceStretch } from './referenceCurves.ts';
export { referenceVersion } from './referenceVersion.ts';
export { isAboveOrangeLine, isBelowRedLine, isNotGainingTwice, type TrendOfWeighing } from './referralSigns.ts';
export { carriedTables, loadTables, offsetOf, type GrowthTables, type LmsTable } from './tables.ts';
export type { GrowthIndicator, GrowthInput, GrowthResult, GrowthSex, MeasuringPosition, ZScore } from './types.ts';
export { minimumGainGrams, weightTrend, type Trend, type Weighing } from './weightTrend.ts';
export { lmsValue, lmsZ, restrictedZ, round2 } from './zScore.ts';
