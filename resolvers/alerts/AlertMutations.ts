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
  @Mutation(() => Alert, {
    description:
      'Acknowledges an alert, so that it is not escalated. An alert that is acknowledged already keeps its first acknowledgement.',
  })
  acknowledgeAlert(@Arg('id', () => ID, { description: alertId }) id: string, @Ctx() context: HubContext): Promise<Alert> {
    return told(context, acknowledgeAlert(keyOf('Alert', id, ['id']), operationOf(context)));
  }

  @Access(Scope.ALERTS_WRITE)
  @Mutation(() => Alert, { description: 'Resolves an alert that was dealt with. It is not raised again while the fact holds.' })
  resolveAlert(
    @Arg('id', () => ID, { description: alertId }) id: string,
    @Arg('note', () => String, {
      nullable: true,
      description: 'What was done, up to 1,000 characters, without names: subscribers read it.',
    })
    note: string | null,
    @Ctx() context: HubContext,
  ): Promise<Alert> {
    return told(context, resolveAlert({ id: keyOf('Alert', id, ['id']), note }, operationOf(context)));
  }
}

/** Records a read of the alert: an alert that was acknowledged before is returned and not written. */
async function told({ trail }: HubContext, changed: Promise<Alert>): Promise<Alert> {
  const alert = await changed;
  trail.rows(alertList.audited, [alert]);
  return alert;
}
