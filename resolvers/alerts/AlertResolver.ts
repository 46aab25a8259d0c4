import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Alert, alertMessage } from '../../src/alerts/index.ts';
import { Child, childList, Measurement, measurementList } from '../../src/children/index.ts';
import { Village, villageList } from '../../src/villages/index.ts';
import { connectionOf } from '../shared/connections.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { alertCatalogue } from '../../src/stunting/alertCatalogue.ts';
import { Locale } from '../shared/Locale.ts';

export const { Connection: AlertConnection, resolver: AlertConnectionResolver } = connectionOf(Alert, 'Alert');

@Resolver(() => Alert)
export class AlertResolver {
  @Access(Scope.ALERTS_READ)
  @FieldResolver(() => String, {
    description: 'Position of its RAISED event in the total order of alert events; pass it as `after` to resume a subscription.',
  })
  cursor(@Root() alert: Alert, @Ctx() { hub }: HubContext): string {
    return hub.alertCursors.at(alert.raisedSeq);
  }

  @Access(Scope.ALERTS_READ)
  @FieldResolver(() => Village, { description: 'The village it concerns.' })
  village(@Root() alert: Alert, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Village | null> {
    return context.loaders.byKey<Village>(villageList, info).load(alert.villageCode);
  }

  @Access(Scope.ALERTS_READ)
  @FieldResolver(() => Child, { nullable: true, description: 'The child it concerns; null for an alert about a village.' })
  child(@Root() alert: Alert, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Child | null> | null {
    return alert.childId === null ? null : context.loaders.byKey<Child>(childList, info).load(alert.childId);
  }

  @Access(Scope.ALERTS_READ)
  @FieldResolver(() => Measurement, {
    nullable: true,
    description: 'The measurement that raised it; null for missed weighings and for an alert about a village.',
  })
  measurement(@Root() alert: Alert, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Measurement | null> | null {
    return alert.measurementId === null ? null : context.loaders.byKey<Measurement>(measurementList, info).load(alert.measurementId);
  }

  @Access(Scope.ALERTS_READ)
  @FieldResolver(() => String, { description: 'Source of its rule: a standard, a regulation, or practice.' })
  source(@Root() alert: Alert): string {
    return alertCatalogue[alert.kind].source;
  }

  @Access(Scope.ALERTS_READ)
  @FieldResolver(() => String, { description: 'What happened, in one sentence without names.' })
  message(
    @Root() alert: Alert,
    @Arg('locale', () => Locale, { nullable: true, defaultValue: Locale.ID, description: 'Language.' }) locale: Locale | null,
  ): string {
    return alertMessage(alert.kind, alert.facts, locale ?? Locale.ID);
  }
}
