import { Args, Ctx, Extensions, FieldResolver, Resolver, Root, type SubscribeResolverData, Subscription } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Alert, type AlertLogEntry, alertList, atLeast, parseAlertCursor } from '../../src/alerts/index.ts';
import { isWithin, type AreaCode } from '../../src/areaCode.ts';
import { HubError } from '../../src/errors.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { AlertEvent } from './AlertEvent.ts';
import { StuntingAlertsArgs } from './inputs.ts';

/** What the transport knows of a subscriber. */
interface SubscriptionRoot {
  /** Where a client comes back that reads an event stream: newer than the `after` that it once began with. */
  readonly lastEventId?: string | undefined;
}

@Resolver()
export class AlertSubscriptions {
  @Access(Scope.ALERTS_READ)
  @Subscription(() => AlertEvent, {
    description: 'Every alert event in the areas the viewer may see. With `after`, first replays what was missed, in order and without a gap, then goes live.',
    subscribe: ({ args, context, source }: SubscribeResolverData<SubscriptionRoot | undefined, StuntingAlertsArgs, HubContext>) =>
      subscribeToAlerts({ ...args, after: source?.lastEventId ?? args.after }, context),
  })
  // The arguments choose among the events; what an event is answered with depends on the event alone.
  @Extensions({ answersFromEvent: true })
  stuntingAlerts(@Root() entry: AlertLogEntry, @Args(() => StuntingAlertsArgs) _args: StuntingAlertsArgs): AlertEvent {
    return { type: entry.type, cursor: entry.cursor, alert: entry.alert };
  }
}

@Resolver(() => AlertEvent)
export class AlertEventResolver {
  /** The event has brought the alert along, past the loaders that otherwise record whose record is read. */
  @Access(Scope.ALERTS_READ)
  @FieldResolver(() => Alert, { description: 'The alert.' })
  alert(@Root() { alert }: AlertEvent, @Ctx() { trail }: HubContext): Alert {
    trail.rows(alertList.audited, [alert]);
    return alert;
  }
}

function subscribeToAlerts({ area, kinds, minSeverity, after }: StuntingAlertsArgs, { hub, viewer }: HubContext): Promise<AsyncIterable<AlertLogEntry>> {
  if (area != null) hub.areas.require(area, ['area']);
  const wantedSeverities = minSeverity == null ? null : atLeast(minSeverity);
  return hub.alerts.subscribe({
    areas: areasHeard(area ?? null, viewer.areas),
    after: after == null ? undefined : parseAlertCursor(after),
    wants: ({ alert }) => (kinds == null || kinds.includes(alert.kind)) && (wantedSeverities === null || wantedSeverities.includes(alert.severity)),
  });
}

/**
 * The areas a subscription hears of: the one asked for, as far as the viewer may see it.
 * @throws HubError FORBIDDEN when the viewer may see nothing of it.
 */
function areasHeard(area: AreaCode | null, allowed: readonly AreaCode[] | null): readonly AreaCode[] | null {
  if (area === null) return allowed;
  if (allowed === null || allowed.some((outer) => isWithin(area, outer))) return [area];
  const inside = allowed.filter((inner) => isWithin(inner, area));
  if (inside.length === 0) throw new HubError('area: outside the areas you may see', 'FORBIDDEN', ['area']);
  return inside;
}
