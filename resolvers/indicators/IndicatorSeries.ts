import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { IndicatorGroup, IndicatorKey, type Figure, type IsoMonth, type MonthSpan } from '../../src/indicators/index.ts';
import { roundingBase } from '../../src/publication/apportion.ts';
import { publicationDay } from '../../src/publication/due.ts';
import { DateScalar, MonthScalar } from '../../src/graphql/index.ts';

export enum TrendDirection {
  RISING = 'RISING',
  FALLING = 'FALLING',
  STEADY = 'STEADY',
}

registerEnumType(TrendDirection, {
  name: 'TrendDirection',
  description: 'Direction of a trend.',
  valuesConfig: {
    RISING: { description: 'Rising: the slope is more than twice its standard error.' },
    FALLING: { description: 'Falling: the slope is below minus twice its standard error.' },
    STEADY: { description: 'Neither rising nor falling.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Linear trend of a series (least squares).' })
export class IndicatorTrend {
  @Access(anyone)
  @Field(() => Float, { description: 'Change per month, in the unit of the values.' })
  perMonth!: number;

  @Access(anyone)
  @Field(() => TrendDirection, { description: 'Whether the trend is clearly up or down.' })
  direction!: TrendDirection;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "95% confidence interval of a share, by Wilson's score method; for published figures it covers every share that rounds to them.",
})
export class ConfidenceInterval {
  @Access(anyone)
  @Field(() => Float, { description: 'Lower end, 0 to 1.' })
  low!: number;

  @Access(anyone)
  @Field(() => Float, { description: 'Upper end, 0 to 1.' })
  high!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Rank among the areas of the same level: the villages of the district, the districts of the regency.',
})
export class IndicatorRank {
  @Access(anyone)
  @Field(() => Int, { description: '1 for the highest value; equal values share a rank.' })
  position!: number;

  @Access(anyone)
  @Field(() => Int, { description: 'Number of these areas with a shown value.' })
  among!: number;
}

/** The series of a point. */
export interface SeriesOrigin {
  /** All series requested for the area: data of one series is read for all of them together. */
  keys: readonly IndicatorKey[];
  area: AreaCode;
  key: IndicatorKey;
  group: IndicatorGroup | null;
  span: MonthSpan;
}

@ObjectType({ simpleResolvers: true, description: 'An indicator of one month.' })
export class IndicatorPoint implements Figure {
  @Access(anyone)
  @Field(() => MonthScalar, { description: 'The month.' })
  month!: IsoMonth;

  @Access(anyone)
  @Field(() => Float, {
    nullable: true,
    description: 'The count, or the share from 0 to 1; null if it is not shown, or the denominator is 0.',
  })
  value!: number | null;

  @Access(anyone)
  @Field(() => Boolean, {
    description: `True where no value is shown: viewers without case access in the area see a month after its publication, from day ${publicationDay} of the next month on.`,
  })
  suppressed!: boolean;

  @Access(anyone)
  @Field(() => DateScalar, {
    nullable: true,
    description: `The day on which the figure was published, for viewers without case access in the area: counts are rounded to multiples of ${roundingBase} and stay as they were published. Null for exact counts as of now, and where no value is shown.`,
  })
  publishedOn!: IsoDate | null;

  @Access(anyone)
  @Field(() => Int, {
    nullable: true,
    description:
      'The count, or the numerator of a share; null if no value is shown. If `publishedOn` is set, it usually differs from the exact count by at most 4.',
  })
  numerator!: number | null;

  @Access(anyone)
  @Field(() => Int, { nullable: true, description: 'Denominator of a share; null for a count, and if no value is shown.' })
  denominator!: number | null;

  origin!: SeriesOrigin;
}

@ObjectType({ simpleResolvers: true, description: 'An indicator of an area, or of a group of its children or families, by month.' })
export class IndicatorSeries {
  @Access(anyone)
  @Field(() => IndicatorKey, { description: 'The indicator.' })
  key!: IndicatorKey;

  @Access(anyone)
  @Field(() => IndicatorGroup, { nullable: true, description: 'The group it counts; null for all children or families of the area.' })
  group!: IndicatorGroup | null;

  @Access(anyone)
  @ListSize({ assumedSize: 12 })
  @Field(() => [IndicatorPoint], { description: 'One point for each month, oldest first.' })
  points!: IndicatorPoint[];

  origin!: SeriesOrigin;
}
