import { Arg, Field, FieldResolver, Float, Int, ObjectType, Query, registerEnumType, Resolver, Root } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { MeasuringPosition } from '../../src/children/index.ts';
import { badUserInput } from '../../src/base/errors.ts';
import { Sex, type KnownSex } from '../../src/families/index.ts';
import {
  referenceCurves,
  referenceVersion,
  type ReferenceCurves,
  type ReferencePoint,
  type ReferenceStretch,
} from '../../src/growth/index.ts';
import { GrowthIndicator } from './GrowthIndicator.ts';

enum GrowthAxis {
  AGE_IN_DAYS = 'AGE_IN_DAYS',
  HEIGHT_IN_CM = 'HEIGHT_IN_CM',
}

registerEnumType(GrowthAxis, {
  name: 'GrowthAxis',
  description: 'Horizontal axis of growth curves.',
  valuesConfig: {
    AGE_IN_DAYS: { description: 'Age in completed days; WHO counts a month as 30.4375 days.' },
    HEIGHT_IN_CM: { description: 'Length or height in cm, as the standard takes it.' },
  },
});

enum GrowthUnit {
  CM = 'CM',
  KG = 'KG',
  KG_PER_M2 = 'KG_PER_M2',
}

registerEnumType(GrowthUnit, {
  name: 'GrowthUnit',
  description: 'Unit of the values of growth curves.',
  valuesConfig: {
    CM: { description: 'Centimetres.' },
    KG: { description: 'Kilograms.' },
    KG_PER_M2: { description: 'Kilograms per square metre (body mass index).' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Values of the reference at one age or height, from -3 to +3 SD.' })
class GrowthReferencePoint implements ReferencePoint {
  @Access(anyone)
  @Field(() => Float, { description: "Position on the reference's axis." })
  x!: number;

  @Access(anyone)
  @Field(() => Float, { description: 'Value at -3 SD.' })
  minus3!: number;

  @Access(anyone)
  @Field(() => Float, { description: 'Value at -2 SD.' })
  minus2!: number;

  @Access(anyone)
  @Field(() => Float, { description: 'Value at -1 SD.' })
  minus1!: number;

  @Access(anyone)
  @Field(() => Float, { description: 'Median of the standard.' })
  median!: number;

  @Access(anyone)
  @Field(() => Float, { description: 'Value at +1 SD.' })
  plus1!: number;

  @Access(anyone)
  @Field(() => Float, { description: 'Value at +2 SD.' })
  plus2!: number;

  @Access(anyone)
  @Field(() => Float, { description: 'Value at +3 SD.' })
  plus3!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A stretch of reference curves. Lines join the points within a stretch, and no points of different stretches.',
})
class GrowthReferenceStretch implements Omit<ReferenceStretch, 'points'> {
  @Access(anyone)
  @Field(() => MeasuringPosition, {
    nullable: true,
    description:
      'The measuring position that the standard assumes in this stretch: length lying, height standing; null if it does not matter.',
  })
  position!: MeasuringPosition | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "WHO's reference curves of an indicator for one sex, ready for plotting. Height and BMI for age have two stretches: lying below 731 days of age, and standing from 731 days on. Weight for height has two stretches that overlap: by length (45 to 110 cm) and by height (65 to 120 cm). The other indicators have one stretch.",
})
export class GrowthReference {
  @Access(anyone)
  @Field(() => GrowthIndicator, { description: 'The indicator.' })
  indicator!: GrowthIndicator;

  @Access(anyone)
  @Field(() => Sex, { description: 'The sex the curves are for.' })
  sex!: Sex;

  @Access(anyone)
  @Field(() => String, { description: 'The growth reference and its version.' })
  referenceVersion!: string;

  @Access(anyone)
  @Field(() => GrowthAxis, { description: 'Meaning of `x`.' })
  axis!: ReferenceCurves['axis'];

  @Access(anyone)
  @Field(() => GrowthUnit, { description: 'Unit of the values.' })
  unit!: ReferenceCurves['unit'];

  @Access(anyone)
  @ListSize({ assumedSize: 2 })
  @Field(() => [GrowthReferenceStretch], { description: 'The curves, in the order of `x`.' })
  stretches!: ReferenceStretch[];
}

/** Cache of references; there are twelve, and they never change. */
const references = new Map<string, GrowthReference>();

/** The reference of an indicator and a sex, built at the first use. */
export function growthReference(indicator: GrowthIndicator, sex: KnownSex): GrowthReference {
  const name = `${indicator} ${sex}`;
  let reference = references.get(name);
  if (reference === undefined) references.set(name, (reference = { indicator, sex, referenceVersion, ...referenceCurves(indicator, sex) }));
  return reference;
}

@Resolver()
export class GrowthReferenceQuery {
  @Access(anyone)
  @Query(() => GrowthReference, { description: 'The WHO reference curves, for plotting.' })
  growthReference(
    @Arg('indicator', () => GrowthIndicator, { description: 'The indicator.' }) indicator: GrowthIndicator,
    @Arg('sex', () => Sex, { description: 'The sex the curves are for.' }) sex: Sex,
  ): GrowthReference {
    if (sex === Sex.UNKNOWN) throw badUserInput(['sex'], 'children.sexUnknown');
    return growthReference(indicator, sex);
  }
}

@Resolver(() => GrowthReferenceStretch)
export class GrowthReferenceStretchResolver {
  @Access(anyone)
  @ListSize({ assumedSize: 60 })
  @FieldResolver(() => [GrowthReferencePoint], {
    description: 'The points in the order of `x`: one for each day of age, or each millimetre.',
  })
  points(
    @Root() stretch: ReferenceStretch,
    @Arg('every', () => Int, {
      defaultValue: 1,
      description: 'Returns every n-th point and the last one: 7 returns one point a week. 1 or more.',
    })
    every: number,
  ): ReferencePoint[] {
    if (every < 1) throw badUserInput(['every'], 'shared.tooLow', { value: every, lowest: 1 });
    const { points } = stretch;
    return every === 1 ? points : points.filter((_, index) => index % every === 0 || index === points.length - 1);
  }
}
