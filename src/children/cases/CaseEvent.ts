import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../access/Access.ts';
import { Scope } from '../../access/Scope.ts';
import { DateTimeScalar } from '../../graphql/index.ts';
import { CaseEventType, CaseStatus, StuntingCause } from './enums.ts';

/** One entry of a case's history; never changed. */
@Entity({ tableName: 'case_event' })
@ObjectType({ simpleResolvers: true, description: 'One entry in the history of a stunting case.' })
export class CaseEvent {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  caseId!: string;

  @Enum({ items: () => CaseEventType })
  @Access(Scope.CASES_READ)
  @Field(() => CaseEventType, { description: 'What happened.' })
  type!: CaseEventType;

  @Enum({ items: () => CaseStatus })
  @Access(Scope.CASES_READ)
  @Field(() => CaseStatus, { description: 'Status of the case afterwards.' })
  status!: CaseStatus;

  @Property({ type: 'datetime' })
  @Access(Scope.CASES_READ)
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  at!: Date;

  @Property({ type: 'text' })
  @Access(Scope.CASES_READ)
  @Field(() => String, { description: 'Who recorded it; `hub` for what the hub did on a date.' })
  recordedBy!: string;

  @Property({ type: 'text', nullable: true })
  @Access(Scope.CASES_READ)
  @Field(() => String, { nullable: true, description: 'The reason, as text.' })
  note!: string | null;

  @Property({ type: 'array', nullable: true })
  @Access(Scope.CASES_READ)
  @Field(() => [StuntingCause], { nullable: true, description: 'The causes that were chosen, for TRIAGED.' })
  causes!: StuntingCause[] | null;

  @Property({ type: 'uuid', nullable: true })
  measurementId!: string | null;

  @Property({ type: 'uuid', nullable: true })
  interventionId!: string | null;

  @Property({ type: 'boolean', default: false })
  demo = false;
}
