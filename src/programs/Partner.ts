import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { Scope } from '../access/Scope.ts';
import { Node } from '../graphql/Node.ts';
import { Helix } from './enums.ts';

@Entity({ tableName: 'partner' })
@ObjectType({ implements: [Node], simpleResolvers: true, description: 'A partner of the pentahelix who leads or supports programs.' })
export class Partner {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  @Access(Scope.PROGRAMS_READ)
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Enum({ items: () => Helix })
  @Access(Scope.PROGRAMS_READ)
  @Field(() => Helix, { description: 'The helix it belongs to.' })
  helix!: Helix;

  /** Null for partners that came with demo data. */
  @Property({ type: 'text', nullable: true })
  recordedBy?: string | null;

  @Property({ type: 'datetime', nullable: true })
  recordedAt?: Date | null;

  @Property({ type: 'boolean', default: false })
  @Access(Scope.PROGRAMS_READ)
  @Field(() => Boolean, { description: 'True for an invented partner of the demo data.' })
  demo = false;
}
