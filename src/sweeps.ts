import { closeAgedOutCases } from './children/index.ts';
import { describeFault } from './errors.ts';
import type { Hub } from './Hub.ts';

/** Often enough that what falls due at midnight is done before the first posyandu opens. */
const everyMs = 3_600_000;

/**
 * Does what follows from the calendar alone, at once and then every hour: closes the cases of children who have
 * turned 60 months. Instances on one database may all do it. Returns how to stop.
 */
export function startSweeps(hub: Hub): () => void {
  const sweep = () => {
    closeAgedOutCases(hub.store, hub.today()).catch((error: unknown) => hub.logger.error({ error: describeFault(error) }, 'closing cases by age failed'));
  };
  sweep();
  const timer = setInterval(sweep, everyMs);
  return () => clearInterval(timer);
}
