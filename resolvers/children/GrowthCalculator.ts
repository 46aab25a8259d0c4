import { Arg, Field, InputType, Int, Query, Resolver } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { checkWithinLimits, MeasuringPosition } from '../../src/children/index.ts';
import { badUserInput } from '../../src/base/errors.ts';
import { Sex } from '../../src/families/index.ts';
import { ageInDays, assessGrowth } from '../../src/growth/index.ts';
import { DateScalar } from '../../src/graphql/index.ts';
import { assessmentOf, GrowthAssessment } from './GrowthAssessment.ts';
import { SizesInput } from './measurementInputs.ts';

@InputType({ description: 'One measurement of a child that is not in the hub. Give `ageInDays`, or both dates.' })
class GrowthInput extends SizesInput {
  @Field(() => Sex, { description: 'Sex.' })
  sex!: Sex;

  @Field(() => Int, {
    nullable: true,
    description: 'Age in days, 0 or more, instead of the dates. The standards end at 1826 days: an older child has no scores.',
  })
  ageInDays?: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'Date of birth, together with `measuredOn`.' })
  bornOn?: IsoDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the measurement, together with `bornOn`.' })
  measuredOn?: IsoDate | null;

  @Field(() => MeasuringPosition, {
    nullable: true,
    description:
      'How length or height was measured. Below 731 days of age 0.7 cm is added to a standing height; from 731 days on 0.7 cm is subtracted from a lying length. Not corrected when left out.',
  })
  position?: MeasuringPosition | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Bilateral pitting oedema: counts as severe wasting, and no weight score is given.',
  })
  oedema?: boolean | null;
}

@Resolver()
export class GrowthCalculator {
  @Access(anyone)
  @Query(() => GrowthAssessment, {
    description:
      'Calculator: assesses one measurement by the WHO Child Growth Standards and stores nothing. A score is null if its values are missing or outside the standard.',
  })
  assessGrowth(@Arg('input', () => GrowthInput, { description: 'The measurement.' }) input: GrowthInput): GrowthAssessment {
    checkWithinLimits(input);
    if (input.sex === Sex.UNKNOWN) throw badUserInput(['input', 'sex'], 'children.sexUnknown');
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

/** @throws HubError BAD_USER_INPUT unless the age is given in exactly one way, and is not negative. */
function ageOf({ ageInDays: days, bornOn, measuredOn }: GrowthInput): number {
  if (days != null) {
    if (bornOn != null || measuredOn != null) throw badUserInput(['input', 'ageInDays'], 'children.ageAndDates');
    if (days < 0) throw badUserInput(['input', 'ageInDays'], 'children.negative', { value: days });
    return days;
  }
  if (bornOn == null && measuredOn == null) throw badUserInput(['input', 'ageInDays'], 'children.ageMissing');
  if (bornOn == null) throw badUserInput(['input', 'bornOn'], 'children.dateMissing', { other: 'measuredOn' });
  if (measuredOn == null) throw badUserInput(['input', 'measuredOn'], 'children.dateMissing', { other: 'bornOn' });
  if (measuredOn < bornOn) throw badUserInput(['input', 'measuredOn'], 'shared.beforeBirth', { date: measuredOn, bornOn });
  return ageInDays(bornOn, measuredOn);
}
