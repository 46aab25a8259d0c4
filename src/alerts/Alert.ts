import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../Node.ts';
import { DateTimeScalar } from '../scalars/index.ts';
import type { AlertFacts } from './alertMessage.ts';
import { AlertKind, AlertSeverity, AlertStatus } from './enums.ts';

@Entity({ tableName: 'alert' })
@ObjectType({ implements: [Node], simpleResolvers: true, description: "An alert: a child's growth went wrong, or a village's." })
export class Alert {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Enum({ items: () => AlertKind })
  @Field(() => AlertKind, { description: 'What went wrong.' })
  kind!: AlertKind;

  @Enum({ items: () => AlertSeverity })
  @Field(() => AlertSeverity, { description: 'How urgent it is.' })
  severity!: AlertSeverity;

  @Enum({ items: () => AlertStatus })
  @Field(() => AlertStatus, { description: 'Where it stands.' })
  status!: AlertStatus;

  @Property({ type: 'datetime' })
  @Field(() => DateTimeScalar, { description: 'When it was raised.' })
  raisedAt!: Date;

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
  @Field(() => String, { nullable: true, description: 'Who took it up.' })
  acknowledgedBy!: string | null;

  @Property({ type: 'datetime', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken up.' })
  acknowledgedAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Who resolved it; `hub` where a correction took its cause away.' })
  resolvedBy!: string | null;

  @Property({ type: 'datetime', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was resolved.' })
  resolvedAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was resolved, in words.' })
  resolution!: string | null;

  @Property({ type: 'boolean', default: false })
  @Field(() => Boolean, { description: 'True for an alert about a synthetic child of the demo data.' })
  demo = false;
}
