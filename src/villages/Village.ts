import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access, anyone } from '../access/Access.ts';
import { Node } from '../graphql/Node.ts';
import { Area } from './Area.ts';
import { VillageKind } from './enums.ts';

@Entity({ tableName: 'village' })
@ObjectType({
  implements: [Node, Area],
  simpleResolvers: true,
  description: 'A village: desa or kelurahan. Ten names occur more than once in the regency; only the code is unique.',
})
export class Village implements Area {
  @PrimaryKey({ type: 'text' })
  code!: string;

  @Property({ type: 'text' })
  name!: string;

  @Enum({ items: () => VillageKind })
  @Access(anyone)
  @Field(() => VillageKind, { description: 'Desa or kelurahan.' })
  kind!: VillageKind;

  @Property({ type: 'text' })
  districtCode!: string;
}
