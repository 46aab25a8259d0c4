import { Field, ID, InputType, Int } from 'type-graphql';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import {
  FamilyRelation,
  Sex,
  type FamilyChanges,
  type FamilyMove,
  type FamilySplit,
  type MemberChanges,
  type MemberRelation,
} from '../../src/families/index.ts';
import { AreaCodeScalar, DateScalar, FamilyCardScalar, NikScalar } from '../../src/graphql/index.ts';
import { HousingInput, PersonInput } from './inputs.ts';

const clientKey = 'Key chosen by the client that makes a retry safe.';
const reason = '1 to 1,000 characters.';

@InputType({ description: 'Changes to a family. A field that is left out keeps its value; null means not known.' })
export class ChangeFamilyInput implements FamilyChanges {
  @Field(() => FamilyCardScalar, { nullable: true, description: 'Number of the family card (Nomor KK), 16 digits; one family has it.' })
  familyCard?: string | null;

  @Field(() => String, { nullable: true, description: 'RT number, 1 to 3 digits.' })
  rt?: string | null;

  @Field(() => String, { nullable: true, description: 'RW number, 1 to 3 digits.' })
  rw?: string | null;

  @Field(() => Int, { nullable: true, description: 'Decile of household welfare, 1 poorest to 10.' })
  welfareDecile?: number | null;

  @Field(() => HousingInput, { nullable: true, description: 'The housing facts that change.' })
  housing?: HousingInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the couple uses modern contraception.' })
  modernContraception?: boolean | null;

  @Field(() => String, { nullable: true, description: `Why, ${reason}` })
  reason?: string | null;
}

@InputType({ description: 'A member to add to a family.' })
export class AddFamilyMemberInput extends PersonInput {
  @Field(() => String, { nullable: true, description: clientKey })
  clientKey?: string | null;
}

@InputType({ description: 'Changes to a member. A field that is left out keeps its value; null means not known.' })
export class ChangeFamilyMemberInput implements MemberChanges {
  @Field(() => String, { nullable: true, description: 'Full name, 1 to 100 characters; not null.' })
  name?: string | null;

  @Field(() => NikScalar, { nullable: true, description: 'National identity number.' })
  nik?: string | null;

  @Field(() => Sex, { nullable: true, description: 'Sex; not null.' })
  sex?: Sex | null;

  @Field(() => DateScalar, { nullable: true, description: 'Date of birth, not in the future.' })
  bornOn?: IsoDate | null;

  @Field(() => FamilyRelation, {
    nullable: true,
    description: 'Relation to the head; not null, and not HEAD: use changeFamilyHead for that.',
  })
  relation?: FamilyRelation | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person is married.' })
  married?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day for which a marriage is planned, from today on; null if none is planned.' })
  marriagePlannedOn?: IsoDate | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Due date, 14 days ago to 280 days ahead; null when the pregnancy has ended.',
  })
  pregnantDueOn?: IsoDate | null;
}

@InputType({ description: "A member's relation to the head of the family." })
export class MemberRelationInput implements MemberRelation {
  @Field(() => ID, { description: 'Global id of the person.' })
  personId!: string;

  @Field(() => FamilyRelation, { description: 'Relation to the head; HEAD for the head.' })
  relation!: FamilyRelation;
}

@InputType({ description: 'Members who leave a family and form a new one.' })
export class SplitFamilyInput implements FamilySplit {
  @Field(() => [MemberRelationInput], {
    description:
      'The members who leave, each with the relation to the head of the new family; exactly one of them is HEAD. The head of the family that they leave cannot leave it.',
  })
  members!: MemberRelationInput[];

  @Field(() => String, { nullable: true, description: 'RT number, 1 to 3 digits; unchanged when left out.' })
  rt?: string | null;

  @Field(() => String, { nullable: true, description: 'RW number, 1 to 3 digits; unchanged when left out.' })
  rw?: string | null;

  @Field(() => Int, { nullable: true, description: 'Decile of household welfare of the new family, 1 poorest to 10.' })
  welfareDecile?: number | null;

  @Field(() => HousingInput, { nullable: true, description: 'Housing facts of the new family.' })
  housing?: HousingInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the couple of the new family uses modern contraception.' })
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
