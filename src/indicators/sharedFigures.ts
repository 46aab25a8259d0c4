import type { AreaCode } from '../base/areaCode.ts';
import { SharedReads } from '../store/SharedReads.ts';
import type { Store } from '../store/Store.ts';
import type { IndicatorDimension } from './dimensions.ts';
import { readFigures, readGroupFigures, type Figures, type FiguresSource } from './figures.ts';
import type { IndicatorCountsQuery } from './readIndicatorCounts.ts';

/** Highest age of cached figures, in ms: a publication by another instance is visible after this time, one by this instance at once. */
const ttlMs = 5_000;
/** Number of cached counts. */
const mostCounts = 2_000_000;
/**
 * Cached figures keep the counts of up to this many areas in memory, even if only a few areas were requested. The size of a cached read is
 * estimated with it.
 */
const areasBehind = 300;

/** Figures of each area, or of its groups. */
interface Read {
  readonly figures: readonly (readonly Figures[])[];
  readonly counts: number;
}

const shared = new WeakMap<Store, SharedReads<Read>>();

/** Reads the figures of areas of one level, as `readFigures`. Concurrent viewers without case access share one read. */
export async function readSharedFigures(
  source: FiguresSource,
  codes: readonly AreaCode[],
  query: IndicatorCountsQuery,
): Promise<Figures[]> {
  const figures = await share(source, [codes, query], 1, async () => (await readFigures(source, codes, query)).map((own) => [own]));
  return figures.flat();
}

/** The same for groups, as `readGroupFigures`. */
export async function readSharedGroupFigures(
  source: FiguresSource,
  codes: readonly AreaCode[],
  dimension: IndicatorDimension,
  query: IndicatorCountsQuery,
): Promise<Figures[][]> {
  const figures = await share(source, [codes, query, dimension], 6, () => readGroupFigures(source, codes, dimension, query));
  return figures.map((groups) => [...groups]);
}

/** Invalidates the cached figures, after a publication. */
export function forgetFigures(store: Store): void {
  shared.get(store)?.forget();
}

async function share(
  { store, viewer }: FiguresSource,
  asked: readonly [readonly AreaCode[], IndicatorCountsQuery, IndicatorDimension?],
  groups: number,
  read: () => Promise<Figures[][]>,
): Promise<Read['figures']> {
  // Viewers with case access in some area get other figures than the public.
  if (viewer.caseAccess) return read();
  let reads = shared.get(store);
  if (reads === undefined)
    shared.set(store, (reads = new SharedReads<Read>({ ttlMs, maxSize: mostCounts, sizeOf: ({ counts }) => counts })));
  const [codes, { span, measures }] = asked;
  const counts = Math.max(codes.length, areasBehind) * groups * measures.length * (span.to - span.from + 1);
  return (await reads.get(JSON.stringify(asked), async () => ({ figures: await read(), counts }))).figures;
}
