import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { ListSize } from '../cost/cost.ts';
import { Scope } from '../access/Scope.ts';
import { Node } from '../graphql/Node.ts';
import { DateScalar, DateTimeScalar } from '../graphql/index.ts';
import { FamilyChangeKind, MemberRemoval } from './enums.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A changed field. For names and NIKs the values are left out.',
})
export class FieldChange {
  @Access(Scope.FAMILIES_READ)
  @Field(() => String, { description: 'Name of the field, as in the schema.' })
  field!: string;

  @Access(Scope.FAMILIES_READ)
  @Field(() => String, { nullable: true, description: 'The previous value; null if there was none, and for names and NIKs.' })
  before!: string | null;

  @Access(Scope.FAMILIES_READ)
  @Field(() => String, { nullable: true, description: 'The new value; null if there is none, and for names and NIKs.' })
  after!: string | null;
}

/** An entry of a family's history: append-only, and without a name or a NIK. */
@Entity({ tableName: 'family_change' })
@ObjectType({ implements: [Node], simpleResolvers: true, description: "An entry of a family's history." })
export class FamilyChange {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  familyId!: string;

  @Enum({ items: () => FamilyChangeKind })
  @Access(Scope.FAMILIES_READ)
  @Field(() => FamilyChangeKind, { description: 'What happened.' })
  kind!: FamilyChangeKind;

  @Property({ type: 'uuid', nullable: true })
  personId!: string | null;

  @Property({ type: 'uuid', nullable: true })
  otherFamilyId!: string | null;

  @Property({ type: 'date', nullable: true })
  @Access(Scope.FAMILIES_READ)
  @Field(() => DateScalar, { nullable: true, description: 'The day of a move; null for other changes.' })
  happenedOn!: string | null;

  @Enum({ items: () => MemberRemoval, nullable: true })
  @Access(Scope.FAMILIES_READ)
  @Field(() => MemberRemoval, { nullable: true, description: 'Why the member was removed, for MEMBER_REMOVED.' })
  removal!: MemberRemoval | null;

  @Property({ type: 'json' })
  @Access(Scope.FAMILIES_READ)
  @ListSize({ assumedSize: 5 })
  @Field(() => [FieldChange], { description: 'The changed fields.' })
  fields!: FieldChange[];

  @Property({ type: 'text', nullable: true })
  @Access(Scope.FAMILIES_READ)
  @Field(() => String, { nullable: true, description: 'The reason, if one was given.' })
  reason!: string | null;

  @Property({ type: 'text' })
  @Access(Scope.FAMILIES_READ)
  @Field(() => String, { description: 'Who recorded it.' })
  recordedBy!: string;

  @Property({ type: 'datetime' })
  @Access(Scope.FAMILIES_READ)
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;

  /** Known where the history of a family is read. */
  @Property({ type: 'boolean', persist: false })
  @Access(Scope.FAMILIES_READ)
  @Field(() => Boolean, { description: 'True for an entry of a duplicate that was merged into this family.' })
  ofDuplicate?: boolean;

  @Property({ type: 'boolean', default: false })
  @Access(Scope.FAMILIES_READ)
  @Field(() => Boolean, { description: 'True for a change of a synthetic family of the demo data.' })
  demo = false;
}
