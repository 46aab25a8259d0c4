import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { Scope } from '../access/Scope.ts';
import { DateScalar, DateTimeScalar } from '../graphql/index.ts';
import { KampungKBClass } from './enums.ts';

@Entity({ tableName: 'kampung_kb_classification' })
@ObjectType({ simpleResolvers: true, description: 'One decision about the class of a Kampung KB.' })
export class KampungKBClassification {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  villageCode!: string;

  @Enum({ items: () => KampungKBClass })
  @Access(Scope.VILLAGES_READ)
  @Field(() => KampungKBClass, { description: 'The class that was decided.' })
  class!: KampungKBClass;

  @Property({ type: 'date' })
  @Access(Scope.VILLAGES_READ)
  @Field(() => DateScalar, { description: 'Day of the decision.' })
  decidedOn!: string;

  @Property({ type: 'text' })
  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { description: 'Evidence for the decision.' })
  evidence!: string;

  @Property({ type: 'text' })
  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { description: 'Who recorded it in the hub.' })
  recordedBy!: string;

  @Property({ type: 'datetime' })
  @Access(Scope.VILLAGES_READ)
  @Field(() => DateTimeScalar, { description: 'When it was recorded in the hub.' })
  recordedAt!: Date;

  @Property({ type: 'boolean' })
  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True for synthetic demo data.' })
  demo!: boolean;
}
