/** Public interface of the indicators subgraph. */
export { groupsOf, IndicatorDimension, IndicatorGroup, dimensionsOf } from './dimensions.ts';
export { figuresOf, type Figure, type Figures } from './figures.ts';
export { alignRollupWithWrites } from './alignRollupWithWrites.ts';
export { lastDue } from '../publication/due.ts';
export { definitions, IndicatorKey, measuresOf, type Measure } from './keys.ts';
export { monthNumber, monthOf, monthSpan, mostMonths, type IsoMonth, type MonthSpan } from './months.ts';
export { publishMonths } from './publication/publishMonths.ts';
export { ensureRollup, rebuildRollup, refillRollup } from './refreshRollup.ts';
export { readSharedFigures, readSharedGroupFigures } from './sharedFigures.ts';
export { trendOf, type Trend } from './trend.ts';
export { roundedInterval, wilsonInterval } from './wilson.ts';
export { indicatorFingerprints } from './indicatorFingerprints.ts';
