import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { Scope } from '../access/Scope.ts';
import { Node } from '../graphql/Node.ts';
import { DateScalar } from '../graphql/index.ts';

/** A posyandu of a village. Records that were merged into another one stay, and say into which. */
@Entity({ tableName: 'posyandu' })
@ObjectType({
  implements: [Node],
  simpleResolvers: true,
  description: 'A posyandu (pos pelayanan terpadu): where the children of a part of a village are weighed and measured each month.',
})
export class Posyandu {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  villageCode!: string;

  @Property({ type: 'text' })
  @Access(Scope.VILLAGES_READ)
  @Field(() => String, {
    description: 'Name, unique in its village however it is written: Melati 1, "POSYANDU MELATI I" and "melati 01" are one.',
  })
  name!: string;

  @Property({ type: 'text', nullable: true })
  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { nullable: true, description: 'The neighbourhood (RW) in which it meets; null where it is not known.' })
  rw!: string | null;

  @Property({ type: 'date', nullable: true })
  @Access(Scope.VILLAGES_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Its last day; null while it is open.' })
  closedOn!: string | null;

  /** Never one that is merged itself. */
  @Property({ type: 'uuid', nullable: true })
  mergedIntoId!: string | null;

  @Property({ type: 'text' })
  recordedBy!: string;

  @Property({ type: 'datetime' })
  recordedAt!: Date;

  @Property({ type: 'boolean', default: false })
  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True for an invented posyandu of the demo data.' })
  demo = false;
}
