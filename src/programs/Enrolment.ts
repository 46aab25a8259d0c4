import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { Scope } from '../access/Scope.ts';
import { Node } from '../graphql/Node.ts';
import { DateScalar } from '../graphql/index.ts';
import { EnrolmentOutcome } from './enums.ts';

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
  @Access(Scope.ENROLMENTS_READ)
  @Field(() => DateScalar, { description: 'First day in the program.' })
  enrolledOn!: string;

  @Property({ type: 'date', nullable: true })
  @Access(Scope.ENROLMENTS_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Last day in the program; null while the family is in it.' })
  endedOn!: string | null;

  @Enum({ items: () => EnrolmentOutcome, nullable: true })
  @Access(Scope.ENROLMENTS_READ)
  @Field(() => EnrolmentOutcome, { nullable: true, description: 'How it ended; null while the family is in it, or where it is not known.' })
  outcome!: EnrolmentOutcome | null;

  @Property({ type: 'text', nullable: true })
  @Access(Scope.ENROLMENTS_READ)
  @Field(() => String, { nullable: true, description: 'Why it ended, in words.' })
  endReason!: string | null;

  /** Null for enrolments that came with demo data. */
  @Property({ type: 'text', nullable: true })
  recordedBy?: string | null;

  @Property({ type: 'datetime', nullable: true })
  recordedAt?: Date | null;

  @Property({ type: 'boolean', default: false })
  @Access(Scope.ENROLMENTS_READ)
  @Field(() => Boolean, { description: 'True for demo data.' })
  demo = false;
}
