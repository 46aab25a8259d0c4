import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import type { AreaCode } from '../../src/areaCode.ts';
import { IndicatorGroup, IndicatorKey, type Figure, type IsoMonth, type MonthSpan } from '../../src/indicators/index.ts';
import { MonthScalar } from '../../src/scalars/index.ts';

export enum TrendDirection {
  RISING = 'RISING',
  FALLING = 'FALLING',
  STEADY = 'STEADY',
}

registerEnumType(TrendDirection, {
  name: 'TrendDirection',
  description: 'Where values go from month to month.',
  valuesConfig: {
    RISING: { description: 'Up, more clearly than chance alone explains: the slope is more than twice its standard error.' },
    FALLING: { description: 'Down, as clearly.' },
    STEADY: { description: 'Neither.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A straight line through the values of a series (least squares).' })
export class IndicatorTrend {
  @Access(anyone)
  @Field(() => Float, { description: 'Change a month, in the unit of the values.' })
  perMonth!: number;

  @Access(anyone)
  @Field(() => TrendDirection, { description: 'Whether that is clearly up or down.' })
  direction!: TrendDirection;
}

@ObjectType({ simpleResolvers: true, description: "95% confidence interval of a share, by Wilson's score method." })
export class ConfidenceInterval {
  @Access(anyone)
  @Field(() => Float, { description: 'Lower end, 0 to 1.' })
  low!: number;

  @Access(anyone)
  @Field(() => Float, { description: 'Upper end, 0 to 1.' })
  high!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Place among the areas of the same level around it: the villages of the district, the districts of the regency.' })
export class IndicatorRank {
  @Access(anyone)
  @Field(() => Int, { description: '1 for the highest value; equal values share a place.' })
  position!: number;

  @Access(anyone)
  @Field(() => Int, { description: 'How many of these areas have a value that is shown.' })
  among!: number;
}

/** What a point was taken from. */
export interface SeriesOrigin {
  /** All that the area was asked for: what goes with one series is read for all of them together. */
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
  @Field(() => Float, { nullable: true, description: 'The count, or the share from 0 to 1; null where it is suppressed, and for a share of nobody.' })
  value!: number | null;

  @Access(anyone)
  @Field(() => Boolean, { description: 'True where the value is withheld from viewers without case access: it counts 1 to 4, or would let such a count be worked out.' })
  suppressed!: boolean;

  @Access(anyone)
  @Field(() => Int, { nullable: true, description: 'Who counts; null where it is suppressed.' })
  numerator!: number | null;

  @Access(anyone)
  @Field(() => Int, { nullable: true, description: 'Out of how many, for a share; null for a count, and where it is suppressed.' })
  denominator!: number | null;

  origin!: SeriesOrigin;
}

@ObjectType({ simpleResolvers: true, description: 'An indicator of an area, or of a group of its children or families, by month.' })
export class IndicatorSeries {
  @Access(anyone)
  @Field(() => IndicatorKey, { description: 'The indicator.' })
  key!: IndicatorKey;

  @Access(anyone)
  @Field(() => IndicatorGroup, { nullable: true, description: 'The group it counts; null for all of them.' })
  group!: IndicatorGroup | null;

  @Access(anyone)
  @ListSize({ assumedSize: 12 })
  @Field(() => [IndicatorPoint], { description: 'A point for each month, oldest first.' })
  points!: IndicatorPoint[];

  origin!: SeriesOrigin;
}
