import { setImmediate } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../../base/calendar.ts';
import { lastDue } from '../../publication/due.ts';
import { inSlices } from '../../publication/inSlices.ts';
import { readRegencies } from '../../publication/readRegencies.ts';
import type { Regency } from '../../publication/roundAreas.ts';
import { readThresholds } from '../../publication/thresholds.ts';
import { lockAdvisory } from '../../store/locks.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { Store } from '../../store/Store.ts';
import { columnOf } from '../childEntries.ts';
import { dimensionsOf } from '../dimensions.ts';
import type { Measure } from '../keys.ts';
import type { MonthSpan } from '../months.ts';
import { readIndicatorCounts, readGroupCounts } from '../readIndicatorCounts.ts';
import { forgetFigures } from '../sharedFigures.ts';
import { dimensionPlaces, placeCount, publishedMeasures } from './places.ts';
import { roundMonth, type CountOf, type RoundedMonth } from './roundMonth.ts';

/**
 * Publishes the months that are due: the first time all past months, later each month once. Published figures never change, whatever is
 * written, corrected, erased or rebuilt afterwards: the difference of a changed figure would reveal the child that changed it
 * (docs/decisions/028).
 *
 * If several instances publish at the same time, the figures of a month that are stored first stay.
 * @param anew first removes all published figures, and publishes them again from the current counts: for an operator who has imported
 *   records of many families for published months.
 * @param signal stops it between two steps: the months that are stored by then stay.
 * @returns how many months were published.
 */
export async function publishMonths(
  store: Store,
  today: IsoDate,
  { anew = false, signal }: { anew?: boolean; signal?: AbortSignal } = {},
): Promise<number> {
  const [due] = await store.read<{ first: number | null; published: number | null }>(
    'months to publish',
    `select least((select min(month) from indicator_month where children > 0), (select min(month) from indicator_family_month where families > 0)) as first,
      (select max(month) from indicator_publication) as published`,
  );
  const to = lastDue(today);
  if (due?.first == null) return 0;
  const from = anew || due.published === null ? Math.max(due.first, to - mostMonthsBack) : due.published + 1;
  if (from > to) return 0;
  const regencies = await readRegencies(store);
  const thresholdOf = await readThresholds(store);
  const isAborted = () => signal?.aborted === true;
  let published = 0;
  for (let start = from; start <= to; start += monthsAtOnce) {
    const span = { from: start, to: Math.min(to, start + monthsAtOnce - 1) };
    if (isAborted()) return published;
    const exact = await Promise.all(regencies.map((regency) => readExact(store, regency, span)));
    for (let month = span.from; month <= span.to; month++) {
      const rounded: RoundedMonth[] = [];
      for (const [index, regency] of regencies.entries())
        rounded.push(await inSlices(roundMonth(regency, exact[index]?.(month) ?? zeroCount, thresholdOf)));
      if (isAborted()) return published;
      if (await storeMonth(store, month, { today, rounded, takeBack: anew && month === from })) published++;
    }
  }
  return published;
}

/** Highest number of months before the last one that are published the first time: a single old record must not extend the publication. */
const mostMonthsBack = 119;

/** Months that are read together. */
const monthsAtOnce = 12;

const zeroCount: CountOf = () => 0;

/** Reads the counts of a regency. @returns the counts of a month of the span. */
async function readExact(store: Store, { districts }: Regency, span: MonthSpan): Promise<(month: number) => CountOf> {
  const villages = [...districts.values()].flat();
  const whole = await readIndicatorCounts(store, villages, { span, measures: publishedMeasures });
  const byPlace = new Map(villages.map((village, index) => [village, [whole[index] ?? {}]]));
  for (const { dimension, first } of dimensionPlaces) {
    const measures = publishedMeasures.filter((measure) => dimensionsOf(measure).some((allowed) => allowed === dimension));
    const groups = await readGroupCounts(store, villages, dimension, { span, measures });
    // A statement on the embedded database occupies the event loop: other work runs in between.
    await setImmediate();
    for (const [index, village] of villages.entries()) byPlace.get(village)?.splice(first, 0, ...(groups[index] ?? []));
  }
  return (month) => (village, measure, place) => byPlace.get(village)?.[place]?.[measure]?.[month - span.from] ?? 0;
}

/** @returns false if another instance has published the month meanwhile. */
function storeMonth(
  store: Store,
  month: number,
  { today, rounded, takeBack }: { today: IsoDate; rounded: readonly RoundedMonth[]; takeBack: boolean },
): Promise<boolean> {
  return store.transaction(async (em) => {
    await lockAdvisory(em, 'indicatorPublication');
    if (takeBack) await queryIn(em, 'delete from indicator_publication');
    const stored = await queryIn(em, 'insert into indicator_publication values ($1, $2) on conflict do nothing returning month', [
      month,
      today,
    ]);
    if (stored.length === 0) return false;
    for (const each of rounded) await storeRounded(em, month, each);
    store.afterCommit(em, () => forgetFigures(store));
    return true;
  });
}

async function storeRounded(em: SqlEntityManager, month: number, { villages, rounded }: RoundedMonth): Promise<void> {
  const columns = publishedMeasures.map(columnOf);
  const places = Array.from({ length: placeCount }, (_, place) => place);
  // `unnest` would flatten an array of arrays into numbers, so the inner arrays are passed as texts.
  const countsOf = (measure: Measure) => villages.map((village) => `{${places.map((place) => rounded(village, measure, place)).join()}}`);
  await queryIn(
    em,
    `insert into indicator_published (month, village_code, ${columns.join(', ')})
      select $1::int, village_code, ${columns.map((column) => `${column}::int[]`).join(', ')} from unnest($2::text[], ${columns.map((_, at) => `$${at + 3}::text[]`).join(', ')}) t (village_code, ${columns.join(', ')})`,
    [month, villages, ...publishedMeasures.map(countsOf)],
  );
}
