import { ArgsType, Field, InputType, registerEnumType } from 'type-graphql';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { Helix, ProgramKind, type EnrolmentFilter, type PartnerFilter, type ProgramFilter } from '../../src/programs/index.ts';
import { AreaCodeScalar, DateScalar } from '../../src/graphql/index.ts';
import { ConnectionArgs } from '../shared/connections.ts';
import { Direction } from '../shared/Direction.ts';

@InputType('PartnerFilter', { description: 'Which partners. Fields combine with AND.' })
export class PartnerFilterInput implements PartnerFilter {
  @Field(() => Helix, { nullable: true, description: 'The helix.' })
  helix?: Helix | null;

  @Field(() => String, { nullable: true, description: 'Part of the name; case is ignored.' })
  nameContains?: string | null;
}

@InputType('ProgramFilter', { description: 'Which programs. Fields combine with AND, list values with OR.' })
export class ProgramFilterInput implements ProgramFilter {
  @Field(() => AreaCodeScalar, { nullable: true, description: 'Working in a village of this regency, district or village.' })
  area?: AreaCode | null;

  @Field(() => [ProgramKind], { nullable: true, description: 'Kind of program.' })
  kinds?: ProgramKind[] | null;

  @Field(() => Helix, { nullable: true, description: 'Helix of the lead partner.' })
  helix?: Helix | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Running on this day; in lists by village or area, also working there on this day.',
  })
  activeOn?: IsoDate | null;
}

@InputType('EnrolmentFilter', { description: 'Which enrolments. Fields combine with AND.' })
export class EnrolmentFilterInput implements Omit<EnrolmentFilter, 'today'> {
  @Field(() => AreaCodeScalar, { nullable: true, description: 'Families in this regency, district or village.' })
  area?: AreaCode | null;

  @Field(() => Boolean, { nullable: true, description: 'True: running today. False: not running today.' })
  active?: boolean | null;
}

@ArgsType()
export class PartnerListArgs extends ConnectionArgs {
  @Field(() => PartnerFilterInput, { nullable: true, description: 'Which partners; all when left out.' })
  filter?: PartnerFilterInput | null;
}

export enum ProgramOrderField {
  ID = 'ID',
  NAME = 'NAME',
  STARTS_ON = 'STARTS_ON',
  ENDS_ON = 'ENDS_ON',
  BUDGET = 'BUDGET',
}

registerEnumType(ProgramOrderField, {
  name: 'ProgramOrderField',
  description: 'What programs can be ordered by.',
  valuesConfig: {
    ID: { description: 'Order of registration.' },
    NAME: { description: 'Name.' },
    STARTS_ON: { description: 'First day.' },
    ENDS_ON: { description: 'Last day.' },
    BUDGET: { description: 'Budget.' },
  },
});

@InputType({ description: 'Order of a list of programs.' })
export class ProgramOrder {
  @Field(() => ProgramOrderField, { defaultValue: ProgramOrderField.ID, description: 'The field to order by.' })
  field!: ProgramOrderField;

  @Field(() => Direction, { defaultValue: Direction.ASC, description: 'Lowest or highest first.' })
  direction!: Direction;
}

@ArgsType()
export class ProgramListArgs extends ConnectionArgs {
  @Field(() => ProgramFilterInput, { nullable: true, description: 'Which programs; all when left out.' })
  filter?: ProgramFilterInput | null;

  @Field(() => ProgramOrder, { nullable: true, description: 'Order; by registration when left out.' })
  orderBy?: ProgramOrder | null;
}

@ArgsType()
export class EnrolmentListArgs extends ConnectionArgs {
  @Field(() => EnrolmentFilterInput, { nullable: true, description: 'Which enrolments; all when left out.' })
  filter?: EnrolmentFilterInput | null;
}
