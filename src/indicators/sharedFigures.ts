import type { AreaCode } from '../base/areaCode.ts';
import { SharedReads } from '../store/SharedReads.ts';
import type { Store } from '../store/Store.ts';
import type { IndicatorDimension } from './dimensions.ts';
import { readFigures, readGroupFigures, type Figures, type FiguresSource } from './figures.ts';
import type { IndicatorCountsQuery } from './readIndicatorCounts.ts';

/** How old figures may be that another instance has published anew since, in ms; those of this one are seen at once. */
const ttlMs = 5_000;
/** Number of cached counts. */
const mostCounts = 2_000_000;
/** Figures of an area hold on to what they were decided by: at most so many areas. */
const areasBehind = 300;

/** Figures of each area, or of its groups. */
interface Read {
  readonly figures: readonly (readonly Figures[])[];
  readonly counts: number;
}

const shared = new WeakMap<Store, SharedReads<Read>>();

/**
 * Reads the figures of areas of one level, as `readFigures`: once for all viewers who ask at about the same time and see no single cases.
 */
export async function readSharedFigures(
  source: FiguresSource,
  codes: readonly AreaCode[],
  query: IndicatorCountsQuery,
): Promise<Figures[]> {
  const figures = await share(source, [codes, query], 1, async () => (await readFigures(source, codes, query)).map((own) => [own]));
  return figures.flat();
}

/** The same of groups, as `readGroupFigures`. */
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
