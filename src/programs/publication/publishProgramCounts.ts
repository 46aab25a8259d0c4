import { setImmediate } from 'node:timers/promises';
import type { IsoDate } from '../../base/calendar.ts';
import { lastDue } from '../../publication/due.ts';
import { inSlices } from '../../publication/inSlices.ts';
import { readRegencies } from '../../publication/readRegencies.ts';
import { readThresholds } from '../../publication/thresholds.ts';
import { lockAdvisory } from '../../store/locks.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { Store } from '../../store/Store.ts';
import { countPrograms, type ProgramCount } from './countPrograms.ts';
import { roundCounts, type RoundedCount } from './roundCounts.ts';

/**
 * Publishes the counts of programs (need, coverage, reach) once a month, on the day on which the indicators of the last month are, in place
 * of the ones before. Until the next publication, no write changes the counts that viewers without case access get (docs/decisions/028).
 * @param anew publishes them even if this month's are published. @param signal cancels it before anything is stored.
 * @returns whether they were published.
 */
export async function publishProgramCounts(
  store: Store,
  today: IsoDate,
  { anew = false, signal }: { anew?: boolean; signal?: AbortSignal } = {},
): Promise<boolean> {
  const month = lastDue(today);
  const [state] = await store.read<{ families: boolean; month: number | null }>(
    'publication of programs',
    'select exists (select from family) as families, (select max(month) from program_publication) as month',
  );
  if (state?.families !== true || (!anew && state.month !== null && state.month >= month)) return false;
  const thresholdOf = await readThresholds(store);
  const told: RoundedCount[] = [];
  for (const regency of await readRegencies(store)) {
    const counts: ProgramCount[] = [];
    for (const district of regency.districts.keys()) {
      if (signal?.aborted === true) return false;
      counts.push(...(await countPrograms(store, district, today)));
      // A statement on the embedded database occupies the event loop: other work runs in between.
      await setImmediate();
    }
    told.push(...(await inSlices(roundCounts(regency, counts, thresholdOf))));
  }
  return store.transaction(async (em) => {
    await lockAdvisory(em, 'programPublication');
    const [now] = await queryIn<{ month: number | null }>(em, 'select max(month) as month from program_publication');
    if (now?.month !== state.month) return false;
    await queryIn(em, 'delete from program_publication');
    await queryIn(em, 'delete from program_published');
    await queryIn(em, 'insert into program_publication values ($1, $2)', [month, today]);
    for (let start = 0; start < told.length; start += rowsAtOnce) {
      const some = told.slice(start, start + rowsAtOnce);
      await setImmediate();
      await queryIn(em, 'insert into program_published select * from unnest($1::text[], $2::text[], $3::int[], $4::int[])', [
        some.map(({ subject }) => subject),
        some.map(({ village }) => village),
        some.map(({ outer }) => outer),
        some.map(({ inner }) => inner),
      ]);
    }
    return true;
  });
}

/** Rows in one statement. */
const rowsAtOnce = 1000;
