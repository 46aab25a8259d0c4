import type { Logger } from 'pino';
import { outsideOperations } from '../base/background.ts';
import type { IsoDate } from '../base/calendar.ts';
import { describeFault } from '../base/errors.ts';
import { publishMonths } from '../indicators/index.ts';
import { publishProgramCounts } from '../programs/index.ts';
import { announcePublication, untilPublished } from '../publication/underWay.ts';
import type { Store } from '../store/Store.ts';

/**
 * Publishes what is due for viewers without case access: indicators of closed months, and counts of programs (docs/decisions/028). Waits
 * for the publication that the starting hub runs.
 * @returns how many months of indicators were published.
 */
export async function publish(store: Store, today: IsoDate, options: { anew?: boolean } = {}): Promise<number> {
  await untilPublished(store);
  return publishBoth(store, today, options);
}

/**
 * Publishes what is due while the hub already serves: the first time takes some seconds. Reads of published figures wait until everything
 * is published.
 * @returns how to stop it: resolves when it has ended. The next start publishes the rest.
 */
export function publishAtStart(store: Store, today: IsoDate, logger: Logger): () => Promise<void> {
  const stopping = new AbortController();
  const publication = outsideOperations(() => publishBoth(store, today, { signal: stopping.signal })).catch((error: unknown) =>
    logger.error({ error: describeFault(error) }, 'publishing figures failed'),
  );
  announcePublication(store, publication);
  return async () => {
    stopping.abort();
    await publication;
  };
}

async function publishBoth(store: Store, today: IsoDate, options: { anew?: boolean; signal?: AbortSignal }): Promise<number> {
  const months = await publishMonths(store, today, options);
  await publishProgramCounts(store, today, options);
  return months;
}
