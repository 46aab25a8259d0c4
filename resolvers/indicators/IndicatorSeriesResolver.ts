import { Arg, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { areaLevel } from '../../src/areaCode.ts';
import { IndicatorDimension, monthNumber, monthOf, trendOf, wilsonInterval, type Figure } from '../../src/indicators/index.ts';
import { Area, districtList, regencyList, villageList } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { ConfidenceInterval, IndicatorPoint, IndicatorRank, IndicatorSeries, IndicatorTrend, TrendDirection } from './IndicatorSeries.ts';
import { figuresAround, figuresIn, groupedSeries } from './seriesLoaders.ts';

const levels = {
  REGENCY: { list: regencyList, __typename: 'Regency' },
  DISTRICT: { list: districtList, __typename: 'District' },
  VILLAGE: { list: villageList, __typename: 'Village' },
} as const;

@Resolver(() => IndicatorSeries)
export class IndicatorSeriesResolver {
  @Access(anyone)
  @FieldResolver(() => Area, { description: 'The area it is about.' })
  async area(@Root() { origin }: IndicatorSeries, @Ctx() { loaders }: HubContext): Promise<Area> {
    const level = areaLevel(origin.area);
    if (level === null || level === 'PROVINCE') throw new Error(`no indicators of ${origin.area}`);
    const { list, __typename } = levels[level];
    const area = await loaders.byKey<Area>(list).load(origin.area);
    if (area === null) throw new Error(`no area has the code ${origin.area}`);
    return Object.assign(area, { __typename });
  }

  @Access(anyone)
  @ListSize({ assumedSize: 20 })
  @FieldResolver(() => [IndicatorSeries], {
    description: 'The same by groups, which together are the whole. Every indicator of children can be grouped by each dimension, of families by welfare and class, of alerts by class.',
  })
  groups(@Root() { origin }: IndicatorSeries, @Arg('by', () => IndicatorDimension, { description: 'What to group by.' }) by: IndicatorDimension, @Ctx() context: HubContext): Promise<IndicatorSeries[]> {
    return origin.group === null ? groupedSeries(context, origin, by) : Promise.resolve([]);
  }

  @Access(anyone)
  @FieldResolver(() => IndicatorTrend, { nullable: true, description: 'The trend over the months with a value that is shown; null for fewer than three.' })
  trend(@Root() { points }: IndicatorSeries): IndicatorTrend | null {
    const trend = trendOf(points.map(({ value }) => value));
    return trend && { perMonth: trend.perMonth, direction: TrendDirection[trend.direction] };
  }
}

@Resolver(() => IndicatorPoint)
export class IndicatorPointResolver {
  @Access(anyone)
  @FieldResolver(() => ConfidenceInterval, { nullable: true, description: 'How far chance alone may move a share: its 95% confidence interval. Null for a count, and where there is no value.' })
  confidenceInterval(@Root() { value, numerator, denominator }: IndicatorPoint): ConfidenceInterval | null {
    return value === null || numerator === null || denominator === null ? null : wilsonInterval(numerator, denominator);
  }

  @Access(anyone)
  @FieldResolver(() => Float, { nullable: true, description: 'Value minus that of the month before; null where either is not shown.' })
  changeFromPreviousMonth(@Root() point: IndicatorPoint, @Ctx() context: HubContext): Promise<number | null> {
    return changeSince(1, point, context);
  }

  @Access(anyone)
  @FieldResolver(() => Float, { nullable: true, description: 'Value minus that of the same month a year before; null where either is not shown.' })
  changeFromPreviousYear(@Root() point: IndicatorPoint, @Ctx() context: HubContext): Promise<number | null> {
    return changeSince(12, point, context);
  }

  @Access(anyone)
  @FieldResolver(() => IndicatorRank, { nullable: true, description: 'Place among the areas of the same level around it; null for a regency, for a group, and where there is no value.' })
  async rank(@Root() { value, month, origin }: IndicatorPoint, @Ctx() context: HubContext): Promise<IndicatorRank | null> {
    if (value === null || origin.group !== null) return null;
    const around = await figuresAround(context, origin);
    if (around === null) return null;
    const values = around.flatMap((figures) => valueIn(figures, month) ?? []);
    return { position: values.filter((other) => other > value).length + 1, among: values.length };
  }
}

async function changeSince(months: number, { value, month, origin }: IndicatorPoint, context: HubContext): Promise<number | null> {
  if (value === null) return null;
  const { from, to } = origin.span;
  const before = await figuresIn(context, origin, { from: from - months, to: to - months });
  const earlier = valueIn(before, monthOf(monthNumber(month) - months));
  return earlier === null ? null : value - earlier;
}

function valueIn(figures: readonly Figure[], month: string): number | null {
  return figures.find((figure) => figure.month === month)?.value ?? null;
}
