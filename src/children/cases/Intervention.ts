import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../access/Access.ts';
import { Scope } from '../../access/Scope.ts';
import { Node } from '../../graphql/Node.ts';
import { DateScalar, DateTimeScalar } from '../../graphql/index.ts';

/** What was done for a stunted child: an enrolment in a program, or a service. */
@Entity({ tableName: 'intervention' })
@ObjectType({
  implements: [Node],
  simpleResolvers: true,
  description: 'What was done for a stunted child: an enrolment in a program, or a service.',
})
export class Intervention {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  caseId!: string;

  /** A ProgramKind; the programs subgraph owns the enum. */
  @Property({ type: 'text' })
  kind!: string;

  @Property({ type: 'uuid', nullable: true })
  enrolmentId!: string | null;

  @Property({ type: 'text', nullable: true })
  @Access(Scope.CASES_READ)
  @Field(() => String, { nullable: true, description: 'The service, as text; null for an enrolment in a program.' })
  service!: string | null;

  @Property({ type: 'date' })
  @Access(Scope.CASES_READ)
  @Field(() => DateScalar, { description: 'Day on which it was given or began.' })
  providedOn!: string;

  @Property({ type: 'text', nullable: true })
  @Access(Scope.CASES_READ)
  @Field(() => String, { nullable: true, description: 'Remarks.' })
  note!: string | null;

  @Property({ type: 'text' })
  @Access(Scope.CASES_READ)
  @Field(() => String, { description: 'Who recorded it.' })
  recordedBy!: string;

  @Property({ type: 'datetime' })
  @Access(Scope.CASES_READ)
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;

  @Property({ type: 'boolean', default: false })
  @Access(Scope.CASES_READ)
  @Field(() => Boolean, { description: 'True for demo data.' })
  demo = false;
}
