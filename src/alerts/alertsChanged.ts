import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Hook, type Hooks } from '../events/Hooks.ts';

/**
 * Alerts of these villages were raised, acknowledged, escalated, resolved, or moved from or to them; runs inside the transaction, after the
 * events are appended.
 */
export interface AlertsChanged {
  villageCodes: readonly string[];
}

export const alertsChanged = new Hook<AlertsChanged>('alertsChanged');

/** Runs the hook for changed alerts of some villages; every operation that writes alerts ends with it. */
export async function announceAlertsChanged(em: SqlEntityManager, hooks: Hooks, villageCodes: readonly string[]): Promise<void> {
  if (villageCodes.length > 0) await hooks.run(alertsChanged, em, { villageCodes: [...new Set(villageCodes)].toSorted() });
}
