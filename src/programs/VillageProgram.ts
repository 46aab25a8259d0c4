import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { Scope } from '../access/Scope.ts';
import { Node } from '../graphql/Node.ts';
import { DateScalar } from '../graphql/index.ts';

@Entity({ tableName: 'village_program' })
@ObjectType({ implements: [Node], simpleResolvers: true, description: 'A program that works in a village.' })
export class VillageProgram {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  programId!: string;

  @Property({ type: 'text' })
  villageCode!: string;

  @Property({ type: 'date' })
  @Access(Scope.PROGRAMS_READ)
  @Field(() => DateScalar, { description: 'First day it works there.' })
  since!: string;

  @Property({ type: 'date', nullable: true })
  @Access(Scope.PROGRAMS_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Last day it works there; null if no end is set.' })
  until!: string | null;

  @Property({ type: 'boolean', default: false })
  @Access(Scope.PROGRAMS_READ)
  @Field(() => Boolean, { description: 'True for demo data.' })
  demo = false;
}
