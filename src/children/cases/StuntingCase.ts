import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../access/Access.ts';
import { Scope } from '../../access/Scope.ts';
import { Node } from '../../graphql/Node.ts';
import { DateScalar } from '../../graphql/index.ts';
import { CaseStatus, StuntingCause } from './enums.ts';

/** The case of a stunted child; `src/stunting` has its rules. A child has at most one active case. */
@Entity({ tableName: 'stunting_case' })
@ObjectType({
  implements: [Node],
  simpleResolvers: true,
  description: 'The case of a stunted child: its causes, what is recommended, and what was done.',
})
export class StuntingCase {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  childId!: string;

  /** Village of the child; a foreign key keeps it equal. */
  @Property({ type: 'text' })
  villageCode!: string;

  @Enum({ items: () => CaseStatus })
  @Access(Scope.CASES_READ)
  @Field(() => CaseStatus, { description: 'Its status.' })
  status!: CaseStatus;

  @Property({ type: 'date' })
  @Access(Scope.CASES_READ)
  @Field(() => DateScalar, { description: 'Day of the measurement that opened it.' })
  openedOn!: string;

  @Property({ type: 'uuid' })
  openedById!: string;

  @Property({ type: 'array' })
  @Access(Scope.CASES_READ)
  @Field(() => [StuntingCause], { description: 'The causes that a health worker recorded; empty before triage.' })
  causes!: StuntingCause[];

  @Property({ type: 'date', nullable: true })
  @Access(Scope.CASES_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Day of the measurement that proposes a recovery; null while none is proposed.' })
  recoveryProposedOn!: string | null;

  @Property({ type: 'date', nullable: true })
  @Access(Scope.CASES_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Day of the first intervention; null if there is none.' })
  firstInterventionOn!: string | null;

  @Property({ type: 'date', nullable: true })
  @Access(Scope.CASES_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Day on which it was closed; null while it is active.' })
  closedOn!: string | null;

  /** Closed by the end of the child's monitoring: if the end is undone, the case is active again. */
  @Property({ type: 'boolean', default: false })
  closedWithMonitoring = false;

  @Property({ type: 'boolean', default: false })
  @Access(Scope.CASES_READ)
  @Field(() => Boolean, { description: 'True for the case of a synthetic child of the demo data.' })
  demo = false;
}
