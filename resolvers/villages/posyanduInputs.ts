import { ArgsType, Field, InputType, registerEnumType } from 'type-graphql';
import type { AreaCode } from '../../src/base/areaCode.ts';
import { AreaCodeScalar } from '../../src/graphql/index.ts';
import type { PosyanduFilter } from '../../src/posyandu/index.ts';
import { ConnectionArgs } from '../shared/connections.ts';
import { Direction } from '../shared/Direction.ts';

@InputType('PosyanduFilter', { description: 'Which posyandu. Fields combine with AND.' })
export class PosyanduFilterInput implements PosyanduFilter {
  @Field(() => AreaCodeScalar, { nullable: true, description: 'A regency, district or village and everything inside it.' })
  area?: AreaCode | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only open ones. False: only closed ones.' })
  open?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Part of the name; case is ignored.' })
  nameContains?: string | null;
}

export enum PosyanduOrderField {
  VILLAGE = 'VILLAGE',
  NAME = 'NAME',
}

registerEnumType(PosyanduOrderField, {
  name: 'PosyanduOrderField',
  description: 'What posyandu can be ordered by.',
  valuesConfig: { VILLAGE: { description: "The village's code, then the order of registration." }, NAME: { description: 'Name.' } },
});

@InputType({ description: 'Order of a list of posyandu.' })
export class PosyanduOrder {
  @Field(() => PosyanduOrderField, { defaultValue: PosyanduOrderField.VILLAGE, description: 'The field to order by.' })
  field!: PosyanduOrderField;

  @Field(() => Direction, { defaultValue: Direction.ASC, description: 'Lowest or highest first.' })
  direction!: Direction;
}

@ArgsType()
export class PosyanduListArgs extends ConnectionArgs {
  @Field(() => PosyanduFilterInput, { nullable: true, description: 'Which posyandu; all when left out.' })
  filter?: PosyanduFilterInput | null;

  @Field(() => PosyanduOrder, { nullable: true, description: 'Order; by village when left out.' })
  orderBy?: PosyanduOrder | null;
}
