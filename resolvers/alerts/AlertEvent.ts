import { Field, ObjectType } from 'type-graphql';
import { Alert, AlertEventType } from '../../src/alerts/index.ts';

@ObjectType({ simpleResolvers: true, description: 'Something that happened to an alert.' })
export class AlertEvent {
  @Field(() => AlertEventType, { description: 'What happened.' })
  type!: AlertEventType;

  @Field(() => String, { description: 'Position in the one total order of alert events; pass it as `after` to resume.' })
  cursor!: string;

  @Field(() => Alert, { description: 'The alert.' })
  alert!: Alert;
}
