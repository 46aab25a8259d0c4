import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { Scope } from '../access/Scope.ts';
import { Node } from '../graphql/Node.ts';
import { DateScalar, FamilyCardScalar } from '../graphql/index.ts';
import { FamilyOrigin, MonitoringEnd } from './enums.ts';

@Entity({ tableName: 'family' })
@ObjectType({ implements: [Node], simpleResolvers: true, description: 'A family (keluarga), as on one family card.' })
export class Family {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  villageCode!: string;

  /** What is shown of it: the whole one is sealed (`cardSealed`). */
  @Property({ type: 'text', nullable: true, fieldName: 'card_mask' })
  @Access(Scope.FAMILIES_READ)
  @Field(() => FamilyCardScalar, {
    nullable: true,
    description: 'Number of the family card (Nomor KK), masked as a NIK is; null if not known.',
  })
  familyCard!: string | null;

  @Property({ type: 'blob', nullable: true, hidden: true })
  cardSealed!: Buffer | null;

  @Property({ type: 'blob', nullable: true, hidden: true })
  cardHash!: Buffer | null;

  @Property({ type: 'text', nullable: true })
  @Access(Scope.FAMILIES_READ, Scope.ENROLMENTS_READ)
  @Field(() => String, { nullable: true, description: 'Neighbourhood unit (rukun tetangga), three digits.' })
  rt!: string | null;

  @Property({ type: 'text', nullable: true })
  @Access(Scope.FAMILIES_READ, Scope.ENROLMENTS_READ)
  @Field(() => String, { nullable: true, description: 'Community unit (rukun warga), three digits.' })
  rw!: string | null;

  @Property({ type: 'smallint', nullable: true })
  @Access(Scope.FAMILIES_READ)
  @Field(() => Int, { nullable: true, description: 'Decile of household welfare, 1 poorest to 10.' })
  welfareDecile!: number | null;

  @Property({ type: 'boolean', nullable: true })
  habitable!: boolean | null;

  @Property({ type: 'boolean', nullable: true })
  safeDrinkingWater!: boolean | null;

  @Property({ type: 'boolean', nullable: true })
  healthyLatrine!: boolean | null;

  @Property({ type: 'boolean', nullable: true })
  cleanSurroundings!: boolean | null;

  @Property({ type: 'boolean', nullable: true })
  @Access(Scope.FAMILIES_READ)
  @Field(() => Boolean, { nullable: true, description: 'Whether the couple uses modern contraception. Null if not known.' })
  modernContraception!: boolean | null;

  @Enum({ items: () => MonitoringEnd, nullable: true })
  @Access(Scope.FAMILIES_READ)
  @Field(() => MonitoringEnd, { nullable: true, description: 'Why monitoring ended; null while it goes on.' })
  monitoringEnd!: MonitoringEnd | null;

  @Property({ type: 'date', nullable: true })
  @Access(Scope.FAMILIES_READ)
  @Field(() => DateScalar, { nullable: true, description: 'The last day of monitoring; null while it goes on.' })
  monitoringEndedOn!: string | null;

  @Enum({ items: () => FamilyOrigin, default: FamilyOrigin.REGISTERED })
  @Access(Scope.FAMILIES_READ)
  @Field(() => FamilyOrigin, { description: 'How it came into the hub.' })
  origin!: FamilyOrigin;

  @Property({ type: 'text' })
  recordedBy!: string;

  @Property({ type: 'datetime' })
  recordedAt!: Date;

  @Property({ type: 'boolean', default: false })
  @Access(Scope.FAMILIES_READ, Scope.ENROLMENTS_READ)
  @Field(() => Boolean, { description: 'True for a synthetic family of the demo data.' })
  demo = false;
}
