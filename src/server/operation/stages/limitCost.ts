import { limitError } from '../../limits/limitError.ts';
import { message } from '../../../base/messages/index.ts';
import { rateError, type Rates } from '../../limits/Rates.ts';
import type { LimitsOf } from '../../limits/ViewerLimits.ts';
import { Refused, type AnyStage } from '../Stage.ts';

/** Checks the estimated cost against the viewer's budget, and counts the operation against the viewer's quotas. */
export function limitCost(limitsOf: LimitsOf, rates: Rates): AnyStage {
  return async ({ call, context, cost }, next) => {
    const { costBudget, rateKey } = limitsOf(context.viewer);
    if (costBudget !== null && cost > costBudget)
      throw new Refused([
        limitError('COST_ESTIMATED_TOO_EXPENSIVE', message('server.limit', { what: 'cost', value: cost, limit: costBudget }), {
          limit: costBudget,
          value: cost,
        }),
      ]);
    if (rateKey !== null) {
      const states = rates.takeViewer(rateKey, cost);
      call.onRate?.(states);
      const error = rateError(states);
      if (error !== null) throw new Refused([error]);
    }
    return next();
  };
}
