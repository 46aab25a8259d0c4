import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../scalars/index.ts';
import { KampungKBClass } from './enums.ts';

@Entity({ tableName: 'kampung_kb_classification' })
@ObjectType({ simpleResolvers: true, description: 'One decision about the class of a Kampung KB.' })
export class KampungKBClassification {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  villageCode!: string;

  @Enum({ items: () => KampungKBClass })
  @Field(() => KampungKBClass, { description: 'The class that was decided.' })
  class!: KampungKBClass;

  @Property({ type: 'date' })
  @Field(() => DateScalar, { description: 'Day of the decision.' })
  decidedOn!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What the decision rests on.' })
  evidence!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Who recorded it in the hub.' })
  recordedBy!: string;

  @Property({ type: 'datetime' })
  @Field(() => DateTimeScalar, { description: 'When it was recorded in the hub.' })
  recordedAt!: Date;

  @Property({ type: 'text', nullable: true, hidden: true })
  clientKey!: string | null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'True for synthetic demo data.' })
  demo!: boolean;
}
