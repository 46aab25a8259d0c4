import { Arg, Args, ArgsType, Ctx, Field, Float, Int, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { areasRead } from '../../src/access/viewer.ts';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { readQualityTallies, type QualityGroup } from '../../src/children/index.ts';
import { ListSize, Reads, type ReadingOf } from '../../src/cost/cost.ts';
import { AreaCodeScalar, DateScalar } from '../../src/graphql/index.ts';
import { qualityReport, type QualityReport } from '../../src/quality/index.ts';
import { toGlobalId } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';

enum MeasuringQualityGroup {
  VILLAGE = 'VILLAGE',
  POSYANDU = 'POSYANDU',
  RECORDER = 'RECORDER',
  MONTH = 'MONTH',
}

registerEnumType(MeasuringQualityGroup, {
  name: 'MeasuringQualityGroup',
  description: 'What measurements are grouped by when their quality is judged.',
  valuesConfig: {
    VILLAGE: { description: "The child's village; the group is its code." },
    POSYANDU: { description: 'Where they were taken; the group is the global id of the posyandu, null where it is not known.' },
    RECORDER: { description: 'Who recorded them; the group is the id of `Measurement.recordedBy`.' },
    MONTH: { description: 'The month of the measurement, as `2026-05`.' },
  },
});

enum QualityClass {
  EXCELLENT = 'EXCELLENT',
  GOOD = 'GOOD',
  ACCEPTABLE = 'ACCEPTABLE',
  PROBLEMATIC = 'PROBLEMATIC',
}

registerEnumType(QualityClass, {
  name: 'QualityClass',
  description: 'Class of the SMART plausibility check.',
  valuesConfig: {
    EXCELLENT: { description: 'Overall: 0 to 9 points.' },
    GOOD: { description: 'Overall: 10 to 14 points.' },
    ACCEPTABLE: { description: 'Overall: 15 to 24 points.' },
    PROBLEMATIC: { description: 'Overall: 25 points or more.' },
  },
});

enum QualityTest {
  FLAGS = 'FLAGS',
  SEX_RATIO = 'SEX_RATIO',
  AGE_RATIO = 'AGE_RATIO',
  WEIGHT_DIGITS = 'WEIGHT_DIGITS',
  HEIGHT_DIGITS = 'HEIGHT_DIGITS',
  ARM_DIGITS = 'ARM_DIGITS',
  STANDARD_DEVIATION = 'STANDARD_DEVIATION',
  SKEWNESS = 'SKEWNESS',
  KURTOSIS = 'KURTOSIS',
}

registerEnumType(QualityTest, {
  name: 'QualityTest',
  description: 'A test of the SMART plausibility check; scores are weight for height.',
  valuesConfig: {
    FLAGS: { description: 'Percent of scores more than 3 from the mean of the group.' },
    SEX_RATIO: { description: 'p of as many boys as girls.' },
    AGE_RATIO: { description: 'p of 0.85 children of 6 to 29 months to one of 30 to 59.' },
    WEIGHT_DIGITS: { description: 'Digit preference score of the last digit of the weight, in 0.1 kg.' },
    HEIGHT_DIGITS: { description: 'Digit preference score of the last digit of the height, in 0.1 cm.' },
    ARM_DIGITS: { description: 'Digit preference score of the last digit of the arm circumference, in mm.' },
    STANDARD_DEVIATION: { description: 'Standard deviation of the scores without flags.' },
    SKEWNESS: { description: 'Skewness of the scores without flags.' },
    KURTOSIS: { description: 'Excess kurtosis of the scores without flags.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Result of one test of the SMART plausibility check.' })
export class QualityTestResult {
  @Access(Scope.CHILDREN_READ)
  @Field(() => QualityTest, { description: 'The test.' })
  test!: QualityTest;

  @Access(Scope.CHILDREN_READ)
  @Field(() => Float, { nullable: true, description: 'Its result; null without values.' })
  value!: number | null;

  @Access(Scope.CHILDREN_READ)
  @Field(() => QualityClass, { nullable: true, description: 'Class of the result; null without values.' })
  class!: QualityClass | null;

  @Access(Scope.CHILDREN_READ)
  @Field(() => Int, { nullable: true, description: 'Its penalty points; null without values.' })
  points!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'How well the children of a group were measured, by the plausibility check of SMART (ENA for SMART, 2015), as `hub growth assess --quality` reports it. It is made for some 25 children or more: of fewer, ratios and digits tell little.',
})
export class MeasuringQuality {
  @Access(Scope.CHILDREN_READ)
  @Field(() => String, {
    nullable: true,
    description: "A village's code, the global id of a posyandu, the id of a recorder, or a month; null for all together.",
  })
  group!: string | null;

  @Access(Scope.CHILDREN_READ)
  @Field(() => Int, {
    description: 'Measurements judged: those of children of 6 to 59 months. A child counts once for each of its measurements.',
  })
  measurements!: number;

  @Access(Scope.CHILDREN_READ)
  @Field(() => Int, { description: 'Penalty points of all tests together, 0 the best.' })
  points!: number;

  @Access(Scope.CHILDREN_READ)
  @Field(() => QualityClass, { description: 'Class of these points.' })
  class!: QualityClass;

  @Access(Scope.CHILDREN_READ)
  @ListSize({ assumedSize: 9 })
  @Field(() => [QualityTestResult], { description: 'The nine tests.' })
  tests!: QualityTestResult[];
}

@ArgsType()
class MeasuringQualityArgs {
  @Field(() => AreaCodeScalar, {
    nullable: true,
    description: 'A regency, district or village; every area the viewer may read when left out.',
  })
  area?: AreaCode | null;

  @Field(() => DateScalar, { description: 'First day of measuring.' })
  from!: IsoDate;

  @Field(() => DateScalar, { description: 'Last day of measuring.' })
  to!: IsoDate;
}

/** Up to 100,000 measurements are read and tallied, once for the rows of all groups. */
const readsOfQuality: ReadingOf = { arguments: [], cost: () => 1_000 };

@Resolver()
export class MeasuringQualityQuery {
  @Access(Scope.CHILDREN_READ)
  @Reads(readsOfQuality)
  @ListSize({ assumedSize: 20 })
  @Query(() => [MeasuringQuality], {
    description: 'How well children were measured: one report for each group that has measurements, in the order of the groups.',
  })
  async measuringQuality(
    @Args(() => MeasuringQualityArgs) { area, from, to }: MeasuringQualityArgs,
    @Arg('by', () => MeasuringQualityGroup, { nullable: true, description: 'A report for each of these; one for all when left out.' })
    by: QualityGroup | null | undefined,
    @Ctx() { hub, viewer }: HubContext,
  ): Promise<MeasuringQuality[]> {
    if (area != null) hub.areas.require(area, ['area']);
    const tallies = await readQualityTallies(hub.store, { areas: areasRead(viewer, area ?? null, ['area']), from, to, by: by ?? null });
    return [...tallies].map(([group, tally]) => reported(groupName(by ?? null, group), qualityReport(group, tally)));
  }
}

function groupName(by: QualityGroup | null, group: string): string | null {
  if (by === null || group === '') return null;
  return by === MeasuringQualityGroup.POSYANDU ? toGlobalId('Posyandu', group) : group;
}

function reported(group: string | null, { rating, tests, overall }: QualityReport): MeasuringQuality {
  return {
    group,
    measurements: rating.children,
    points: overall.points,
    class: classOf(overall.class),
    tests: tests.map(({ test, value, class: word, points }) => ({
      test: QualityTest[test.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase() as QualityTest],
      value,
      class: word === null ? null : classOf(word),
      points,
    })),
  };
}

function classOf(word: string): QualityClass {
  return QualityClass[word.toUpperCase() as QualityClass];
}
