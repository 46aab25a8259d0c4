import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { ListSize, Reads } from '../../src/cost/cost.ts';
import type { AreaCode } from '../../src/base/areaCode.ts';
import { badUserInput } from '../../src/base/errors.ts';
import { IndicatorKey, monthSpan, mostMonths, type IsoMonth } from '../../src/indicators/index.ts';
import { AreaCodeScalar, MonthScalar } from '../../src/graphql/index.ts';
import { Area } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pointsByMonth, readsOfArea, readsOfAreas } from './indicatorCosts.ts';
import { IndicatorSeries } from './IndicatorSeries.ts';
import { checkPoints, mostPoints, seriesOf } from './seriesLoaders.ts';

@ArgsType()
class MonthsArgs {
  @Field(() => MonthScalar, { description: `First month, e.g. 2024-07; up to ${mostMonths} months in all.` })
  from!: IsoMonth;

  @Field(() => MonthScalar, { description: 'Last month, up to the current one.' })
  to!: IsoMonth;
}

@ArgsType()
class AreaIndicatorsArgs extends MonthsArgs {
  @Field(() => [IndicatorKey], { nullable: true, description: 'Which indicators, in this order; all when left out.' })
  keys?: IndicatorKey[] | null;
}

@Resolver(() => Area)
export class AreaIndicators {
  @Access(anyone)
  @ListSize({ assumedSize: Object.keys(IndicatorKey).length, lengthsOf: ['keys'], below: pointsByMonth })
  @Reads(readsOfArea)
  @FieldResolver(() => [IndicatorSeries], { description: 'Indicators of Rumah DataKu by month, one series for each.' })
  indicators(
    @Root() { code }: Area,
    @Args(() => AreaIndicatorsArgs) { from, to, keys }: AreaIndicatorsArgs,
    @Ctx() context: HubContext,
  ): Promise<IndicatorSeries[]> {
    return seriesOf(context, code, unique(keys ?? Object.values(IndicatorKey)), monthSpan(from, to, context.hub.today()));
  }
}

@Resolver()
export class IndicatorQueries {
  @Access(anyone)
  @ListSize({ assumedSize: Object.keys(IndicatorKey).length, lengthsOf: ['areas', 'keys'], below: pointsByMonth })
  @Reads(readsOfAreas)
  @Query(() => [IndicatorSeries], {
    description: `Indicators of many areas by month: one series for each indicator of each area, in the order of the input. Up to ${mostPoints.toLocaleString('en')} points (areas x indicators x months).`,
  })
  async indicators(
    @Arg('areas', () => [AreaCodeScalar], { description: 'Codes of regencies, districts and villages.' }) areas: AreaCode[],
    @Arg('keys', () => [IndicatorKey], { description: 'Which indicators.' }) keys: IndicatorKey[],
    @Args(() => MonthsArgs) { from, to }: MonthsArgs,
    @Ctx() context: HubContext,
  ): Promise<IndicatorSeries[]> {
    const span = monthSpan(from, to, context.hub.today());
    const wanted = unique(keys);
    if (wanted.length === 0) throw badUserInput(['keys'], 'indicators.noKeys');
    for (const [index, code] of areas.entries()) context.hub.areas.require(code, ['areas', index]);
    checkPoints(areas.length, wanted.length, span);
    return (await Promise.all(unique(areas).map((code) => seriesOf(context, code, wanted, span)))).flat();
  }
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
