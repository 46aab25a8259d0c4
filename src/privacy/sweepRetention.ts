import { monthsBefore, type IsoDate } from '../calendar.ts';
import { readAgedOut } from '../children/index.ts';
import type { Store } from '../store/Store.ts';
import { pseudonymise } from './pseudonymise.ts';

/** Growth monitoring ends with the fifth birthday. */
const monitoredMonths = 60;
/** Children in one transaction. */
const batchSize = 50;

/**
 * Pseudonymises children whose fifth birthday is longer ago than their record is kept for. Runs at start and every hour;
 * instances that do it at the same time wait for one another, and the second finds nothing left to do.
 * @returns how many were pseudonymised.
 */
export async function sweepRetention(store: Store, { today, years, batch = batchSize }: { today: IsoDate; years: number; batch?: number }): Promise<number> {
  const bornBefore = monthsBefore(today, monitoredMonths + Math.round(years * 12));
  for (let done = 0; ; ) {
    const [found, pseudonymised] = await store.transaction(async (em) => {
      const due = await readAgedOut(em, bornBefore, batch);
      return [due.length, (await pseudonymise(em, store, due, { viewerId: 'hub', why: 'RETENTION' })).length] as const;
    });
    done += pseudonymised;
    if (found < batch) return done;
  }
}
