import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access, anyone } from '../access/Access.ts';
import { DateScalar } from '../graphql/index.ts';
import { KampungKBClass } from './enums.ts';

@Entity({ tableName: 'kampung_kb' })
@ObjectType({
  simpleResolvers: true,
  description: 'A Kampung Keluarga Berkualitas: the village as the place where all programs reach the family (Inpres 3/2022).',
})
export class KampungKB {
  @PrimaryKey({ type: 'text' })
  villageCode!: string;

  @Enum({ items: () => KampungKBClass })
  @Access(anyone)
  @Field(() => KampungKBClass, { description: 'The class it holds now.' })
  class!: KampungKBClass;

  @Property({ type: 'date' })
  @Access(anyone)
  @Field(() => DateScalar, { description: 'Day it was declared.' })
  declaredOn!: string;

  @Property({ type: 'boolean' })
  @Access(anyone)
  @Field(() => Boolean, {
    description:
      'True if the declaration is synthetic demo data, not a decision about the real village; `classHistory` has the same flag for each class.',
  })
  demo!: boolean;
}
