import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { Scope } from '../access/Scope.ts';
import { MonitoringEnd, nikDescription, NikDifference, nikDiffersDescription, Sex, type KnownSex } from '../families/index.ts';
import { Node } from '../graphql/Node.ts';
import { DateScalar, NikScalar } from '../graphql/index.ts';
import type { Measurement } from './Measurement.ts';

/**
 * A person under growth monitoring, with the key of the person. Name and NIK are stored with the person. `sex`, `bornOn` and `villageCode`
 * repeat the values of the person and the family; foreign keys keep them equal. `latest...` and the flags repeat the newest measurement.
 */
@Entity({ tableName: 'child' })
@ObjectType({ implements: [Node], simpleResolvers: true, description: 'A child under growth monitoring.' })
export class Child {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  familyId!: string;

  @Property({ type: 'text' })
  villageCode!: string;

  /** One of its village; null where it is not known. */
  @Property({ type: 'uuid', nullable: true })
  posyanduId!: string | null;

  /** The person's name; read with the child, written by the families subgraph. */
  @Property({ type: 'text', persist: false })
  @Access(Scope.CHILDREN_READ)
  @Field(() => String, { description: 'Full name.' })
  name!: string;

  /** The person's, as `name`. */
  @Property({ type: 'text', persist: false, nullable: true })
  @Access(Scope.CHILDREN_READ)
  @Field(() => NikScalar, { nullable: true, description: nikDescription })
  nik?: string | null;

  /** The person's, as `name`. */
  @Property({ type: 'json', persist: false })
  @Access(Scope.CHILDREN_READ)
  @Field(() => [NikDifference], { description: nikDiffersDescription })
  nikDiffers!: NikDifference[];

  @Enum({ items: () => Sex })
  @Access(Scope.CHILDREN_READ)
  @Field(() => Sex, { description: 'Sex.' })
  sex!: KnownSex;

  @Property({ type: 'date' })
  @Access(Scope.CHILDREN_READ)
  @Field(() => DateScalar, { description: 'Date of birth.' })
  bornOn!: string;

  @Property({ type: 'double', nullable: true })
  @Access(Scope.CHILDREN_READ)
  @Field(() => Float, { nullable: true, description: 'Weight at birth, kg.' })
  birthWeightKg!: number | null;

  @Property({ type: 'double', nullable: true })
  @Access(Scope.CHILDREN_READ)
  @Field(() => Float, { nullable: true, description: 'Length at birth, cm.' })
  birthLengthCm!: number | null;

  @Property({ type: 'double', nullable: true })
  @Access(Scope.CHILDREN_READ)
  @Field(() => Float, { nullable: true, description: "The mother's height, cm." })
  motherHeightCm!: number | null;

  @Property({ type: 'double', nullable: true })
  @Access(Scope.CHILDREN_READ)
  @Field(() => Float, { nullable: true, description: "The father's height, cm." })
  fatherHeightCm!: number | null;

  @Property({ type: 'uuid', nullable: true })
  latestMeasurementId!: string | null;

  /** The newest measurement, if it was read together with the child. */
  latestMeasurement?: Measurement | null;

  @Property({ type: 'date', nullable: true })
  lastMeasuredOn!: string | null;

  @Property({ type: 'double', nullable: true, fieldName: 'latest_haz' })
  latestHeightForAge!: number | null;

  @Property({ type: 'double', nullable: true, fieldName: 'latest_whz' })
  latestWeightForHeight!: number | null;

  @Property({ type: 'boolean', default: false })
  stunted = false;

  @Property({ type: 'boolean', default: false })
  severelyStunted = false;

  @Property({ type: 'boolean', default: false })
  wasted = false;

  @Enum({ items: () => MonitoringEnd, nullable: true })
  @Access(Scope.CHILDREN_READ)
  @Field(() => MonitoringEnd, { nullable: true, description: 'Why monitoring ended; null while it goes on.' })
  monitoringEnd!: MonitoringEnd | null;

  @Property({ type: 'date', nullable: true })
  @Access(Scope.CHILDREN_READ)
  @Field(() => DateScalar, { nullable: true, description: 'The last day of monitoring; null while it goes on.' })
  monitoringEndedOn!: string | null;

  @Property({ type: 'text' })
  recordedBy!: string;

  @Property({ type: 'datetime' })
  recordedAt!: Date;

  @Property({ type: 'boolean', default: false })
  @Access(Scope.CHILDREN_READ)
  @Field(() => Boolean, { description: 'True for a synthetic child of the demo data.' })
  demo = false;
}
