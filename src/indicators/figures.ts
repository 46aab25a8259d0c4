import { hasCaseAccess, type Viewer } from '../access/viewer.ts';
import { areaLevel, type AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import type { Store } from '../store/Store.ts';
import type { AreaIndex } from '../villages/index.ts';
import { classOfVillages } from './classOfVillages.ts';
import { groupsOf, IndicatorDimension } from './dimensions.ts';
import { definitions, type IndicatorKey } from './keys.ts';
import { monthOf, type IsoMonth, type MonthSpan } from './months.ts';
import { dimensionPlaces } from './publication/places.ts';
import { readPublished, type PublishedCounts } from './publication/readPublished.ts';
import { readIndicatorCounts, readGroupCounts, type IndicatorCounts, type IndicatorCountsQuery } from './readIndicatorCounts.ts';

/** The source of figures, and the viewer. */
export interface FiguresSource {
  store: Store;
  areas: AreaIndex;
  viewer: Viewer;
}

/** The counts of an area, or of a group of it, by month: exact and current if the viewer has case access, otherwise as published. */
export interface Figures {
  span: MonthSpan;
  counts: IndicatorCounts;
  /** For each month the day of its publication, or null if it is not yet published; null instead of the list if the counts are exact. */
  publishedOn: readonly (IsoDate | null)[] | null;
}

/** An indicator in one month, as the viewer sees it. */
export interface Figure {
  month: IsoMonth;
  /** A count, or a share from 0 to 1; null if it is withheld, or if it is a share with a denominator of 0. */
  value: number | null;
  /** Whether it is withheld: the month is not published yet. */
  suppressed: boolean;
  /** The day of publication; null for exact counts, and if it is withheld. */
  publishedOn: IsoDate | null;
  numerator: number | null;
  denominator: number | null;
}

/** Computes one indicator for each month from the counts. */
export function figuresOf({ span, counts, publishedOn }: Figures, key: IndicatorKey): Figure[] {
  const { numerator: numeratorKey, denominator: denominatorKey } = definitions[key];
  const figures: Figure[] = [];
  for (let month = 0; month <= span.to - span.from; month++) {
    const published = publishedOn?.[month] ?? null;
    const suppressed = publishedOn !== null && published === null;
    const numerator = suppressed ? null : (counts[numeratorKey]?.[month] ?? 0);
    const denominator = suppressed || denominatorKey === null ? null : (counts[denominatorKey]?.[month] ?? 0);
    const value =
      numerator === null || denominatorKey === null || denominator === null
        ? numerator
        : denominator === 0
          ? null
          : numerator / denominator;
    figures.push({ month: monthOf(span.from + month), value, suppressed, publishedOn: published, numerator, denominator });
  }
  return figures;
}

/** Reads the figures of areas of one level, in their order. */
export async function readFigures(
  { store, viewer }: FiguresSource,
  codes: readonly AreaCode[],
  query: IndicatorCountsQuery,
): Promise<Figures[]> {
  return byAccess<Figures>(
    viewer,
    codes,
    async (own) => (await readIndicatorCounts(store, own, query)).map((counts) => ({ span: query.span, counts, publishedOn: null })),
    async (others) =>
      (await readPublished(store, others, [0], query)).flatMap(([whole]) => (whole === undefined ? [] : [{ span: query.span, ...whole }])),
  );
}

/** Reads the figures of the groups of areas of one level: for each area, in their order, those of each group in the order of `groupsOf`. */
export async function readGroupFigures(
  source: FiguresSource,
  codes: readonly AreaCode[],
  dimension: IndicatorDimension,
  query: IndicatorCountsQuery,
): Promise<Figures[][]> {
  const { store, viewer } = source;
  const { span } = query;
  if (dimension === IndicatorDimension.KAMPUNG_KB_CLASS) return readClassFigures(source, codes, query);
  const { first = 0, groups = 0 } = dimensionPlaces.find((places) => places.dimension === dimension) ?? {};
  return byAccess<Figures[]>(
    viewer,
    codes,
    async (own) =>
      (await readGroupCounts(store, own, dimension, query)).map((counted) =>
        counted.map((counts) => ({ span, counts, publishedOn: null })),
      ),
    async (others) =>
      (
        await readPublished(
          store,
          others,
          Array.from({ length: groups }, (_, group) => first + group),
          query,
        )
      ).map((places) => places.map((published) => ({ span, ...published }))),
  );
}

/** Reads the figures of areas by the class of their villages in each month: sums of the figures of the villages. */
async function readClassFigures(
  { store, areas, viewer }: FiguresSource,
  codes: readonly AreaCode[],
  query: IndicatorCountsQuery,
): Promise<Figures[][]> {
  const villagesOf = new Map(codes.map((code) => [code, areas.within(code).filter((inside) => areaLevel(inside) === 'VILLAGE')]));
  const read = async (own: boolean): Promise<Map<AreaCode, PublishedCounts>> => {
    const villages = codes.filter((code) => hasCaseAccess(viewer, code) === own).flatMap((code) => villagesOf.get(code) ?? []);
    if (villages.length === 0) return new Map();
    const counts = own
      ? (await readIndicatorCounts(store, villages, query)).map((each) => ({ counts: each, publishedOn: [] }))
      : (await readPublished(store, villages, [0], query)).flat();
    return new Map(villages.flatMap((village, index) => (counts[index] === undefined ? [] : [[village, counts[index]]])));
  };
  const [exact, published, classOf] = await Promise.all([
    read(true),
    read(false),
    classOfVillages(store, [...villagesOf.values()].flat(), query.span),
  ]);
  return codes.map((code) => {
    const own = hasCaseAccess(viewer, code);
    const villages = villagesOf.get(code) ?? [];
    const shown = own ? exact : published;
    const first = villages.map((village) => shown.get(village)).find((found) => found !== undefined);
    return groupsOf.KAMPUNG_KB_CLASS.map((group) => ({
      span: query.span,
      counts: sumOf(
        query,
        villages.map((village) => [shown.get(village)?.counts ?? {}, (month: number) => classOf(village, month) === group] as const),
      ),
      publishedOn: own ? null : (first?.publishedOn ?? []),
    }));
  });
}

/** Reads the viewer's own areas with one call and the other areas with another, and returns the results in the order of `codes`. */
async function byAccess<Result>(
  viewer: Viewer,
  codes: readonly AreaCode[],
  readOwn: (codes: AreaCode[]) => Promise<Result[]>,
  readOthers: (codes: AreaCode[]) => Promise<Result[]>,
): Promise<Result[]> {
  const [own, others] = [codes.filter((code) => hasCaseAccess(viewer, code)), codes.filter((code) => !hasCaseAccess(viewer, code))];
  const [ofOwn, ofOthers] = await Promise.all([own.length === 0 ? [] : readOwn(own), others.length === 0 ? [] : readOthers(others)]);
  const found = new Map<AreaCode, Result>();
  for (const [index, result] of ofOwn.entries()) found.set(own[index] ?? '', result);
  for (const [index, result] of ofOthers.entries()) found.set(others[index] ?? '', result);
  return codes.map((code) => {
    const result = found.get(code);
    if (result === undefined) throw new Error(`nothing was read of ${code}`);
    return result;
  });
}

function sumOf(
  { span, measures }: IndicatorCountsQuery,
  parts: readonly (readonly [counts: IndicatorCounts, isIn: (month: number) => boolean])[],
): IndicatorCounts {
  return Object.fromEntries(
    measures.map((measure) => [
      measure,
      Array.from({ length: span.to - span.from + 1 }, (_, month) =>
        parts.reduce((sum, [counts, isIn]) => sum + (isIn(month) ? (counts[measure]?.[month] ?? 0) : 0), 0),
      ),
    ]),
  );
}
