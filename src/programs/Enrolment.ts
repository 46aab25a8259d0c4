import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../Node.ts';
import { DateScalar } from '../scalars/index.ts';

@Entity({ tableName: 'enrolment' })
@ObjectType({ implements: [Node], simpleResolvers: true, description: 'A family in a program.' })
export class Enrolment {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  programId!: string;

  @Property({ type: 'uuid' })
  familyId!: string;

  @Property({ type: 'text' })
  villageCode!: string;

  @Property({ type: 'date' })
  @Field(() => DateScalar, { description: 'First day in the program.' })
  enrolledOn!: string;

  @Property({ type: 'date', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Last day in the program; null while the family is in it.' })
  endedOn!: string | null;

  @Property({ type: 'boolean', default: false })
  @Field(() => Boolean, { description: 'True for demo data.' })
  demo = false;
}
