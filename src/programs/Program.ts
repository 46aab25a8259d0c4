import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { Scope } from '../access/Scope.ts';
import { Node } from '../Node.ts';
import { DateScalar } from '../scalars/index.ts';
import type { EligibilityRule } from './eligibilityRule.ts';
import { ProgramKind } from './enums.ts';

@Entity({ tableName: 'program' })
@ObjectType({ implements: [Node], simpleResolvers: true, description: 'A program that partners bring to families.' })
export class Program {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Enum({ items: () => ProgramKind })
  @Access(Scope.PROGRAMS_READ)
  @Field(() => ProgramKind, { description: 'What it does.' })
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
  @Field(() => DateScalar, { nullable: true, description: 'Last day; null while it has none.' })
  endsOn!: string | null;

  @Property({ type: 'double', nullable: true })
  @Access(Scope.PROGRAMS_READ)
  @Field(() => Float, { nullable: true, description: 'Budget in rupiah, where known.' })
  budgetIdr!: number | null;

  @Property({ type: 'integer', nullable: true })
  @Access(Scope.PROGRAMS_READ)
  @Field(() => Int, { nullable: true, description: 'How many families it can hold at the same time; null where there is no limit.' })
  capacity!: number | null;

  /** Its own rule; null where the shipped rule of its kind stands (`defaultEligibility.ts`). */
  @Property({ type: 'json', nullable: true })
  eligibility!: EligibilityRule | null;

  @Property({ type: 'text', nullable: true, hidden: true })
  clientKey?: string | null;

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
