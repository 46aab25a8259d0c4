import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { Scope } from '../access/Scope.ts';
import { Node } from '../Node.ts';
import { DateScalar, DateTimeScalar } from '../scalars/index.ts';
import type { AlertFacts } from './alertMessage.ts';
import { AlertKind, AlertSeverity, AlertStatus, EscalationLevel } from './enums.ts';

@Entity({ tableName: 'alert' })
@ObjectType({ implements: [Node], simpleResolvers: true, description: "An alert: something about a child's growth, or a village's, that somebody is to see to." })
export class Alert {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Enum({ items: () => AlertKind })
  @Access(Scope.ALERTS_READ)
  @Field(() => AlertKind, { description: 'What it tells.' })
  kind!: AlertKind;

  @Enum({ items: () => AlertSeverity })
  @Access(Scope.ALERTS_READ)
  @Field(() => AlertSeverity, { description: 'How urgent it is.' })
  severity!: AlertSeverity;

  @Enum({ items: () => AlertStatus })
  @Access(Scope.ALERTS_READ)
  @Field(() => AlertStatus, { description: 'Where it stands.' })
  status!: AlertStatus;

  @Property({ type: 'datetime' })
  @Access(Scope.ALERTS_READ)
  @Field(() => DateTimeScalar, { description: 'When it was raised.' })
  raisedAt!: Date;

  @Property({ type: 'date' })
  @Access(Scope.ALERTS_READ)
  @Field(() => DateScalar, { description: 'Since when what it tells holds: the day of a measuring, of the last weighing, or the first day of a month.' })
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

  /** What the message is made of; names nobody. */
  @Property({ type: 'json' })
  facts!: AlertFacts;

  @Property({ type: 'text', nullable: true })
  @Access(Scope.ALERTS_READ)
  @Field(() => String, { nullable: true, description: 'Who took it up.' })
  acknowledgedBy!: string | null;

  @Property({ type: 'datetime', nullable: true })
  @Access(Scope.ALERTS_READ)
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken up.' })
  acknowledgedAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  @Access(Scope.ALERTS_READ)
  @Field(() => String, { nullable: true, description: 'Who resolved it; `hub` where its cause is gone.' })
  resolvedBy!: string | null;

  @Property({ type: 'datetime', nullable: true })
  @Access(Scope.ALERTS_READ)
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was resolved.' })
  resolvedAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  @Access(Scope.ALERTS_READ)
  @Field(() => String, { nullable: true, description: 'Why it was resolved, in words.' })
  resolution!: string | null;

  @Enum({ items: () => EscalationLevel })
  @Access(Scope.ALERTS_READ)
  @Field(() => EscalationLevel, { description: 'Who is to see to it. A CRITICAL alert that nobody acknowledges goes up.' })
  escalationLevel = EscalationLevel.VILLAGE;

  @Property({ type: 'datetime', nullable: true })
  @Access(Scope.ALERTS_READ)
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it went to this level; null where it never went up.' })
  escalatedAt!: Date | null;

  @Property({ type: 'boolean', default: false })
  @Access(Scope.ALERTS_READ)
  @Field(() => Boolean, { description: 'True for an alert about a synthetic child of the demo data.' })
  demo = false;
}
