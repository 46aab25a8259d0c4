import { Arg, Field, Float, InputType, Int, Query, Resolver } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import type { IsoDate } from '../../src/calendar.ts';
import { checkWithinLimits, MeasuringPosition } from '../../src/children/index.ts';
import { badUserInput } from '../../src/errors.ts';
import { Sex } from '../../src/families/index.ts';
import { ageInDays, assessGrowth } from '../../src/growth/index.ts';
import { DateScalar } from '../../src/scalars/index.ts';
import { assessmentOf, GrowthAssessment } from './GrowthAssessment.ts';

@InputType({ description: 'One measuring of a child that is not in the hub. Give `ageInDays`, or both dates.' })
class GrowthInput {
  @Field(() => Sex, { description: 'Sex.' })
  sex!: Sex;

  @Field(() => Int, { nullable: true, description: 'Age in days, 0 or more, instead of the dates. The standards end at 1826 days: an older child has no scores.' })
  ageInDays?: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'Date of birth, together with `measuredOn`.' })
  bornOn?: IsoDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the measuring, together with `bornOn`.' })
  measuredOn?: IsoDate | null;

  @Field(() => Float, { nullable: true, description: 'Weight, 0.9 to 58 kg.' })
  weightKg?: number | null;

  @Field(() => Float, { nullable: true, description: 'Length or height as measured, 38 to 150 cm.' })
  heightCm?: number | null;

  @Field(() => MeasuringPosition, { nullable: true, description: 'How length or height was measured: below 731 days of age 0.7 cm is added to a standing height, from there taken off a lying length. Not corrected when left out.' })
  position?: MeasuringPosition | null;

  @Field(() => Float, { nullable: true, description: 'Head circumference, 25 to 64 cm.' })
  headCircumferenceCm?: number | null;

  @Field(() => Float, { nullable: true, description: 'Mid-upper arm circumference (LiLA), 6 to 35 cm.' })
  upperArmCircumferenceCm?: number | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Bilateral pitting oedema: counts as severe wasting, and no weight score is given.' })
  oedema?: boolean | null;
}

@Resolver()
export class GrowthCalculator {
  @Access(anyone)
  @Query(() => GrowthAssessment, { description: 'Calculator: assesses one measuring by the WHO Child Growth Standards and stores nothing. A score is null where its values are missing or lie outside of the standard.' })
  assessGrowth(@Arg('input', () => GrowthInput, { description: 'The measuring.' }) input: GrowthInput): GrowthAssessment {
    checkWithinLimits(input);
    return assessmentOf(
      assessGrowth({
        sex: input.sex,
        ageInDays: ageOf(input),
        weightKg: input.weightKg ?? null,
        heightCm: input.heightCm ?? null,
        position: input.position ?? null,
        headCircumferenceCm: input.headCircumferenceCm ?? null,
        upperArmCircumferenceCm: input.upperArmCircumferenceCm ?? null,
        oedema: input.oedema ?? false,
      }),
    );
  }
}

const oneWay = 'ageInDays alone, or bornOn and measuredOn';

/** @throws HubError BAD_USER_INPUT unless the age is given in exactly one way, and is not negative. */
function ageOf({ ageInDays: days, bornOn, measuredOn }: GrowthInput): number {
  if (days != null) {
    if (bornOn != null || measuredOn != null) throw badUserInput(['input', 'ageInDays'], 'given together with a date', oneWay);
    if (days < 0) throw badUserInput(['input', 'ageInDays'], `${days} is negative`, '0 or more');
    return days;
  }
  if (bornOn == null && measuredOn == null) throw badUserInput(['input', 'ageInDays'], 'the age is missing', oneWay);
  if (bornOn == null) throw badUserInput(['input', 'bornOn'], 'missing beside measuredOn', oneWay);
  if (measuredOn == null) throw badUserInput(['input', 'measuredOn'], 'missing beside bornOn', oneWay);
  if (measuredOn < bornOn) throw badUserInput(['input', 'measuredOn'], `${measuredOn} is before the child's birth`, `a date from ${bornOn} on`);
  return ageInDays(bornOn, measuredOn);
}
