import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { Scope } from '../access/Scope.ts';
import { Node } from '../graphql/Node.ts';
import { DateScalar } from '../graphql/index.ts';
import type { EligibilityRule } from './eligibilityRule.ts';
import { ProgramKind } from './enums.ts';

@Entity({ tableName: 'program' })
@ObjectType({ implements: [Node], simpleResolvers: true, description: 'A program that partners bring to families.' })
export class Program {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Enum({ items: () => ProgramKind })
  @Access(Scope.PROGRAMS_READ)
  @Field(() => ProgramKind, { description: 'Kind of program.' })
  kind!: ProgramKind;

  @Property({ type: 'text' })
  @Access(Scope.PROGRAMS_READ)
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Property({ type: 'uuid' })
  leadId!: string;

  @Property({ type: 'date' })
  @Access(Scope.PROGRAMS_READ)
  @Field(() => DateScalar, { description: 'First day.' })
  startsOn!: string;

  @Property({ type: 'date', nullable: true })
  @Access(Scope.PROGRAMS_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Last day; null if no end is set.' })
  endsOn!: string | null;

  @Property({ type: 'double', nullable: true })
  @Access(Scope.PROGRAMS_READ)
  @Field(() => Float, { nullable: true, description: 'Budget in rupiah, where known.' })
  budgetIdr!: number | null;

  @Property({ type: 'integer', nullable: true })
  @Access(Scope.PROGRAMS_READ)
  @Field(() => Int, { nullable: true, description: 'How many families can be enrolled at the same time; null for no limit.' })
  capacity!: number | null;

  /** Its own rule; null if the shipped rule of its kind applies (`defaultEligibility.ts`). */
  @Property({ type: 'json', nullable: true })
  eligibility!: EligibilityRule | null;

  /** Null for programs that came with demo data. */
  @Property({ type: 'text', nullable: true })
  recordedBy?: string | null;

  @Property({ type: 'datetime', nullable: true })
  recordedAt?: Date | null;

  @Property({ type: 'boolean', default: false })
  @Access(Scope.PROGRAMS_READ)
  @Field(() => Boolean, { description: 'True for an invented program of the demo data.' })
  demo = false;
}
