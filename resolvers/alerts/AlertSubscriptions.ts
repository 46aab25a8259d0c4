import { Args, Ctx, Extensions, FieldResolver, Resolver, Root, type SubscribeResolverData, Subscription } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { areasRead } from '../../src/access/viewer.ts';
import { Alert, type AlertLogEntry, alertList, severitiesFrom } from '../../src/alerts/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { AlertEvent } from './AlertEvent.ts';
import { StuntingAlertsArgs } from './inputs.ts';

/** The transport's data about a subscriber. */
interface SubscriptionRoot {
  /** Position from which a client resumes an event stream: newer than its original `after`. */
  readonly lastEventId?: string | undefined;
}

@Resolver()
export class AlertSubscriptions {
  @Access(Scope.ALERTS_READ)
  @Subscription(() => AlertEvent, {
    description:
      'Every alert event in the areas the viewer may see. With `after`, first replays the missed events, in order and without a gap, then delivers new ones.',
    subscribe: ({ args, context, source }: SubscribeResolverData<SubscriptionRoot | undefined, StuntingAlertsArgs, HubContext>) =>
      subscribeToAlerts({ ...args, after: source?.lastEventId ?? args.after }, context),
  })
  // The arguments only filter events; the answer for an event depends on the event alone.
  @Extensions({ answersFromEvent: true })
  stuntingAlerts(@Root() entry: AlertLogEntry, @Args(() => StuntingAlertsArgs) _args: StuntingAlertsArgs): AlertEvent {
    return { type: entry.type, cursor: entry.cursor, alert: entry.alert };
  }
}

@Resolver(() => AlertEvent)
export class AlertEventResolver {
  /** The alert comes with the event, without the loaders that usually record reads. */
  @Access(Scope.ALERTS_READ)
  @FieldResolver(() => Alert, { description: 'The alert.' })
  alert(@Root() { alert }: AlertEvent, @Ctx() { trail }: HubContext): Alert {
    trail.rows(alertList.audited, [alert]);
    return alert;
  }
}

function subscribeToAlerts(
  { area, kinds, minSeverity, after }: StuntingAlertsArgs,
  { hub, viewer }: HubContext,
): Promise<AsyncIterable<AlertLogEntry>> {
  if (area != null) hub.areas.require(area, ['area']);
  const wantedSeverities = minSeverity == null ? null : severitiesFrom(minSeverity);
  return hub.alerts.subscribe({
    areas: areasRead(viewer, area ?? null, ['area']),
    after: after == null ? undefined : hub.alertCursors.positionOf(after),
    filter: ({ alert }) =>
      (kinds == null || kinds.includes(alert.kind)) && (wantedSeverities === null || wantedSeverities.includes(alert.severity)),
  });
}
