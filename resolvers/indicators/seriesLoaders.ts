import { areaLevel, parentArea, type AreaCode } from '../../src/base/areaCode.ts';
import { badUserInput } from '../../src/base/errors.ts';
import { breathe } from '../../src/base/eventLoop.ts';
import {
  definitions,
  dimensionsOf,
  figuresOf,
  groupsOf,
  measuresOf,
  readSharedFigures,
  readSharedGroupFigures,
  type Figure,
  type Figures,
  type IndicatorDimension,
  type IndicatorGroup,
  IndicatorKey,
  type MonthSpan,
} from '../../src/indicators/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import type { IndicatorSeries, SeriesOrigin } from './IndicatorSeries.ts';

/** Highest number of points of one field: those of 285 villages, 14 indicators and 24 months. */
export const mostPoints = 100_000;

/** @throws HubError BAD_USER_INPUT for more points than an answer holds. */
export function checkPoints(areas: number, keys: number, { from, to }: MonthSpan): void {
  const months = to - from + 1;
  const points = areas * keys * months;
  if (points > mostPoints) throw badUserInput(['keys'], 'indicators.tooManyPoints', { areas, keys, months, points, most: mostPoints });
}

/** The series of an area, read for all areas of its level in the operation together. */
export async function seriesOf(
  context: HubContext,
  area: AreaCode,
  keys: readonly IndicatorKey[],
  span: MonthSpan,
): Promise<IndicatorSeries[]> {
  const figures = await figuresFor(context, area, keys, span);
  const series: IndicatorSeries[] = [];
  for (const key of keys) {
    await breathe();
    series.push(asSeries({ area, keys, key, group: null, span }, figuresOf(figures, key)));
  }
  return series;
}

/**
 * The series of the groups of a series.
 * @throws HubError BAD_USER_INPUT for a dimension that the indicator is not grouped by.
 */
export async function groupedSeries(
  context: HubContext,
  { area, keys, key, span }: SeriesOrigin,
  by: IndicatorDimension,
): Promise<IndicatorSeries[]> {
  const allowed = dimensionsOf(definitions[key].numerator);
  if (!allowed.includes(by)) throw badUserInput(['by'], 'indicators.grouping', { key, by, allowed: allowed.join(', ') });
  const figures = await groupFiguresFor(context, area, by, keys, span);
  const series: IndicatorSeries[] = [];
  for (const [place, group] of groupsOf[by].entries()) {
    await breathe();
    series.push(asSeries({ area, keys, key, group, span }, figuresOf(figures[place] ?? noFigures(span), key)));
  }
  return series;
}

/**
 * The values of a series in another span, from its first month on: of its group, where it is one of a group. Worked out once for all its
 * points.
 */
export function valuesIn(context: HubContext, origin: SeriesOrigin, span: MonthSpan): Promise<(number | null)[]> {
  const { area, keys, key, group } = origin;
  return context.loaders
    .custom(`values of ${key} ${group ?? ''} ${span.from} ${span.to} ${keys.join()}`, (areas) =>
      Promise.all(areas.map(async (code) => (await figuresIn(context, { ...origin, area: code }, span)).map(({ value }) => value))),
    )
    .load(area);
}

/**
 * By month the values that are shown of the areas of the same level around a series' area; null for an area with nothing around it. Worked
 * out once for all series of these areas.
 */
export function valuesAround(context: HubContext, origin: SeriesOrigin): Promise<number[][] | null> {
  const { area, keys, key, span } = origin;
  const around = parentArea(area);
  if (around === null || !context.hub.areas.has(around)) return Promise.resolve(null);
  return context.loaders
    .custom(`values around of ${key} ${span.from} ${span.to} ${keys.join()}`, (parents) =>
      Promise.all(parents.map((parent) => valuesInside(context, parent, origin))),
    )
    .load(around);
}

async function valuesInside(context: HubContext, around: AreaCode, { keys, key, span }: SeriesOrigin): Promise<number[][]> {
  const siblings = context.hub.areas.within(around).filter((code) => parentArea(code) === around);
  const values = await Promise.all(
    siblings.map(async (code) => {
      const figures = await figuresFor(context, code, keys, span);
      await breathe();
      return figuresOf(figures, key);
    }),
  );
  return Array.from({ length: span.to - span.from + 1 }, (_, month) => values.flatMap((figures) => figures[month]?.value ?? []));
}

/** The figures of a series in another span. */
async function figuresIn(context: HubContext, { area, keys, key, group }: SeriesOrigin, span: MonthSpan): Promise<Figure[]> {
  if (group === null) return figuresOf(await figuresFor(context, area, keys, span), key);
  const [by, groups] = dimensionWith(group);
  return figuresOf((await groupFiguresFor(context, area, by, keys, span))[groups.indexOf(group)] ?? noFigures(span), key);
}

function asSeries(origin: SeriesOrigin, figures: readonly Figure[]): IndicatorSeries {
  const { key, group } = origin;
  return { key, group, origin, points: figures.map((figure) => ({ ...figure, origin })) };
}

/** Fields that ask for other indicators, or for other areas of the level, of the same months are answered from one read. */
function figuresFor(
  { hub, loaders, unlimited, viewer }: HubContext,
  area: AreaCode,
  keys: readonly IndicatorKey[],
  span: MonthSpan,
): Promise<Figures> {
  return loaders
    .custom(`figures of ${areaLevel(area) ?? ''} ${span.from} ${span.to}`, (asked) =>
      together(asked, span, (codes, all) =>
        readSharedFigures({ store: unlimited, areas: hub.areas, viewer }, codes, { span, measures: measuresOf(all) }),
      ),
    )
    .load(asking(area, keys));
}

function groupFiguresFor(
  { hub, loaders, unlimited, viewer }: HubContext,
  area: AreaCode,
  by: IndicatorDimension,
  keys: readonly IndicatorKey[],
  span: MonthSpan,
): Promise<Figures[]> {
  const grouped = keys.filter((key) => dimensionsOf(definitions[key].numerator).includes(by));
  return loaders
    .custom(`figures of ${areaLevel(area) ?? ''} by ${by} ${span.from} ${span.to}`, (asked) =>
      together(
        asked,
        span,
        (codes, all) =>
          readSharedGroupFigures({ store: unlimited, areas: hub.areas, viewer }, codes, by, { span, measures: measuresOf(all) }),
        groupsOf[by].length,
      ),
    )
    .load(asking(area, grouped));
}

/** What a field asks for, as a loader's key. */
function asking(area: AreaCode, keys: readonly IndicatorKey[]): string {
  return `${area} ${keys.join()}`;
}

/** Reads what several fields ask for at once, and gives each what is of its area. */
async function together<Read>(
  asked: readonly string[],
  span: MonthSpan,
  read: (codes: AreaCode[], keys: IndicatorKey[]) => Promise<Read[]>,
  groups = 1,
): Promise<Read[]> {
  const wishes = asked.map((wish) => wish.split(' ') as [AreaCode, string]);
  const codes = [...new Set(wishes.map(([code]) => code))].sort();
  const keysOf = wishes.map(([, keys]) => keys.split(',').filter((key) => key !== ''));
  checkPoints(
    1,
    keysOf.reduce((sum, keys) => sum + keys.length * groups, 0),
    span,
  );
  const wanted = new Set(keysOf.flat());
  const found = await read(
    codes,
    Object.values(IndicatorKey).filter((key) => wanted.has(key)),
  );
  const byCode = new Map(codes.map((code, index) => [code, found[index]]));
  return wishes.map(([code]) => byCode.get(code) as Read);
}

function dimensionWith(group: IndicatorGroup): [IndicatorDimension, readonly IndicatorGroup[]] {
  const found = (Object.entries(groupsOf) as [IndicatorDimension, readonly IndicatorGroup[]][]).find(([, groups]) =>
    groups.includes(group),
  );
  if (found === undefined) throw new Error(`no dimension has the group ${group}`);
  return found;
}

function noFigures(span: MonthSpan): Figures {
  return { span, counts: {}, publishedOn: null };
}
