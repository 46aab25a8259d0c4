/** What the children subgraph publishes to the others. */
export { assessedColumns, type EarlierWeighing } from './assessedColumns.ts';
export { Child } from './Child.ts';
export { MeasuringPosition, WeightTrend } from './enums.ts';
export { growthFacts } from './growthFacts.ts';
export { childList, measurementList, type ChildFilter } from './lists.ts';
export { Measurement } from './Measurement.ts';
export { measurementRecorded, recordMeasurement, type MeasurementRecorded, type NewMeasurement } from './recordMeasurement.ts';
export { refreshLatestSql } from './refreshLatest.ts';
export { registerChild, type NewChild } from './registerChild.ts';
