import { Field, Float, ID, InputType, Int } from 'type-graphql';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { Helix, ProgramKind } from '../../src/programs/index.ts';
import { AreaCodeScalar, DateScalar } from '../../src/graphql/index.ts';
import { EligibilityInput } from './Eligibility.ts';

const clientKey = 'Key chosen by the client that makes a retry safe.';
const stays = 'Unchanged when left out.';
const taken = `${stays} Null removes it.`;

@InputType({ description: 'A partner to register.' })
export class CreatePartnerInput {
  @Field(() => String, { description: 'Name, 1 to 200 characters.' })
  name!: string;

  @Field(() => Helix, { description: 'The helix it belongs to.' })
  helix!: Helix;

  @Field(() => String, { nullable: true, description: clientKey })
  clientKey?: string | null;
}

@InputType({ description: 'Changes to a partner.' })
export class ChangePartnerInput {
  @Field(() => String, { nullable: true, description: `Name, 1 to 200 characters. ${stays}` })
  name?: string | null;

  @Field(() => Helix, { nullable: true, description: `The helix it belongs to. ${stays}` })
  helix?: Helix | null;
}

@InputType({ description: 'A program to create.' })
export class CreateProgramInput {
  @Field(() => ProgramKind, { description: 'Kind of program; cannot be changed later.' })
  kind!: ProgramKind;

  @Field(() => String, { description: 'Name, 1 to 200 characters.' })
  name!: string;

  @Field(() => ID, { description: 'Global id of the partner who leads it.' })
  leadId!: string;

  @Field(() => [ID], { nullable: true, description: 'Global ids of the supporting partners, without the lead partner.' })
  partnerIds?: string[] | null;

  @Field(() => DateScalar, { description: 'First day.' })
  startsOn!: IsoDate;

  @Field(() => DateScalar, { nullable: true, description: 'Last day, not before the first; without an end when left out.' })
  endsOn?: IsoDate | null;

  @Field(() => Float, { nullable: true, description: 'Budget in rupiah, 0 or more.' })
  budgetIdr?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many families can be enrolled at the same time, 1 or more; no limit when left out.',
  })
  capacity?: number | null;

  @Field(() => EligibilityInput, { nullable: true, description: 'Which families it is for; the shipped rule of its kind when left out.' })
  eligibility?: EligibilityInput | null;

  @Field(() => [AreaCodeScalar], { nullable: true, description: 'Codes of the villages it works in from its first day.' })
  villageCodes?: AreaCode[] | null;

  @Field(() => String, { nullable: true, description: clientKey })
  clientKey?: string | null;
}

@InputType({ description: 'Changes to a program.' })
export class ChangeProgramInput {
  @Field(() => String, { nullable: true, description: `Name, 1 to 200 characters. ${stays}` })
  name?: string | null;

  @Field(() => ID, { nullable: true, description: `Global id of the partner who leads it. ${stays}` })
  leadId?: string | null;

  @Field(() => [ID], { nullable: true, description: `Global ids of all supporting partners, without the lead partner. ${stays}` })
  partnerIds?: string[] | null;

  @Field(() => DateScalar, { nullable: true, description: `First day; not after an enrolment. ${stays}` })
  startsOn?: IsoDate | null;

  @Field(() => DateScalar, { nullable: true, description: `Last day; not before an enrolment. ${taken}` })
  endsOn?: IsoDate | null;

  @Field(() => Float, { nullable: true, description: `Budget in rupiah, 0 or more. ${taken}` })
  budgetIdr?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many families it can hold at the same time; not below those who are in it. ${taken}`,
  })
  capacity?: number | null;

  @Field(() => EligibilityInput, {
    nullable: true,
    description: `Which families it is for from now on. ${stays} Null: the shipped rule of its kind.`,
  })
  eligibility?: EligibilityInput | null;
}
