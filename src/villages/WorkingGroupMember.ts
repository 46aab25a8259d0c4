import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { Scope } from '../access/Scope.ts';
import { Node } from '../graphql/Node.ts';
import { DateScalar } from '../graphql/index.ts';
import { WorkingGroupRole } from './kampungKBEnums.ts';

@Entity({ tableName: 'working_group_member' })
@ObjectType({ implements: [Node], simpleResolvers: true, description: 'A member of the working group (pokja) of a Kampung KB.' })
export class WorkingGroupMember {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  villageCode!: string;

  @Enum({ items: () => WorkingGroupRole })
  @Access(Scope.VILLAGES_READ)
  @Field(() => WorkingGroupRole, { description: 'Role in the group.' })
  role!: WorkingGroupRole;

  @Property({ type: 'text' })
  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Property({ type: 'date' })
  @Access(Scope.VILLAGES_READ)
  @Field(() => DateScalar, { description: 'First day in the group.' })
  since!: string;

  @Property({ type: 'boolean' })
  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'Whether the member was trained for the work.' })
  trained!: boolean;

  @Property({ type: 'date', nullable: true })
  @Access(Scope.VILLAGES_READ)
  @Field(() => DateScalar, { nullable: true, description: 'Day of leaving the group; null while in it.' })
  until!: string | null;

  @Property({ type: 'text' })
  recordedBy!: string;

  @Property({ type: 'datetime' })
  recordedAt!: Date;

  @Property({ type: 'boolean', default: false })
  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True for an invented member of the demo data.' })
  demo = false;
}
