import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { ChildFilter } from '../../src/children/index.ts';
import { MonitoringState, Sex } from '../../src/families/index.ts';
import { AreaCodeScalar } from '../../src/graphql/index.ts';
import { ConnectionArgs } from '../shared/connections.ts';
import { Direction } from '../shared/Direction.ts';
import { ChildFactsInput } from './householdInputs.ts';

@InputType('ChildFilter', { description: 'Which children. Fields combine with AND.' })
export class ChildFilterInput implements Omit<ChildFilter, 'today'> {
  @Field(() => AreaCodeScalar, { nullable: true, description: 'A regency, district or village and everything inside it.' })
  area?: AreaCode | null;

  @Field(() => ID, { nullable: true, description: 'Global id of a posyandu: those who go there.' })
  posyandu?: string | null;

  @Field(() => Sex, { nullable: true, description: 'Sex.' })
  sex?: Sex | null;

  @Field(() => Int, { nullable: true, description: 'Lowest age today, in completed months.' })
  minAgeMonths?: number | null;

  @Field(() => Int, { nullable: true, description: 'Highest age today, in completed months.' })
  maxAgeMonths?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Stunted at the newest measurement with a plausible height for age.' })
  stunted?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Severely stunted at the newest measurement with a plausible height for age.' })
  severelyStunted?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Wasted at the newest measurement with a plausible weight for height, or oedema.' })
  wasted?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Has a stunting case that is not closed.' })
  hasOpenCase?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Part of the name; case is ignored.' })
  nameContains?: string | null;

  @Field(() => MonitoringState, {
    nullable: true,
    description: 'By whether growth monitoring goes on; CURRENT when left out: children whose monitoring has ended are not listed.',
  })
  monitoring?: MonitoringState | null;
}

export enum ChildOrderField {
  ID = 'ID',
  NAME = 'NAME',
  BORN_ON = 'BORN_ON',
  LATEST_HEIGHT_FOR_AGE = 'LATEST_HEIGHT_FOR_AGE',
  LATEST_WEIGHT_FOR_HEIGHT = 'LATEST_WEIGHT_FOR_HEIGHT',
  LAST_MEASURED_ON = 'LAST_MEASURED_ON',
}

registerEnumType(ChildOrderField, {
  name: 'ChildOrderField',
  description: 'What children can be ordered by.',
  valuesConfig: {
    ID: { description: 'Order of registration.' },
    NAME: { description: 'Name.' },
    BORN_ON: { description: 'Date of birth.' },
    LATEST_HEIGHT_FOR_AGE: { description: 'Newest plausible height-for-age z-score.' },
    LATEST_WEIGHT_FOR_HEIGHT: { description: 'Newest plausible weight-for-height z-score.' },
    LAST_MEASURED_ON: { description: 'Day of the newest measurement.' },
  },
});

@InputType({ description: 'Order of a list of children.' })
export class ChildOrder {
  @Field(() => ChildOrderField, { defaultValue: ChildOrderField.ID, description: 'The field to order by.' })
  field!: ChildOrderField;

  @Field(() => Direction, { defaultValue: Direction.ASC, description: 'Lowest or highest first.' })
  direction!: Direction;
}

@ArgsType()
export class ChildListArgs extends ConnectionArgs {
  @Field(() => ChildFilterInput, { nullable: true, description: 'Which children; all when left out.' })
  filter?: ChildFilterInput | null;

  @Field(() => ChildOrder, { nullable: true, description: 'Order; by registration when left out.' })
  orderBy?: ChildOrder | null;
}

@InputType({ description: 'A child to put under growth monitoring.' })
export class RegisterChildInput extends ChildFactsInput {
  @Field(() => ID, { description: 'Global id of the family.' })
  familyId!: string;

  @Field(() => String, {
    description: 'Full name, 1 to 100 characters. If a member of the family has this name, sex and birth date, the child is that member.',
  })
  name!: string;

  @Field(() => ID, { nullable: true, description: "Global id of the posyandu it goes to, one of the family's village." })
  posyanduId?: string | null;

  @Field(() => String, { nullable: true, description: 'Key chosen by the client that makes a retry safe.' })
  clientKey?: string | null;
}
