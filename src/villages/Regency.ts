import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Node } from '../graphql/Node.ts';
import { Area } from './Area.ts';

@Entity({ tableName: 'regency' })
@ObjectType({ implements: [Node, Area], simpleResolvers: true, description: 'A regency (kabupaten).' })
export class Regency implements Area {
  @PrimaryKey({ type: 'text' })
  code!: string;

  @Property({ type: 'text' })
  name!: string;
}
