import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ObjectType } from 'type-graphql';
import { Node } from '../Node.ts';
import { DateScalar } from '../scalars/index.ts';
import { ProgramKind } from './enums.ts';

@Entity({ tableName: 'program' })
@ObjectType({ implements: [Node], simpleResolvers: true, description: 'A program that partners bring to families.' })
export class Program {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Enum({ items: () => ProgramKind })
  @Field(() => ProgramKind, { description: 'What it does.' })
  kind!: ProgramKind;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Property({ type: 'uuid' })
  leadId!: string;

  @Property({ type: 'date' })
  @Field(() => DateScalar, { description: 'First day.' })
  startsOn!: string;

  @Property({ type: 'date', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Last day; null while it has none.' })
  endsOn!: string | null;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, { nullable: true, description: 'Budget in rupiah, where known.' })
  budgetIdr!: number | null;

  @Property({ type: 'boolean', default: false })
  @Field(() => Boolean, { description: 'True for an invented program of the demo data.' })
  demo = false;
}
