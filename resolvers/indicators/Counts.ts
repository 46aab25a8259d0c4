import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, registerEnumType, Resolver, Root } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { areasRead } from '../../src/access/viewer.ts';
import { areaLevel, parentArea, type AreaCode } from '../../src/base/areaCode.ts';
import { badUserInput, checkRange } from '../../src/base/errors.ts';
import { ListSize, Reads, type ReadingOf } from '../../src/cost/cost.ts';
import { AreaCodeScalar, MonthScalar } from '../../src/graphql/index.ts';
import {
  IndicatorDimension,
  IndicatorKey,
  lastDue,
  monthNumber,
  monthOf,
  monthSpan,
  mostMonths,
  type IsoMonth,
} from '../../src/indicators/index.ts';
import { readConvergence, readOpenCases } from '../../src/programs/index.ts';
import { Area } from '../../src/villages/index.ts';
import { programsPublishedOn } from '../programs/publishedOn.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { areaOf } from './areaOf.ts';
import { CountGroup, countRow, CountRow } from './CountRow.ts';
import { checkPoints, groupedSeries, seriesOf } from './seriesLoaders.ts';

enum ChildCount {
  CHILDREN_UNDER_FIVE = 'CHILDREN_UNDER_FIVE',
  CHILDREN_MEASURED = 'CHILDREN_MEASURED',
  STUNTED = 'STUNTED',
  SEVERELY_STUNTED = 'SEVERELY_STUNTED',
  WASTED = 'WASTED',
  UNDERWEIGHT = 'UNDERWEIGHT',
  OVERWEIGHT = 'OVERWEIGHT',
}

const asIndicator = { description: 'As the indicator of this name counts it.' };
const inNeed = 'FAMILIES_IN_NEED';

registerEnumType(ChildCount, {
  name: 'ChildCount',
  description: 'Which children are counted.',
  valuesConfig: Object.fromEntries(Object.keys(ChildCount).map((name) => [name, asIndicator])),
});

enum FamilyCount {
  FAMILIES = 'FAMILIES',
  FAMILIES_AT_RISK = 'FAMILIES_AT_RISK',
  FAMILIES_IN_NEED = 'FAMILIES_IN_NEED',
  FAMILIES_SERVED = 'FAMILIES_SERVED',
}

registerEnumType(FamilyCount, {
  name: 'FamilyCount',
  description: 'Which families are counted.',
  valuesConfig: {
    FAMILIES: asIndicator,
    FAMILIES_AT_RISK: asIndicator,
    FAMILIES_IN_NEED: { description: 'Families in need of a kind of program, as `ProgramCoverage.inNeed`; by PROGRAM.' },
    FAMILIES_SERVED: { description: 'Of those in need, the families that are enrolled in a program of the kind; by PROGRAM.' },
  },
});

@ArgsType()
class CountArgs {
  @Field(() => AreaCodeScalar, { description: 'A regency, district or village.' })
  area!: AreaCode;

  @Field(() => [CountGroup], { nullable: true, description: 'What the count is grouped by; one row when left out.' })
  by?: CountGroup[] | null;

  @Field(() => MonthScalar, {
    nullable: true,
    description: 'The month, or the last month by MONTH; the last one that is due for publication when left out.',
  })
  month?: IsoMonth | null;

  @Field(() => Int, { nullable: true, defaultValue: 12, description: `How many months by MONTH, 1 to ${mostMonths}.` })
  months?: number | null;
}

/** Figures of up to all areas one level below are read. */
const readsOfCounts: ReadingOf = { arguments: [], cost: () => 200 };
/** The families of the area are evaluated one by one. */
const readsOfFamilies: ReadingOf = { arguments: [], cost: () => 500 };

/** The dimensions of indicators among the groups. */
const dimensions = {
  [CountGroup.SEX]: IndicatorDimension.SEX,
  [CountGroup.AGE_GROUP]: IndicatorDimension.AGE_GROUP,
  [CountGroup.WELFARE_QUINTILE]: IndicatorDimension.WELFARE_QUINTILE,
} as const;

@Resolver()
export class CountQueries {
  @Access(Scope.AGGREGATES_READ)
  @Reads(readsOfCounts)
  @ListSize({ assumedSize: 60 })
  @Query(() => [CountRow], {
    description:
      'How many children there are, by up to two groups of AREA, MONTH, SEX, AGE_GROUP and WELFARE_QUINTILE. Counts no person out: viewers without case access in the area get published counts.',
  })
  childCounts(
    @Args(() => CountArgs) args: CountArgs,
    @Arg('of', () => ChildCount, { nullable: true, defaultValue: ChildCount.CHILDREN_UNDER_FIVE, description: 'Which children.' })
    of: ChildCount | null,
    @Ctx() context: HubContext,
  ): Promise<CountRow[]> {
    return indicatorCounts(context, args, IndicatorKey[of ?? ChildCount.CHILDREN_UNDER_FIVE]);
  }

  @Access(Scope.AGGREGATES_READ)
  @Reads(readsOfFamilies)
  @ListSize({ assumedSize: 60 })
  @Query(() => [CountRow], {
    description:
      'How many families there are, by up to two groups of AREA, MONTH and WELFARE_QUINTILE; those in need and those served by PROGRAM, alone or with AREA. Viewers without case access in the area get published counts.',
  })
  async familyCounts(
    @Args(() => CountArgs) args: CountArgs,
    @Arg('of', () => FamilyCount, { nullable: true, defaultValue: FamilyCount.FAMILIES, description: 'Which families.' })
    of: FamilyCount | null,
    @Ctx() context: HubContext,
  ): Promise<CountRow[]> {
    const wanted = of ?? FamilyCount.FAMILIES;
    if (wanted === FamilyCount.FAMILIES || wanted === FamilyCount.FAMILIES_AT_RISK)
      return indicatorCounts(context, args, IndicatorKey[wanted]);
    if (!groupsOf(args).includes(CountGroup.PROGRAM)) throw badUserInput(['by'], 'indicators.countNeedsGroup', { count: wanted });
    const { counted, hub, viewer } = context;
    const areas = areasNow(context, args, CountGroup.PROGRAM);
    const found = await readConvergence(counted, areas, { viewer, today: hub.today(), maxWelfareDecile: null });
    return rowsNow(context, areas, found, ({ kind, eligible, enrolled }) => ({
      program: kind,
      count: wanted === inNeed ? eligible : enrolled,
    }));
  }

  @Access(Scope.AGGREGATES_READ)
  @Reads(readsOfCounts)
  @ListSize({ assumedSize: 60 })
  @Query(() => [CountRow], {
    description:
      'How many children have a stunting case that is not closed, by up to two groups of AREA, MONTH, SEX, AGE_GROUP and WELFARE_QUINTILE; or how many such cases there are by CAUSE, alone or with AREA. Viewers without case access in the area get published counts.',
  })
  async caseCounts(@Args(() => CountArgs) args: CountArgs, @Ctx() context: HubContext): Promise<CountRow[]> {
    if (!groupsOf(args).includes(CountGroup.CAUSE)) return indicatorCounts(context, args, IndicatorKey.OPEN_CASES);
    const areas = areasNow(context, args, CountGroup.CAUSE);
    const found = await readOpenCases(context.counted, areas, context.viewer);
    return rowsNow(context, areas, found, ({ cause, cases }) => ({ cause, count: cases }));
  }
}

@Resolver(() => CountRow)
export class CountRowResolver {
  @Access(anyone)
  @FieldResolver(() => Area, { description: 'The area that is counted.' })
  area(@Root() { areaCode }: CountRow, @Ctx() { loaders }: HubContext): Promise<Area> {
    return areaOf(areaCode, loaders);
  }
}

/** Counts of an indicator, by the groups of indicators. */
async function indicatorCounts(context: HubContext, args: CountArgs, key: IndicatorKey): Promise<CountRow[]> {
  const groups = groupsOf(args);
  const areas = areasCounted(context, args.area, groups);
  const span = spanOf(context, args, groups);
  const people = groups.find((group) => group !== CountGroup.AREA && group !== CountGroup.MONTH);
  checkPoints(areas.length, people === undefined ? 1 : 6, span);
  if (people === CountGroup.PROGRAM || people === CountGroup.CAUSE)
    throw badUserInput(['by'], 'indicators.grouping', {
      key,
      by: people,
      allowed: [CountGroup.AREA, CountGroup.MONTH, ...Object.keys(dimensions)].join(', '),
    });
  const ofAreas = await Promise.all(
    areas.map(async (code) => {
      const [series] = await seriesOf(context, code, [key], span);
      if (series === undefined) return [];
      const all = people === undefined ? [series] : await groupedSeries(context, series.origin, dimensions[people]);
      return all.flatMap(({ group, points }) =>
        points.map(({ month, numerator, publishedOn }) => countRow(code, { month, group, count: numerator, publishedOn })),
      );
    }),
  );
  return ofAreas.flat();
}

/** @throws HubError BAD_USER_INPUT for more groups than two, one twice, or two that tell people apart. */
function groupsOf({ by }: CountArgs): CountGroup[] {
  const groups = by ?? [];
  if (groups.length > 2 || new Set(groups).size < groups.length)
    throw badUserInput(['by'], 'indicators.tooManyGroups', { count: groups.length });
  const [first, second] = groups.filter((group) => group !== CountGroup.AREA && group !== CountGroup.MONTH);
  if (first !== undefined && second !== undefined) throw badUserInput(['by'], 'indicators.twoGroupsOfPeople', { first, second });
  return groups;
}

function areasCounted({ hub }: HubContext, area: AreaCode, groups: readonly CountGroup[]): AreaCode[] {
  hub.areas.require(area, ['area']);
  if (!groups.includes(CountGroup.AREA) || areaLevel(area) === 'VILLAGE') return [area];
  return hub.areas
    .within(area)
    .filter((code) => parentArea(code) === area)
    .sort();
}

/** The areas of what is counted as of now, of families and cases the viewer may see. */
function areasNow(context: HubContext, args: CountArgs, by: CountGroup): AreaCode[] {
  const groups = groupsOf(args);
  if (groups.includes(CountGroup.MONTH)) throw badUserInput(['by'], 'indicators.groupWithoutMonths', { by });
  const areas = areasCounted(context, args.area, groups);
  areasRead(context.viewer, args.area, ['area']);
  return areas;
}

async function rowsNow<Found>(
  context: HubContext,
  areas: readonly AreaCode[],
  found: readonly (readonly Found[])[],
  told: (each: Found) => Partial<CountRow>,
): Promise<CountRow[]> {
  const publishedOn = await programsPublishedOn(context);
  const isHidden = !context.viewer.caseAccess && publishedOn === null;
  return areas.flatMap((area, nth) =>
    (found[nth] ?? []).map((each) => countRow(area, { ...told(each), publishedOn, ...(isHidden && { count: null }) })),
  );
}

function spanOf({ hub }: HubContext, { month, months }: CountArgs, groups: readonly CountGroup[]) {
  checkRange(['months'], months, 1, mostMonths);
  const last = month == null ? lastDue(hub.today()) : monthNumber(month);
  const first = groups.includes(CountGroup.MONTH) ? last - (months ?? 12) + 1 : last;
  return monthSpan(monthOf(first), monthOf(last), hub.today());
}
