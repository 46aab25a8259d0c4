import { ArgsType, Field, InputType, Int, registerEnumType } from 'type-graphql';
import type { AreaCode } from '../../src/areaCode.ts';
import type { IsoDate } from '../../src/calendar.ts';
import { Cohort, FamilyRelation, Sex, StuntingRiskReason, type NewFamily, type NewPerson } from '../../src/families/index.ts';
import { ProgramKind, type FamilyNeedFilter } from '../../src/programs/index.ts';
import { AreaCodeScalar, DateScalar, NikScalar } from '../../src/scalars/index.ts';
import { ConnectionArgs } from '../shared/connections.ts';
import { Direction } from '../shared/Direction.ts';

@InputType('FamilyFilter', { description: 'Which families. Fields combine with AND, list values with OR.' })
export class FamilyFilterInput implements Omit<FamilyNeedFilter, 'today'> {
  @Field(() => AreaCodeScalar, { nullable: true, description: 'A regency, district or village and everything inside it.' })
  area?: AreaCode | null;

  @Field(() => Int, { nullable: true, description: 'Welfare decile known and not above this one, 1 poorest to 10.' })
  maxWelfareDecile?: number | null;

  @Field(() => String, { nullable: true, description: 'Neighbourhood unit (RT), 1 to 3 digits.' })
  rt?: string | null;

  @Field(() => String, { nullable: true, description: 'Community unit (RW), 1 to 3 digits.' })
  rw?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'At risk of stunting today, or not.' })
  atRisk?: boolean | null;

  @Field(() => [StuntingRiskReason], { nullable: true, description: 'At least one of these reasons holds today, whether or not the family is at risk.' })
  riskReasons?: StuntingRiskReason[] | null;

  @Field(() => Cohort, { nullable: true, description: 'At least one member is in this cohort today.' })
  cohort?: Cohort | null;

  @Field(() => ProgramKind, { nullable: true, description: 'Needs this kind of program and is in none of it that runs now.' })
  lackingProgram?: ProgramKind | null;

  @Field(() => Boolean, { nullable: true, description: 'True: in no program that runs now. False: in one.' })
  withoutProgram?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: a child has a stunting case that is not closed. False: none has.' })
  openCase?: boolean | null;
}

export enum FamilyOrderField {
  ID = 'ID',
  HEAD_NAME = 'HEAD_NAME',
  WELFARE_DECILE = 'WELFARE_DECILE',
  ADDRESS = 'ADDRESS',
}

registerEnumType(FamilyOrderField, {
  name: 'FamilyOrderField',
  description: 'What families can be ordered by.',
  valuesConfig: {
    ID: { description: 'Order of registration.' },
    HEAD_NAME: { description: "The head's name." },
    WELFARE_DECILE: { description: 'Decile of household welfare.' },
    ADDRESS: { description: 'RW, then RT: the order of a round of home visits in a village.' },
  },
});

@InputType({ description: 'Order of a list of families.' })
export class FamilyOrder {
  @Field(() => FamilyOrderField, { defaultValue: FamilyOrderField.ID, description: 'What to order by.' })
  field!: FamilyOrderField;

  @Field(() => Direction, { defaultValue: Direction.ASC, description: 'Lowest or highest first.' })
  direction!: Direction;
}

@ArgsType()
export class FamilyListArgs extends ConnectionArgs {
  @Field(() => FamilyFilterInput, { nullable: true, description: 'Which families; all when left out.' })
  filter?: FamilyFilterInput | null;

  @Field(() => FamilyOrder, { nullable: true, description: 'Order; by registration when left out.' })
  orderBy?: FamilyOrder | null;
}

@InputType({ description: 'A person to register.' })
export class PersonInput implements NewPerson {
  @Field(() => String, { description: 'Full name, 1 to 100 characters.' })
  name!: string;

  @Field(() => NikScalar, { nullable: true, description: 'National identity number, where known.' })
  nik?: string | null;

  @Field(() => Sex, { description: 'Sex.' })
  sex!: Sex;

  @Field(() => DateScalar, { nullable: true, description: 'Date of birth, not in the future.' })
  bornOn?: IsoDate | null;

  @Field(() => FamilyRelation, { nullable: true, description: 'Relation to the head; OTHER when left out.' })
  relation?: FamilyRelation | null;

  @Field(() => Boolean, { nullable: true, description: 'Married, or not; leave out what is not known.' })
  married?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day for which a marriage is planned, from today on.' })
  marriagePlannedOn?: IsoDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which a birth is due, of a pregnant woman: 14 days ago to 280 days ahead.' })
  pregnantDueOn?: IsoDate | null;
}

@InputType({ description: 'Housing facts; leave out what is not known.' })
export class HousingInput {
  @Field(() => Boolean, { nullable: true, description: 'The house is fit to live in (not RTLH).' })
  habitable?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Main drinking water is bottled, refill, piped, borehole or protected well.' })
  safeDrinkingWater?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Own latrine with septic tank.' })
  healthyLatrine?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'The surroundings are clean.' })
  cleanSurroundings?: boolean | null;
}

@InputType({ description: 'A family to register.' })
export class RegisterFamilyInput implements NewFamily {
  @Field(() => AreaCodeScalar, { description: 'Code of the village it lives in.' })
  villageCode!: AreaCode;

  @Field(() => String, { nullable: true, description: 'RT number, 1 to 3 digits.' })
  rt?: string | null;

  @Field(() => String, { nullable: true, description: 'RW number, 1 to 3 digits.' })
  rw?: string | null;

  @Field(() => PersonInput, { description: 'Head of the family.' })
  head!: PersonInput;

  @Field(() => [PersonInput], { nullable: true, description: 'The other members.' })
  members?: PersonInput[] | null;

  @Field(() => Int, { nullable: true, description: 'Decile of household welfare, 1 poorest to 10.' })
  welfareDecile?: number | null;

  @Field(() => HousingInput, { nullable: true, description: 'Housing facts.' })
  housing?: HousingInput | null;

  @Field(() => Boolean, { nullable: true, description: 'The couple uses modern contraception; leave out what is not known.' })
  modernContraception?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Client-made key that makes a retry safe.' })
  clientKey?: string | null;
}
