import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { Scope } from '../access/Scope.ts';
import { Node } from '../graphql/Node.ts';
import { DateScalar, NikScalar } from '../graphql/index.ts';
import { FamilyRelation, NikDifference, Sex } from './enums.ts';
import { nikDescription, nikDiffersDescription } from './nikDescriptions.ts';

@Entity({ tableName: 'person' })
@ObjectType({ implements: [Node], simpleResolvers: true, description: 'A member of a family.' })
export class Person {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  familyId!: string;

  @Property({ type: 'text' })
  @Access(Scope.FAMILIES_READ, Scope.ENROLMENTS_READ)
  @Field(() => String, { description: 'Full name.' })
  name!: string;

  /** What is shown of it: the whole one is sealed (`nikSealed`). */
  @Property({ type: 'text', nullable: true, fieldName: 'nik_mask' })
  @Access(Scope.FAMILIES_READ)
  @Field(() => NikScalar, { nullable: true, description: nikDescription })
  nik!: string | null;

  @Property({ type: 'blob', nullable: true, hidden: true })
  nikSealed!: Buffer | null;

  @Property({ type: 'blob', nullable: true, hidden: true })
  nikHash!: Buffer | null;

  @Property({ type: 'array' })
  @Access(Scope.FAMILIES_READ)
  @Field(() => [NikDifference], { description: nikDiffersDescription })
  nikDiffers: NikDifference[] = [];

  @Enum({ items: () => Sex })
  @Access(Scope.FAMILIES_READ)
  @Field(() => Sex, { description: 'Sex.' })
  sex!: Sex;

  @Property({ type: 'date', nullable: true })
  @Access(Scope.FAMILIES_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Date of birth, where known.' })
  bornOn!: string | null;

  @Enum({ items: () => FamilyRelation })
  @Access(Scope.FAMILIES_READ, Scope.ENROLMENTS_READ)
  @Field(() => FamilyRelation, { description: 'Relation to the head of the family.' })
  relation!: FamilyRelation;

  @Property({ type: 'boolean', nullable: true })
  @Access(Scope.FAMILIES_READ)
  @Field(() => Boolean, { nullable: true, description: 'Whether the person is married; null if not known.' })
  married!: boolean | null;

  @Property({ type: 'date', nullable: true })
  @Access(Scope.FAMILIES_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Day for which a marriage is planned, if any.' })
  marriagePlannedOn!: string | null;

  @Property({ type: 'date', nullable: true })
  @Access(Scope.FAMILIES_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Due date of a pregnancy; null if none is recorded.' })
  pregnantDueOn!: string | null;

  /** The day from which the person no longer counts as a member; the day of birth for somebody who was registered by mistake. */
  @Property({ type: 'date', nullable: true })
  @Access(Scope.FAMILIES_READ)
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'First day on which the person no longer counts as a member, with the end of monitoring: the day of birth if registered by mistake.',
  })
  goneOn!: string | null;

  /** Since when the record does not tell who it is about. */
  @Property({ type: 'datetime', nullable: true })
  pseudonymisedAt?: Date | null;

  @Property({ type: 'boolean', default: false })
  @Access(Scope.FAMILIES_READ, Scope.ENROLMENTS_READ)
  @Field(() => Boolean, { description: 'True for a synthetic person of the demo data.' })
  demo = false;
}
