import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { acknowledgeAlert, Alert, alertList, resolveAlert } from '../../src/alerts/index.ts';
import { keyOf } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { operationOf } from '../shared/operationOf.ts';

const alertId = 'Global id of the alert.';

@Resolver()
export class AlertMutations {
  @Access(Scope.ALERTS_WRITE)
  @Mutation(() => Alert, { description: 'Says that the viewer has taken up an alert, so that it goes to no further level. One that is acknowledged already stays with whoever took it up first.' })
  acknowledgeAlert(@Arg('id', () => ID, { description: alertId }) id: string, @Ctx() context: HubContext): Promise<Alert> {
    return told(context, acknowledgeAlert(keyOf('Alert', id, ['id']), operationOf(context)));
  }

  @Access(Scope.ALERTS_WRITE)
  @Mutation(() => Alert, { description: 'Says that an alert was dealt with. It is not raised again for as long as what it tells holds.' })
  resolveAlert(
    @Arg('id', () => ID, { description: alertId }) id: string,
    @Arg('note', () => String, { nullable: true, description: 'What was done, up to 1,000 characters; names nobody, for subscribers read it.' }) note: string | null,
    @Ctx() context: HubContext,
  ): Promise<Alert> {
    return told(context, resolveAlert({ id: keyOf('Alert', id, ['id']), note }, operationOf(context)));
  }
}

/** Records that the alert is shown: one that was taken up before is shown and not written. */
async function told({ trail }: HubContext, changed: Promise<Alert>): Promise<Alert> {
  const alert = await changed;
  trail.rows(alertList.audited, [alert]);
  return alert;
}
