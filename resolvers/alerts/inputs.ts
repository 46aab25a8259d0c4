import { ArgsType, Field, InputType, registerEnumType } from 'type-graphql';
import { AlertKind, AlertSeverity, AlertStatus, type AlertFilter } from '../../src/alerts/index.ts';
import type { AreaCode } from '../../src/base/areaCode.ts';
import { AreaCodeScalar, DateTimeScalar } from '../../src/graphql/index.ts';
import { ConnectionArgs } from '../shared/connections.ts';
import { Direction } from '../shared/Direction.ts';

@InputType('AlertFilter', { description: 'Which alerts. Fields combine with AND, list values with OR.' })
export class AlertFilterInput implements Omit<AlertFilter, 'recordedBy'> {
  @Field(() => AreaCodeScalar, { nullable: true, description: 'A regency, district or village and everything inside it.' })
  area?: AreaCode | null;

  @Field(() => [AlertKind], { nullable: true, description: 'Kinds of alert.' })
  kinds?: AlertKind[] | null;

  @Field(() => [AlertStatus], { nullable: true, description: 'Status of the alert.' })
  status?: AlertStatus[] | null;

  @Field(() => AlertSeverity, { nullable: true, description: 'This severity or a higher one.' })
  minSeverity?: AlertSeverity | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only alerts whose measurement the viewer recorded. False: all.' })
  recordedByMe?: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Raised at this instant or later.' })
  raisedFrom?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Raised before this instant.' })
  raisedTo?: string | null;
}

export enum AlertOrderField {
  RAISED = 'RAISED',
  SEVERITY = 'SEVERITY',
  VILLAGE = 'VILLAGE',
}

registerEnumType(AlertOrderField, {
  name: 'AlertOrderField',
  description: 'What alerts can be ordered by.',
  valuesConfig: {
    RAISED: { description: 'When it was raised.' },
    SEVERITY: { description: 'INFO, WARNING, CRITICAL; then when it was raised.' },
    VILLAGE: { description: "The village's code, then when it was raised." },
  },
});

@InputType({ description: 'Order of a list of alerts.' })
export class AlertOrder {
  @Field(() => AlertOrderField, { defaultValue: AlertOrderField.RAISED, description: 'The field to order by.' })
  field!: AlertOrderField;

  @Field(() => Direction, { defaultValue: Direction.DESC, description: 'Lowest or highest first.' })
  direction!: Direction;
}

@ArgsType()
export class AlertListArgs extends ConnectionArgs {
  @Field(() => AlertFilterInput, { nullable: true, description: 'Which alerts; all when left out.' })
  filter?: AlertFilterInput | null;

  @Field(() => AlertOrder, { nullable: true, description: 'Order; newest first when left out.' })
  orderBy?: AlertOrder | null;
}

@ArgsType()
export class StuntingAlertsArgs {
  @Field(() => AreaCodeScalar, {
    nullable: true,
    description: 'A regency, district or village and everything inside it; every area the viewer may see when left out.',
  })
  area?: AreaCode | null;

  @Field(() => [AlertKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: AlertKind[] | null;

  @Field(() => AlertSeverity, { nullable: true, description: 'Only this severity or a higher one.' })
  minSeverity?: AlertSeverity | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last event or alert received: first replays the events after it, then delivers new ones.',
  })
  after?: string | null;
}
