import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, Float, Info, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import {
  Child,
  growthChartPoints,
  Measurement,
  measurementList,
  MeasuringPosition,
  readGrowthHistories,
  type GrowthChartPoint as PointRow,
  type GrowthHistory,
} from '../../src/children/index.ts';
import { DateScalar } from '../../src/graphql/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { score, ZScore } from './GrowthAssessment.ts';
import { GrowthIndicator } from './GrowthIndicator.ts';
import { GrowthReference, growthReference } from './GrowthReference.ts';

@ObjectType({ simpleResolvers: true, description: 'A measurement of a child on the curves of an indicator.' })
class GrowthChartPoint {
  constructor(
    private readonly indicator: GrowthIndicator,
    readonly row: PointRow,
  ) {}

  @Access(Scope.CHILDREN_READ)
  @Field(() => DateScalar, { description: 'Day of the measurement.' })
  get measuredOn(): IsoDate {
    return this.row.measuredOn;
  }

  @Access(Scope.CHILDREN_READ)
  @Field(() => Int, { description: 'Age on that day, in days.' })
  get ageInDays(): number {
    return this.row.ageInDays;
  }

  @Access(Scope.CHILDREN_READ)
  @Field(() => Float, {
    description:
      "Position on the reference's axis: the age in days, or for weight for height the length or height in cm, corrected for the measuring position.",
  })
  get x(): number {
    return this.row.x;
  }

  @Access(Scope.CHILDREN_READ)
  @Field(() => Float, {
    description:
      "The value in the reference's unit, as the standard takes it: length and height, and the BMI from them, corrected for the measuring position.",
  })
  get value(): number {
    return this.row.value;
  }

  @Access(Scope.CHILDREN_READ)
  @Field(() => MeasuringPosition, {
    nullable: true,
    description:
      '`position` of the stretch of the reference that the point belongs to. This is not how the child was measured: from 731 days of age on, a length is converted to a height.',
  })
  get position(): MeasuringPosition | null {
    return this.row.position as MeasuringPosition | null;
  }

  @Access(Scope.CHILDREN_READ)
  @Field(() => ZScore, { description: 'The score stored with the measurement. Implausible scores are included.' })
  get zScore(): ZScore | null {
    return score(this.indicator, this.row.score, this.row.implausible);
  }
}

@ObjectType({ simpleResolvers: true, description: 'The points of a child on the WHO curves of an indicator.' })
class GrowthChart {
  constructor(
    indicator: GrowthIndicator,
    private readonly history: GrowthHistory,
  ) {
    this.indicator = indicator;
  }

  @Access(Scope.CHILDREN_READ)
  @Field(() => GrowthIndicator, { description: 'The indicator.' })
  readonly indicator: GrowthIndicator;

  @Access(Scope.CHILDREN_READ)
  @Field(() => GrowthReference, { description: "The curves for the child's sex." })
  get reference(): GrowthReference {
    return growthReference(this.indicator, this.history.sex);
  }

  @Access(Scope.CHILDREN_READ)
  @ListSize({ assumedSize: 24 })
  @Field(() => [GrowthChartPoint], {
    description: 'The measurements that have a score of this indicator, oldest first, without corrected or voided ones.',
  })
  get points(): GrowthChartPoint[] {
    return growthChartPoints(this.indicator, this.history).map((row) => new GrowthChartPoint(this.indicator, row));
  }
}

/** The charts of a child. */
@Resolver(() => Child)
export class ChildGrowthChart {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => GrowthChart, { description: 'Points of this child on the WHO curves of an indicator, for plotting.' })
  async growthChart(
    @Root() child: Child,
    @Arg('indicator', () => GrowthIndicator, { description: 'The indicator.' }) indicator: GrowthIndicator,
    @Ctx() { loaders }: HubContext,
  ): Promise<GrowthChart> {
    // One read serves the charts of all indicators.
    const history = await loaders
      .custom('growth histories', (ids) => {
        loaders.trail.keys('Measurement', 'person', ids);
        return readGrowthHistories(loaders.store, ids);
      })
      .load(child.id);
    return new GrowthChart(indicator, history);
  }
}

@Resolver(() => GrowthChartPoint)
export class GrowthChartPointResolver {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Measurement, { description: 'The measurement.' })
  measurement(@Root() point: GrowthChartPoint, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Measurement | null> {
    return context.loaders.byKey<Measurement>(measurementList, info).load(point.row.measurementId);
  }
}
