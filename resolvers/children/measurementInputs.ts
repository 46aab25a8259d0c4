import { Field, Float, ID, InputType } from 'type-graphql';
import type { IsoDate } from '../../src/calendar.ts';
import { MeasuringPosition } from '../../src/children/index.ts';
import { DateScalar } from '../../src/scalars/index.ts';

@InputType({ description: 'One measuring of a child. At least one value, or oedema, must be given.' })
export class RecordMeasurementInput {
  @Field(() => ID, { description: 'Global id of the child.' })
  childId!: string;

  @Field(() => DateScalar, { description: "Day of the measuring: from the child's birth to today." })
  measuredOn!: IsoDate;

  @Field(() => Float, { nullable: true, description: 'Weight, 0.9 to 58 kg.' })
  weightKg?: number | null;

  @Field(() => Float, { nullable: true, description: 'Length or height as measured, 38 to 150 cm.' })
  heightCm?: number | null;

  @Field(() => MeasuringPosition, { nullable: true, description: 'How length or height was measured.' })
  position?: MeasuringPosition | null;

  @Field(() => Float, { nullable: true, description: 'Head circumference, 25 to 64 cm.' })
  headCircumferenceCm?: number | null;

  @Field(() => Float, { nullable: true, description: 'Mid-upper arm circumference (LiLA), 6 to 35 cm.' })
  upperArmCircumferenceCm?: number | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Bilateral pitting oedema.' })
  oedema?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Ill in the two weeks before.' })
  ill?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Client-made key that makes a retry safe.' })
  clientKey?: string | null;
}

@InputType({ description: 'A correction of a measurement. A field that is left out keeps its value, null takes it away.' })
export class CorrectMeasurementInput {
  @Field(() => String, { description: 'Why it is corrected, up to 1,000 characters.' })
  reason!: string;

  @Field(() => DateScalar, { nullable: true, description: "Day of the measuring: from the child's birth to today." })
  measuredOn?: IsoDate;

  @Field(() => Float, { nullable: true, description: 'Weight, 0.9 to 58 kg.' })
  weightKg?: number | null;

  @Field(() => Float, { nullable: true, description: 'Length or height as measured, 38 to 150 cm.' })
  heightCm?: number | null;

  @Field(() => MeasuringPosition, { nullable: true, description: 'How length or height was measured.' })
  position?: MeasuringPosition | null;

  @Field(() => Float, { nullable: true, description: 'Head circumference, 25 to 64 cm.' })
  headCircumferenceCm?: number | null;

  @Field(() => Float, { nullable: true, description: 'Mid-upper arm circumference (LiLA), 6 to 35 cm.' })
  upperArmCircumferenceCm?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Bilateral pitting oedema.' })
  oedema?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Ill in the two weeks before.' })
  ill?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Client-made key that makes a retry safe.' })
  clientKey?: string | null;
}

@InputType({ description: 'Why a measurement is voided.' })
export class VoidMeasurementInput {
  @Field(() => String, { description: 'Why it is voided, up to 1,000 characters.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Client-made key that makes a retry safe.' })
  clientKey?: string | null;
}
