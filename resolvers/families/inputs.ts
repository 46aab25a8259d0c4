import { ArgsType, Field, InputType, Int, registerEnumType } from 'type-graphql';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { Cohort, FamilyRelation, MonitoringState, Sex, StuntingRiskReason, type NewPerson } from '../../src/families/index.ts';
import { ProgramKind, type FamilyNeedFilter } from '../../src/programs/index.ts';
import { AreaCodeScalar, DateScalar, FamilyCardScalar, NikScalar } from '../../src/graphql/index.ts';
import { ConnectionArgs } from '../shared/connections.ts';
import { Direction } from '../shared/Direction.ts';

@InputType('FamilyFilter', { description: 'Which families. Fields combine with AND, list values with OR.' })
export class FamilyFilterInput implements Omit<FamilyNeedFilter, 'today' | 'familyCardHashes' | 'memberNikHashes'> {
  @Field(() => AreaCodeScalar, { nullable: true, description: 'A regency, district or village and everything inside it.' })
  area?: AreaCode | null;

  @Field(() => Int, { nullable: true, description: 'Welfare decile known and not above this one, 1 poorest to 10.' })
  maxWelfareDecile?: number | null;

  @Field(() => String, { nullable: true, description: 'Neighbourhood unit (RT), 1 to 3 digits.' })
  rt?: string | null;

  @Field(() => String, { nullable: true, description: 'Community unit (RW), 1 to 3 digits.' })
  rw?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: at risk of stunting today. False: known not to be at risk.' })
  atRisk?: boolean | null;

  @Field(() => [StuntingRiskReason], {
    nullable: true,
    description: 'At least one of these reasons holds today, whether or not the family is at risk.',
  })
  riskReasons?: StuntingRiskReason[] | null;

  @Field(() => FamilyCardScalar, {
    nullable: true,
    description: 'With this number on its card. Needs `nik:read` and a purpose, and uses an attempt at NIKs; the audit log keeps it.',
  })
  familyCard?: string | null;

  @Field(() => NikScalar, { nullable: true, description: 'With a member who has this NIK; under the same rules.' })
  memberNik?: string | null;

  @Field(() => MonitoringState, {
    nullable: true,
    description: 'By whether monitoring goes on; CURRENT when left out: families whose monitoring has ended are not listed.',
  })
  monitoring?: MonitoringState | null;

  @Field(() => Cohort, { nullable: true, description: 'At least one member is in this cohort today.' })
  cohort?: Cohort | null;

  @Field(() => ProgramKind, {
    nullable: true,
    description: 'Needs this kind of program and is not enrolled in a running program of this kind.',
  })
  lackingProgram?: ProgramKind | null;

  @Field(() => Boolean, { nullable: true, description: 'True: in no running program. False: in at least one.' })
  withoutProgram?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: at least one child has an active stunting case. False: no child has.' })
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
  @Field(() => FamilyOrderField, { defaultValue: FamilyOrderField.ID, description: 'The field to order by.' })
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

  @Field(() => NikScalar, { nullable: true, description: 'National identity number, if known.' })
  nik?: string | null;

  @Field(() => Sex, { description: 'Sex.' })
  sex!: Sex;

  @Field(() => DateScalar, { nullable: true, description: 'Date of birth, not in the future.' })
  bornOn?: IsoDate | null;

  @Field(() => FamilyRelation, { nullable: true, description: 'Relation to the head; OTHER when left out.' })
  relation?: FamilyRelation | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person is married; leave out if not known.' })
  married?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day for which a marriage is planned, from today on.' })
  marriagePlannedOn?: IsoDate | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Due date of a pregnant woman: 14 days ago to 280 days ahead.',
  })
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
