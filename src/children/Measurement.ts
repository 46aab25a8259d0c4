import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { Scope } from '../access/Scope.ts';
import { Node } from '../graphql/Node.ts';
import { DateScalar, DateTimeScalar } from '../graphql/index.ts';
import { type ImplausibleGround, MeasuringPosition, WeightTrend } from './enums.ts';

/** One measurement of a child, with the growth assessment computed when it was stored. */
@Entity({ tableName: 'measurement' })
@ObjectType({ implements: [Node], simpleResolvers: true, description: 'One measurement of a child.' })
export class Measurement {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  childId!: string;

  /** Where it was measured; null where that is not known. */
  @Property({ type: 'uuid', nullable: true })
  posyanduId!: string | null;

  @Property({ type: 'date' })
  @Access(Scope.CHILDREN_READ)
  @Field(() => DateScalar, { description: 'Day of the measurement.' })
  measuredOn!: string;

  @Property({ type: 'integer' })
  @Access(Scope.CHILDREN_READ)
  @Field(() => Int, { description: 'Age on that day, in days.' })
  ageInDays!: number;

  @Property({ type: 'double', nullable: true })
  @Access(Scope.CHILDREN_READ)
  @Field(() => Float, { nullable: true, description: 'Weight, kg.' })
  weightKg!: number | null;

  @Property({ type: 'double', nullable: true })
  @Access(Scope.CHILDREN_READ)
  @Field(() => Float, {
    nullable: true,
    description: 'Length or height in cm, as measured; `assessment` applies the 0.7 cm lying/standing correction.',
  })
  heightCm!: number | null;

  @Enum({ items: () => MeasuringPosition, nullable: true })
  @Access(Scope.CHILDREN_READ)
  @Field(() => MeasuringPosition, { nullable: true, description: 'How length or height was measured; null where it is not known.' })
  position!: MeasuringPosition | null;

  @Property({ type: 'double', nullable: true })
  @Access(Scope.CHILDREN_READ)
  @Field(() => Float, { nullable: true, description: 'Head circumference, cm.' })
  headCircumferenceCm!: number | null;

  @Property({ type: 'double', nullable: true })
  @Access(Scope.CHILDREN_READ)
  @Field(() => Float, { nullable: true, description: 'Mid-upper arm circumference (LiLA), cm.' })
  upperArmCircumferenceCm!: number | null;

  @Property({ type: 'boolean' })
  @Access(Scope.CHILDREN_READ)
  @Field(() => Boolean, { description: 'Bilateral pitting oedema: counts as severe wasting, and no weight score is given.' })
  oedema!: boolean;

  @Property({ type: 'boolean', nullable: true })
  @Access(Scope.CHILDREN_READ)
  @Field(() => Boolean, { nullable: true, description: 'Whether the child was ill in the two weeks before; null if not asked.' })
  ill!: boolean | null;

  @Property({ type: 'double', nullable: true })
  haz!: number | null;

  @Property({ type: 'boolean', nullable: true })
  hazImplausible!: boolean | null;

  @Property({ type: 'double', nullable: true })
  waz!: number | null;

  @Property({ type: 'boolean', nullable: true })
  wazImplausible!: boolean | null;

  @Property({ type: 'double', nullable: true })
  whz!: number | null;

  @Property({ type: 'boolean', nullable: true })
  whzImplausible!: boolean | null;

  @Property({ type: 'double', nullable: true })
  baz!: number | null;

  @Property({ type: 'boolean', nullable: true })
  bazImplausible!: boolean | null;

  @Property({ type: 'double', nullable: true })
  hcz!: number | null;

  @Property({ type: 'boolean', nullable: true })
  hczImplausible!: boolean | null;

  @Property({ type: 'double', nullable: true })
  acz!: number | null;

  @Property({ type: 'boolean', nullable: true })
  aczImplausible!: boolean | null;

  @Property({ type: 'boolean' })
  stunted!: boolean;

  @Property({ type: 'boolean' })
  severelyStunted!: boolean;

  @Property({ type: 'boolean' })
  wasted!: boolean;

  @Property({ type: 'boolean' })
  severelyWasted!: boolean;

  @Property({ type: 'boolean' })
  underweight!: boolean;

  @Enum({ items: () => WeightTrend, nullable: true })
  @Access(Scope.CHILDREN_READ)
  @Field(() => WeightTrend, {
    nullable: true,
    description: 'Weight against the minimum gain since the last monthly weighing; null where no weight was taken, or with oedema.',
  })
  weightTrend!: WeightTrend | null;

  /** Empty for a plausible one. */
  @Property({ type: 'array', defaultRaw: "'{}'" })
  implausibleBy!: ImplausibleGround[];

  @Property({ type: 'text' })
  @Access(Scope.CHILDREN_READ)
  @Field(() => String, { description: 'The growth reference, and its version, used for the assessment.' })
  referenceVersion!: string;

  @Property({ type: 'text' })
  @Access(Scope.CHILDREN_READ)
  @Field(() => String, { description: 'Who recorded it.' })
  recordedBy!: string;

  @Property({ type: 'datetime' })
  @Access(Scope.CHILDREN_READ)
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;

  /** Key of the record that corrected or voided this one. */
  @Property({ type: 'uuid', nullable: true })
  supersededById!: string | null;

  @Property({ type: 'boolean', default: false, fieldName: 'void' })
  @Access(Scope.CHILDREN_READ)
  @Field(() => Boolean, { description: 'True for a record without values that only voids the one it supersedes.' })
  isVoid = false;

  @Property({ type: 'text', nullable: true })
  @Access(Scope.CHILDREN_READ)
  @Field(() => String, {
    nullable: true,
    description: 'Why the record that it supersedes was corrected or voided; null for a first record.',
  })
  revisionReason!: string | null;

  @Property({ type: 'boolean', default: false })
  @Access(Scope.CHILDREN_READ)
  @Field(() => Boolean, { description: 'True for a synthetic measurement of the demo data.' })
  demo = false;
}
