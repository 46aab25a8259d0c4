import { monthsBefore, type IsoDate } from '../base/calendar.ts';
import { readAgedOut, type AgedOut } from '../children/index.ts';
import { forgetCandidates } from '../duplicates/index.ts';
import { lockHistories, lockPersons } from '../families/index.ts';
import type { Store } from '../store/Store.ts';
import { forgetKeys } from './forgetKeys.ts';
import { pseudonymise } from './pseudonymise.ts';

/** Growth monitoring ends with the fifth birthday. */
const monitoredMonths = 60;
/** Children in one transaction, which locks their families. */
const batchSize = 500;

/**
 * Pseudonymises children whose fifth birthday is longer ago than the retention time. Runs at start and every hour; concurrent runs of
 * several instances are serialized, and the second finds nothing to do.
 * @returns how many were pseudonymised.
 */
export async function sweepRetention(
  store: Store,
  { today, years, batch = batchSize }: { today: IsoDate; years: number; batch?: number },
): Promise<number> {
  const bornBefore = monthsBefore(today, monitoredMonths + Math.round(years * 12));
  let [done, after]: [number, AgedOut | null] = [0, null];
  for (;;) {
    const { found, pseudonymised }: { found: AgedOut[]; pseudonymised: number } = await store.transaction(async (em) => {
      const aged = await readAgedOut(em, { bornBefore, after, limit: batch });
      const persons = await lockPersons(
        em,
        aged.map(({ id }) => id),
      );
      // During the wait for the locks another instance may have done it, or a birth date may have been corrected.
      const due = persons.filter((person) => !person.pseudonymised && person.bornOn !== null && person.bornOn <= bornBefore);
      await lockHistories(em, { personIds: due.map(({ id }) => id) });
      await pseudonymise(em, store, due, { viewerId: 'hub', why: 'RETENTION' });
      const personIds = due.map(({ id }) => id);
      if (due.length > 0) await forgetKeys(em, store, { personIds });
      if (due.length > 0) await forgetCandidates(em, { personIds });
      return { found: aged, pseudonymised: due.length };
    });
    done += pseudonymised;
    after = found.at(-1) ?? null;
    if (found.length < batch) return done;
  }
}
