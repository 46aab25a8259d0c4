import { Arg, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { Cost, ListSize } from '../../src/cost/cost.ts';
import { IndicatorDimension, monthNumber, roundedInterval, trendOf, wilsonInterval } from '../../src/indicators/index.ts';
import { Area } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { areaOf } from './areaOf.ts';
import { ConfidenceInterval, IndicatorPoint, IndicatorRank, IndicatorSeries, IndicatorTrend, TrendDirection } from './IndicatorSeries.ts';
import { groupedSeries, valuesAround, valuesIn } from './seriesLoaders.ts';

/** A rank is made of the values of all areas around: 15 villages of a district on average. */
const costOfRank = 5;

@Resolver(() => IndicatorSeries)
export class IndicatorSeriesResolver {
  @Access(anyone)
  @FieldResolver(() => Area, { description: 'The area.' })
  area(@Root() { origin }: IndicatorSeries, @Ctx() { loaders }: HubContext): Promise<Area> {
    return areaOf(origin.area, loaders);
  }

  @Access(anyone)
  @ListSize({ assumedSize: 20 })
  @FieldResolver(() => [IndicatorSeries], {
    description:
      'The series of each group; the groups together are the whole. Indicators of children can be grouped by each dimension, those of families by welfare and class, those of alerts by class.',
  })
  groups(
    @Root() { origin }: IndicatorSeries,
    @Arg('by', () => IndicatorDimension, { description: 'The dimension to group by.' }) by: IndicatorDimension,
    @Ctx() context: HubContext,
  ): Promise<IndicatorSeries[]> {
    return origin.group === null ? groupedSeries(context, origin, by) : Promise.resolve([]);
  }

  @Access(anyone)
  @FieldResolver(() => IndicatorTrend, {
    nullable: true,
    description: 'The trend over the months with a shown value; null for fewer than three.',
  })
  trend(@Root() { points }: IndicatorSeries): IndicatorTrend | null {
    const trend = trendOf(points.map(({ value }) => value));
    return trend && { perMonth: trend.perMonth, direction: TrendDirection[trend.direction] };
  }
}

@Resolver(() => IndicatorPoint)
export class IndicatorPointResolver {
  @Access(anyone)
  @FieldResolver(() => ConfidenceInterval, {
    nullable: true,
    description: '95% confidence interval of a share. Null for a count, and if there is no value.',
  })
  confidenceInterval(@Root() { value, numerator, denominator, publishedOn }: IndicatorPoint): ConfidenceInterval | null {
    if (value === null || numerator === null || denominator === null) return null;
    return publishedOn === null ? wilsonInterval(numerator, denominator) : roundedInterval(numerator, denominator);
  }

  @Access(anyone)
  @Cost(1)
  @FieldResolver(() => Float, { nullable: true, description: 'Value minus that of the month before; null where either is not shown.' })
  changeFromPreviousMonth(@Root() point: IndicatorPoint, @Ctx() context: HubContext): Promise<number | null> {
    return changeSince(1, point, context);
  }

  @Access(anyone)
  @Cost(1)
  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Value minus that of the same month a year before; null where either is not shown.',
  })
  changeFromPreviousYear(@Root() point: IndicatorPoint, @Ctx() context: HubContext): Promise<number | null> {
    return changeSince(12, point, context);
  }

  @Access(anyone)
  @Cost(costOfRank)
  @FieldResolver(() => IndicatorRank, {
    nullable: true,
    description: 'Rank among the areas of the same level in the area above; null for a regency, for a group, and if there is no value.',
  })
  async rank(@Root() { value, month, origin }: IndicatorPoint, @Ctx() context: HubContext): Promise<IndicatorRank | null> {
    if (value === null || origin.group !== null) return null;
    const around = await valuesAround(context, origin);
    if (around === null) return null;
    const values = around[monthNumber(month) - origin.span.from] ?? [];
    return { position: values.filter((other) => other > value).length + 1, among: values.length };
  }
}

async function changeSince(months: number, { value, month, origin }: IndicatorPoint, context: HubContext): Promise<number | null> {
  if (value === null) return null;
  const { from, to } = origin.span;
  const before = await valuesIn(context, origin, { from: from - months, to: to - months });
  const earlier = before[monthNumber(month) - from] ?? null;
  return earlier === null ? null : value - earlier;
}
