import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../Node.ts';
import { DateScalar } from '../scalars/index.ts';
import { WorkingGroupRole } from './kampungKBEnums.ts';

@Entity({ tableName: 'working_group_member' })
@ObjectType({ implements: [Node], simpleResolvers: true, description: 'A member of the working group (pokja) of a Kampung KB.' })
export class WorkingGroupMember {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  villageCode!: string;

  @Enum({ items: () => WorkingGroupRole })
  @Field(() => WorkingGroupRole, { description: 'Role in the group.' })
  role!: WorkingGroupRole;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Property({ type: 'date' })
  @Field(() => DateScalar, { description: 'First day in the group.' })
  since!: string;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Was trained for the work.' })
  trained!: boolean;

  @Property({ type: 'date', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day of leaving the group; null while in it.' })
  until!: string | null;

  @Property({ type: 'text' })
  recordedBy!: string;

  @Property({ type: 'datetime' })
  recordedAt!: Date;

  @Property({ type: 'text', nullable: true, hidden: true })
  clientKey!: string | null;

  @Property({ type: 'boolean', default: false })
  @Field(() => Boolean, { description: 'True for an invented member of the demo data.' })
  demo = false;
}
