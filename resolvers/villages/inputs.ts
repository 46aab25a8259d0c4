import { ArgsType, Field, InputType, registerEnumType } from 'type-graphql';
import type { AreaCode } from '../../src/base/areaCode.ts';
import { AreaCodeScalar } from '../../src/graphql/index.ts';
import { KampungKBClass, VillageKind, type VillageFilter } from '../../src/villages/index.ts';
import { ConnectionArgs } from '../shared/connections.ts';
import { Direction } from '../shared/Direction.ts';

@InputType('VillageFilter', { description: 'Which villages. Fields combine with AND, list values with OR.' })
export class VillageFilterInput implements VillageFilter {
  @Field(() => AreaCodeScalar, { nullable: true, description: 'A regency, district or village and everything inside it.' })
  area?: AreaCode | null;

  @Field(() => VillageKind, { nullable: true, description: 'Desa or kelurahan.' })
  kind?: VillageKind | null;

  @Field(() => [KampungKBClass], { nullable: true, description: 'Class of the Kampung KB now.' })
  kampungKBClass?: KampungKBClass[] | null;

  @Field(() => String, { nullable: true, description: 'Part of the name; case is ignored.' })
  nameContains?: string | null;
}

export enum VillageOrderField {
  CODE = 'CODE',
  NAME = 'NAME',
}

registerEnumType(VillageOrderField, {
  name: 'VillageOrderField',
  description: 'What villages can be ordered by.',
  valuesConfig: { CODE: { description: 'Kemendagri code.' }, NAME: { description: 'Name.' } },
});

@InputType({ description: 'Order of a list of villages.' })
export class VillageOrder {
  @Field(() => VillageOrderField, { defaultValue: VillageOrderField.CODE, description: 'The field to order by.' })
  field!: VillageOrderField;

  @Field(() => Direction, { defaultValue: Direction.ASC, description: 'Lowest or highest first.' })
  direction!: Direction;
}

@ArgsType()
export class VillageListArgs extends ConnectionArgs {
  @Field(() => VillageFilterInput, { nullable: true, description: 'Which villages; all when left out.' })
  filter?: VillageFilterInput | null;

  @Field(() => VillageOrder, { nullable: true, description: 'Order; by code when left out.' })
  orderBy?: VillageOrder | null;
}
