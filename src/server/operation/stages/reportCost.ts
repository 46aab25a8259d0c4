import type { ExecutionResult } from 'graphql';
import type { LimitsOf } from '../../limits/ViewerLimits.ts';
import { Refused, type Stage } from '../Stage.ts';

/** What an operation was estimated to cost, as `extensions.cost` tells it. */
interface CostReport {
  readonly estimated: number;
  /** The viewer's; null for no limit. */
  readonly budget: number | null;
}

/** Adds the estimated cost if the client asks for it, also to a refusal because of that cost. */
export function reportCost(limitsOf: LimitsOf): Stage {
  return async (passage, next) => {
    if (passage.call.reportCost !== true) return next();
    const result = await next().catch((error: unknown): ExecutionResult => {
      if (error instanceof Refused) return { errors: error.errors };
      throw error;
    });
    const cost: CostReport = { estimated: passage.cost, budget: limitsOf(passage.context.viewer).costBudget };
    return { ...result, extensions: { ...result.extensions, cost } };
  };
}
