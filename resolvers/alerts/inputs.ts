import { ArgsType, Field, InputType, registerEnumType } from 'type-graphql';
import { AlertKind, AlertSeverity, AlertStatus, type AlertFilter } from '../../src/alerts/index.ts';
import type { AreaCode } from '../../src/areaCode.ts';
import { AreaCodeScalar, DateTimeScalar } from '../../src/scalars/index.ts';
import { ConnectionArgs } from '../shared/connections.ts';

export enum Locale {
  ID = 'ID',
  EN = 'EN',
}

registerEnumType(Locale, {
  name: 'Locale',
  description: 'Language of a message.',
  valuesConfig: { ID: { description: 'Bahasa Indonesia.' }, EN: { description: 'English.' } },
});

@InputType('AlertFilter', { description: 'Which alerts. Fields combine with AND, list values with OR.' })
export class AlertFilterInput implements AlertFilter {
  @Field(() => AreaCodeScalar, { nullable: true, description: 'A regency, district or village and everything inside it.' })
  area?: AreaCode | null;

  @Field(() => [AlertKind], { nullable: true, description: 'What went wrong.' })
  kinds?: AlertKind[] | null;

  @Field(() => [AlertStatus], { nullable: true, description: 'Where the alert stands.' })
  status?: AlertStatus[] | null;

  @Field(() => AlertSeverity, { nullable: true, description: 'This severity or a higher one.' })
  minSeverity?: AlertSeverity | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Raised at this instant or later.' })
  raisedFrom?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Raised before this instant.' })
  raisedTo?: string | null;
}

@ArgsType()
export class AlertListArgs extends ConnectionArgs {
  @Field(() => AlertFilterInput, { nullable: true, description: 'Which alerts; all when left out.' })
  filter?: AlertFilterInput | null;
}

@ArgsType()
export class StuntingAlertsArgs {
  @Field(() => AreaCodeScalar, { nullable: true, description: 'A regency, district or village and everything inside it; every area the viewer may see when left out.' })
  area?: AreaCode | null;

  @Field(() => [AlertKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: AlertKind[] | null;

  @Field(() => AlertSeverity, { nullable: true, description: 'Only this severity or a higher one.' })
  minSeverity?: AlertSeverity | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last event or alert seen: first replays what came after it, then goes live.' })
  after?: string | null;
}
