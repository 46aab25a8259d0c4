import { Field, Float, InputType, Int } from 'type-graphql';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { MeasuringPosition, rangeText, registrationLimits, type HouseholdChild, type NewHousehold } from '../../src/children/index.ts';
import { FamilyRelation, Sex } from '../../src/families/index.ts';
import { AreaCodeScalar, DateScalar, FamilyCardScalar, NikScalar } from '../../src/graphql/index.ts';
import { HousingInput, PersonInput } from '../families/inputs.ts';
import { SizesInput } from './measurementInputs.ts';

@InputType({ description: 'A measurement of a child who is registered with it. At least one value, or oedema, must be given.' })
export class FirstMeasurementInput extends SizesInput {
  @Field(() => DateScalar, { description: "Day of the measurement: from the child's birth to today." })
  measuredOn!: IsoDate;

  @Field(() => MeasuringPosition, { nullable: true, description: 'How length or height was measured.' })
  position?: MeasuringPosition | null;

  @Field(() => Boolean, { nullable: true, description: 'Bilateral pitting oedema.' })
  oedema?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the child was ill in the two weeks before.' })
  ill?: boolean | null;
}

/** What `RegisterChildInput` and `HouseholdChildInput` share. */
@InputType()
export abstract class ChildFactsInput {
  @Field(() => NikScalar, { nullable: true, description: 'National identity number, if known.' })
  nik?: string | null;

  @Field(() => Sex, { description: 'Sex: FEMALE or MALE.' })
  sex!: Sex;

  @Field(() => DateScalar, { description: 'Date of birth: less than 60 months ago.' })
  bornOn!: IsoDate;

  @Field(() => Float, { nullable: true, description: `Weight at birth, ${rangeText(registrationLimits.birthWeightKg)}.` })
  birthWeightKg?: number | null;

  @Field(() => Float, { nullable: true, description: `Length at birth, ${rangeText(registrationLimits.birthLengthCm)}.` })
  birthLengthCm?: number | null;

  @Field(() => Float, { nullable: true, description: `The mother's height, ${rangeText(registrationLimits.motherHeightCm)}.` })
  motherHeightCm?: number | null;

  @Field(() => Float, { nullable: true, description: `The father's height, ${rangeText(registrationLimits.fatherHeightCm)}.` })
  fatherHeightCm?: number | null;
}

@InputType({ description: 'A child of a family that is registered, to put under growth monitoring.' })
export class HouseholdChildInput extends ChildFactsInput implements HouseholdChild {
  @Field(() => String, {
    description: 'Full name, 1 to 100 characters. If a member that is given has this name, sex and birth date, the child is that member.',
  })
  name!: string;

  @Field(() => FamilyRelation, { nullable: true, description: 'Relation to the head; CHILD when left out.' })
  relation?: FamilyRelation | null;

  @Field(() => [FirstMeasurementInput], { nullable: true, description: 'What was measured so far; needs `children:write`.' })
  measurements?: FirstMeasurementInput[] | null;
}

@InputType({ description: 'A family to register.' })
export class RegisterFamilyInput implements NewHousehold {
  @Field(() => AreaCodeScalar, { description: 'Code of the village it lives in.' })
  villageCode!: AreaCode;

  @Field(() => FamilyCardScalar, { nullable: true, description: 'Number of the family card (Nomor KK), 16 digits; one family has it.' })
  familyCard?: string | null;

  @Field(() => String, { nullable: true, description: 'RT number, 1 to 3 digits.' })
  rt?: string | null;

  @Field(() => String, { nullable: true, description: 'RW number, 1 to 3 digits.' })
  rw?: string | null;

  @Field(() => PersonInput, { description: 'Head of the family.' })
  head!: PersonInput;

  @Field(() => [PersonInput], { nullable: true, description: 'The other members.' })
  members?: PersonInput[] | null;

  @Field(() => [HouseholdChildInput], {
    nullable: true,
    description: 'Children under five to put under growth monitoring; needs `children:write` or `children:register`.',
  })
  children?: HouseholdChildInput[] | null;

  @Field(() => Int, { nullable: true, description: 'Decile of household welfare, 1 poorest to 10.' })
  welfareDecile?: number | null;

  @Field(() => HousingInput, { nullable: true, description: 'Housing facts.' })
  housing?: HousingInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the couple uses modern contraception; leave out if not known.' })
  modernContraception?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Key chosen by the client that makes a retry safe.' })
  clientKey?: string | null;
}
