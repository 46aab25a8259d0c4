import { ArgsType, Field, Float, ID, InputType } from 'type-graphql';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { measurementLimits, MeasuringPosition, rangeText } from '../../src/children/index.ts';
import { AreaCodeScalar, DateScalar } from '../../src/graphql/index.ts';
import { ConnectionArgs } from '../shared/connections.ts';

/** The measured sizes, with their limits. */
@InputType()
export abstract class SizesInput {
  @Field(() => Float, { nullable: true, description: `Weight, ${rangeText(measurementLimits.weightKg)}.` })
  weightKg?: number | null;

  @Field(() => Float, { nullable: true, description: `Length or height as measured, ${rangeText(measurementLimits.heightCm)}.` })
  heightCm?: number | null;

  @Field(() => Float, { nullable: true, description: `Head circumference, ${rangeText(measurementLimits.headCircumferenceCm)}.` })
  headCircumferenceCm?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: `Mid-upper arm circumference (LiLA), ${rangeText(measurementLimits.upperArmCircumferenceCm)}.`,
  })
  upperArmCircumferenceCm?: number | null;
}

/** Fields that recordings and corrections share. */
@InputType()
export abstract class MeasurementInput extends SizesInput {
  @Field(() => MeasuringPosition, { nullable: true, description: 'How length or height was measured.' })
  position?: MeasuringPosition | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the child was ill in the two weeks before.' })
  ill?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Key chosen by the client that makes a retry safe.' })
  clientKey?: string | null;
}

@InputType({ description: 'One measurement of a child. At least one value, or oedema, must be given.' })
export class RecordMeasurementInput extends MeasurementInput {
  @Field(() => ID, { description: 'Global id of the child.' })
  childId!: string;

  @Field(() => DateScalar, { description: "Day of the measurement: from the child's birth to today." })
  measuredOn!: IsoDate;

  @Field(() => ID, {
    nullable: true,
    description: "Global id of the posyandu where it was measured; when left out, the child's own, if that was open on the day.",
  })
  posyanduId?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Bilateral pitting oedema.' })
  oedema?: boolean | null;
}

@InputType({ description: 'A correction of a measurement. A field that is left out keeps its value; null removes it.' })
export class CorrectMeasurementInput extends MeasurementInput {
  @Field(() => String, { description: 'Why it is corrected, up to 1,000 characters.' })
  reason!: string;

  @Field(() => DateScalar, { nullable: true, description: "Day of the measurement: from the child's birth to today." })
  measuredOn?: IsoDate;

  @Field(() => Boolean, { nullable: true, description: 'Bilateral pitting oedema.' })
  oedema?: boolean | null;
}

@InputType({ description: 'Why a measurement is voided.' })
export class VoidMeasurementInput {
  @Field(() => String, { description: 'Why it is voided, up to 1,000 characters.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Key chosen by the client that makes a retry safe.' })
  clientKey?: string | null;
}

@InputType('MeasurementFilter', { description: 'Which measurements. Fields combine with AND.' })
export class MeasurementFilterInput {
  @Field(() => AreaCodeScalar, { nullable: true, description: 'A regency, district or village and everything inside it.' })
  area?: AreaCode | null;

  @Field(() => ID, { nullable: true, description: 'Global id of a posyandu: those that were taken there.' })
  posyandu?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'More likely an error than the child.' })
  implausible?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only those that the viewer recorded. False: all.' })
  recordedByMe?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'Measured on this day or later.' })
  from?: IsoDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Measured on this day or earlier.' })
  to?: IsoDate | null;
}

@ArgsType()
export class MeasurementListArgs extends ConnectionArgs {
  @Field(() => MeasurementFilterInput, { nullable: true, description: 'Which measurements; all when left out.' })
  filter?: MeasurementFilterInput | null;
}
