import { monthsBefore, type IsoDate } from '../calendar.ts';
import { readAgedOut, type AgedOut } from '../children/index.ts';
import type { Store } from '../store/Store.ts';
import { pseudonymise } from './pseudonymise.ts';

/** Growth monitoring ends with the fifth birthday. */
const monitoredMonths = 60;
/** Children in one transaction: their families wait for its end. */
const batchSize = 500;

/**
 * Pseudonymises children whose fifth birthday is longer ago than their record is kept for. Runs at start and every hour;
 * instances that do it at the same time wait for one another, and the second finds nothing left to do.
 * @returns how many were pseudonymised.
 */
export async function sweepRetention(store: Store, { today, years, batch = batchSize }: { today: IsoDate; years: number; batch?: number }): Promise<number> {
  const bornBefore = monthsBefore(today, monitoredMonths + Math.round(years * 12));
  let [done, after]: [number, AgedOut | null] = [0, null];
  for (;;) {
    const due: AgedOut[] = await store.transaction(async (em) => {
      const found = await readAgedOut(em, { bornBefore, after, limit: batch });
      done += (await pseudonymise(em, store, found.map(({ id }) => id), { viewerId: 'hub', why: 'RETENTION' })).length;
      return found;
    });
    after = due.at(-1) ?? null;
    if (due.length < batch) return done;
  }
}
