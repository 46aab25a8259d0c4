import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { Scope } from '../access/Scope.ts';
import { DateScalar, DateTimeScalar } from '../graphql/index.ts';

/** The facts that the hub has no records of, in percent. */
export const attestableFacts = ['participation', 'contraceptivePrevalence', 'longActingShare', 'unmetNeed'] as const;

export type AttestableFact = (typeof attestableFacts)[number];

@ObjectType({
  simpleResolvers: true,
  description: 'Facts about a Kampung KB that the hub has no records of; null: not part of this attestation.',
})
export class AttestedFacts implements Record<AttestableFact, number | null> {
  @Access(Scope.VILLAGES_READ)
  @Field(() => Float, {
    nullable: true,
    description: 'Mean participation in the five activity groups (share of the families or youths each is for), percent.',
  })
  participation!: number | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Float, { nullable: true, description: 'Couples of fertile age who use contraception, percent.' })
  contraceptivePrevalence!: number | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Float, { nullable: true, description: 'Users of long-acting methods (MKJP) among users of contraception, percent.' })
  longActingShare!: number | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Float, {
    nullable: true,
    description: 'Couples of fertile age who want no further child, or want to delay the next one, and use no contraception, percent.',
  })
  unmetNeed!: number | null;
}

@Entity({ tableName: 'kampung_kb_attestation' })
@ObjectType({
  simpleResolvers: true,
  description: 'Attested facts about a Kampung KB. For each fact the newest attestation counts; the others are its history.',
})
export class KampungKBAttestation {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  villageCode!: string;

  @Property({ type: 'json' })
  @Access(Scope.VILLAGES_READ)
  @Field(() => AttestedFacts, { description: 'The facts.' })
  facts!: AttestedFacts;

  @Property({ type: 'date' })
  @Access(Scope.VILLAGES_READ)
  @Field(() => DateScalar, { description: 'Day on which they held.' })
  attestedOn!: string;

  @Property({ type: 'text' })
  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { description: 'Source of the facts.' })
  evidence!: string;

  @Property({ type: 'text' })
  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { description: 'Who recorded them in the hub.' })
  recordedBy!: string;

  @Property({ type: 'datetime' })
  @Access(Scope.VILLAGES_READ)
  @Field(() => DateTimeScalar, { description: 'When they were recorded in the hub.' })
  recordedAt!: Date;

  @Property({ type: 'boolean', default: false })
  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True for invented facts of the demo data.' })
  demo = false;
}
