import { Field, ID, InputType, Int } from 'type-graphql';
import type { AreaCode } from '../../src/areaCode.ts';
import type { IsoDate } from '../../src/calendar.ts';
import { FamilyRelation, Sex, type FamilyChanges, type FamilyMove, type FamilySplit, type MemberChanges, type MemberRelation } from '../../src/families/index.ts';
import { AreaCodeScalar, DateScalar, NikScalar } from '../../src/scalars/index.ts';
import { HousingInput, PersonInput } from './inputs.ts';

const clientKey = 'Client-made key that makes a retry safe.';
const reason = '1 to 1,000 characters.';

@InputType({ description: 'What changes of a family. A field that is left out stays as it is, null says that it is not known.' })
export class ChangeFamilyInput implements FamilyChanges {
  @Field(() => String, { nullable: true, description: 'RT number, 1 to 3 digits.' })
  rt?: string | null;

  @Field(() => String, { nullable: true, description: 'RW number, 1 to 3 digits.' })
  rw?: string | null;

  @Field(() => Int, { nullable: true, description: 'Decile of household welfare, 1 poorest to 10.' })
  welfareDecile?: number | null;

  @Field(() => HousingInput, { nullable: true, description: 'The housing facts that change.' })
  housing?: HousingInput | null;

  @Field(() => Boolean, { nullable: true, description: 'The couple uses modern contraception.' })
  modernContraception?: boolean | null;

  @Field(() => String, { nullable: true, description: `Why, ${reason}` })
  reason?: string | null;
}

@InputType({ description: 'A member to add to a family.' })
export class AddFamilyMemberInput extends PersonInput {
  @Field(() => String, { nullable: true, description: clientKey })
  clientKey?: string | null;
}

@InputType({ description: 'What changes of a member. A field that is left out stays as it is, null says that it is not known.' })
export class ChangeFamilyMemberInput implements MemberChanges {
  @Field(() => String, { nullable: true, description: 'Full name, 1 to 100 characters; not null.' })
  name?: string | null;

  @Field(() => NikScalar, { nullable: true, description: 'National identity number.' })
  nik?: string | null;

  @Field(() => Sex, { nullable: true, description: 'Sex; not null.' })
  sex?: Sex | null;

  @Field(() => DateScalar, { nullable: true, description: 'Date of birth, not in the future.' })
  bornOn?: IsoDate | null;

  @Field(() => FamilyRelation, { nullable: true, description: 'Relation to the head; not null, and not HEAD, which changeFamilyHead is for.' })
  relation?: FamilyRelation | null;

  @Field(() => Boolean, { nullable: true, description: 'Married, or not.' })
  married?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day for which a marriage is planned, from today on; null when none is.' })
  marriagePlannedOn?: IsoDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which a birth is due, 14 days ago to 280 days ahead; null when the pregnancy has ended.' })
  pregnantDueOn?: IsoDate | null;
}

@InputType({ description: "A member's relation to the head of the family." })
export class MemberRelationInput implements MemberRelation {
  @Field(() => ID, { description: 'Global id of the person.' })
  personId!: string;

  @Field(() => FamilyRelation, { description: 'Relation to the head; HEAD for the head.' })
  relation!: FamilyRelation;
}

@InputType({ description: 'Members who leave a family and become one of their own.' })
export class SplitFamilyInput implements FamilySplit {
  @Field(() => [MemberRelationInput], { description: 'Who leaves, each with the relation to the head of the new family, exactly one of them as HEAD. Not the head of the family they leave.' })
  members!: MemberRelationInput[];

  @Field(() => String, { nullable: true, description: 'RT number, 1 to 3 digits; the same RT when left out.' })
  rt?: string | null;

  @Field(() => String, { nullable: true, description: 'RW number, 1 to 3 digits; the same RW when left out.' })
  rw?: string | null;

  @Field(() => Int, { nullable: true, description: 'Decile of household welfare of the new family, 1 poorest to 10.' })
  welfareDecile?: number | null;

  @Field(() => HousingInput, { nullable: true, description: 'Housing facts of the new family.' })
  housing?: HousingInput | null;

  @Field(() => Boolean, { nullable: true, description: 'The couple of the new family uses modern contraception.' })
  modernContraception?: boolean | null;

  @Field(() => String, { description: `Why, ${reason}` })
  reason!: string;

  @Field(() => String, { nullable: true, description: clientKey })
  clientKey?: string | null;
}

@InputType({ description: 'A move of a family to another village.' })
export class MoveFamilyInput implements FamilyMove {
  @Field(() => AreaCodeScalar, { description: 'Code of the village it lives in from now on.' })
  villageCode!: AreaCode;

  @Field(() => String, { nullable: true, description: 'RT number there, 1 to 3 digits.' })
  rt?: string | null;

  @Field(() => String, { nullable: true, description: 'RW number there, 1 to 3 digits.' })
  rw?: string | null;

  @Field(() => DateScalar, { description: 'The day it moved: not in the future, and not before its last move.' })
  movedOn!: IsoDate;

  @Field(() => String, { description: `Why, ${reason}` })
  reason!: string;
}
