import { CountQueries, CountRowResolver } from './Counts.ts';
import { AreaIndicators, IndicatorQueries } from './IndicatorQueries.ts';
import { IndicatorPointResolver, IndicatorSeriesResolver } from './IndicatorSeriesResolver.ts';

/** The resolvers of the indicators subgraph. */
export const indicatorResolvers = [
  IndicatorQueries,
  CountQueries,
  CountRowResolver,
  AreaIndicators,
  IndicatorSeriesResolver,
  IndicatorPointResolver,
];
