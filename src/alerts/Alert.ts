import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { Scope } from '../access/Scope.ts';
import { Node } from '../graphql/Node.ts';
import { DateScalar, DateTimeScalar } from '../graphql/index.ts';
import type { AlertFacts } from './alertMessage.ts';
import { AlertKind, AlertSeverity, AlertStatus, EscalationLevel } from './enums.ts';

@Entity({ tableName: 'alert' })
@ObjectType({
  implements: [Node],
  simpleResolvers: true,
  description: 'An alert: a fact about the growth of a child, or of the children of a village, that needs action.',
})
export class Alert {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Enum({ items: () => AlertKind })
  @Access(Scope.ALERTS_READ)
  @Field(() => AlertKind, { description: 'The fact that raised it.' })
  kind!: AlertKind;

  @Enum({ items: () => AlertSeverity })
  @Access(Scope.ALERTS_READ)
  @Field(() => AlertSeverity, { description: 'How urgent it is.' })
  severity!: AlertSeverity;

  @Enum({ items: () => AlertStatus })
  @Access(Scope.ALERTS_READ)
  @Field(() => AlertStatus, { description: 'Its status.' })
  status!: AlertStatus;

  @Property({ type: 'datetime' })
  @Access(Scope.ALERTS_READ)
  @Field(() => DateTimeScalar, { description: 'When it was raised.' })
  raisedAt!: Date;

  @Property({ type: 'date' })
  @Access(Scope.ALERTS_READ)
  @Field(() => DateScalar, {
    description: 'Day since which the fact holds: the day of a measurement, of the last weighing, or the first day of a month.',
  })
  since!: string;

  /** Position in the total order of alert events. */
  @Property({ type: 'bigint' })
  raisedSeq!: number;

  @Property({ type: 'text' })
  villageCode!: string;

  @Property({ type: 'uuid', nullable: true })
  childId!: string | null;

  @Property({ type: 'uuid', nullable: true })
  measurementId!: string | null;

  /** Facts of the message; without names. */
  @Property({ type: 'json' })
  facts!: AlertFacts;

  @Property({ type: 'text', nullable: true })
  @Access(Scope.ALERTS_READ)
  @Field(() => String, { nullable: true, description: 'Who acknowledged it.' })
  acknowledgedBy!: string | null;

  @Property({ type: 'datetime', nullable: true })
  @Access(Scope.ALERTS_READ)
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was acknowledged.' })
  acknowledgedAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  @Access(Scope.ALERTS_READ)
  @Field(() => String, { nullable: true, description: 'Who resolved it; `hub` if the fact no longer holds.' })
  resolvedBy!: string | null;

  @Property({ type: 'datetime', nullable: true })
  @Access(Scope.ALERTS_READ)
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was resolved.' })
  resolvedAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  @Access(Scope.ALERTS_READ)
  @Field(() => String, { nullable: true, description: 'Why it was resolved, as text.' })
  resolution!: string | null;

  @Enum({ items: () => EscalationLevel })
  @Access(Scope.ALERTS_READ)
  @Field(() => EscalationLevel, {
    description: 'The level that is responsible for it. A CRITICAL alert that nobody acknowledges is escalated to the next level.',
  })
  escalationLevel = EscalationLevel.VILLAGE;

  @Property({ type: 'datetime', nullable: true })
  @Access(Scope.ALERTS_READ)
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was escalated to this level; null if it was never escalated.' })
  escalatedAt!: Date | null;

  @Property({ type: 'boolean', default: false })
  @Access(Scope.ALERTS_READ)
  @Field(() => Boolean, { description: 'True for an alert about a synthetic child of the demo data.' })
  demo = false;
}
