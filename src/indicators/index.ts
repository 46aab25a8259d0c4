/** What the indicators subgraph publishes to the others. */
export { groupsOf, IndicatorDimension, IndicatorGroup, dimensionsOf } from './dimensions.ts';
export { figuresOf, readFigures, readGroupFigures, type Figure, type Figures } from './figures.ts';
export { followWrites as indicatorsFollowWrites } from './followWrites.ts';
export { definitions, IndicatorKey, measuresOf, type Measure } from './keys.ts';
export { monthNumber, monthOf, monthSpan, mostMonths, type IsoMonth, type MonthSpan } from './months.ts';
export { ensureRollup, rebuildRollup, refillRollup } from './refreshRollup.ts';
export { trendOf, type Trend } from './trend.ts';
export { wilsonInterval } from './wilson.ts';
export { countsOf } from './countsOf.ts';
