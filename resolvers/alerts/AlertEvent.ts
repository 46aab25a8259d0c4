import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Alert, AlertEventType } from '../../src/alerts/index.ts';

@ObjectType({ simpleResolvers: true, description: 'Something that happened to an alert.' })
export class AlertEvent {
  @Access(Scope.ALERTS_READ)
  @Field(() => AlertEventType, { description: 'What happened.' })
  type!: AlertEventType;

  @Access(Scope.ALERTS_READ)
  @Field(() => String, { description: 'Position in the total order of alert events; pass it as `after` to resume.' })
  cursor!: string;

  @Access(Scope.ALERTS_READ)
  @Field(() => Alert, { description: 'The alert.' })
  alert!: Alert;
}
