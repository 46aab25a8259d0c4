import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Node } from '../graphql/Node.ts';
import { Area } from './Area.ts';

@Entity({ tableName: 'district' })
@ObjectType({ implements: [Node, Area], simpleResolvers: true, description: 'A district (kecamatan).' })
export class District implements Area {
  @PrimaryKey({ type: 'text' })
  code!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  regencyCode!: string;
}
