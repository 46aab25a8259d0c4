import type { HeavyOperations } from '../../limits/HeavyOperations.ts';
import type { LimitsOf } from '../../limits/ViewerLimits.ts';
import type { AnyStage } from '../Stage.ts';

/** Makes a heavy operation wait for its turn. @param heavy null for no limit. */
export function takeTurn(limitsOf: LimitsOf, heavy: HeavyOperations | null): AnyStage {
  return ({ call, context, cost }, next) => {
    if (heavy === null) return next();
    call.prepared.isLight = !heavy.isHeavy(cost);
    return heavy.run(cost, limitsOf(context.viewer).rateKey ?? '', next);
  };
}
