import { areaLevel, parentArea, type AreaCode } from '../../src/areaCode.ts';
import { badUserInput } from '../../src/errors.ts';
import {
  definitions, dimensionsOf, figuresOf, groupsOf, measuresOf, readFigures, readGroupFigures,
  type Figure, type Figures, type IndicatorDimension, type IndicatorGroup, type IndicatorKey, type MonthSpan,
} from '../../src/indicators/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import type { IndicatorSeries, SeriesOrigin } from './IndicatorSeries.ts';

/** Points that one field answers with at most: those of 285 villages, 14 indicators and 24 months. */
export const mostPoints = 100_000;

/** @throws HubError BAD_USER_INPUT for more points than an answer holds. */
export function checkPoints(areas: number, keys: number, { from, to }: MonthSpan): void {
  const months = to - from + 1;
  const points = areas * keys * months;
  if (points > mostPoints) throw badUserInput(['keys'], `${areas} areas x ${keys} indicators x ${months} months are ${points.toLocaleString('en')} points`, `up to ${mostPoints.toLocaleString('en')}`);
}

/** The series of an area, read for all areas of its level in the operation together. */
export async function seriesOf(context: HubContext, area: AreaCode, keys: readonly IndicatorKey[], span: MonthSpan): Promise<IndicatorSeries[]> {
  const figures = await figuresFor(context, area, keys, span);
  return keys.map((key) => asSeries({ area, keys, key, group: null, span }, figuresOf(figures, key)));
}

/**
 * The series of the groups of a series.
 * @throws HubError BAD_USER_INPUT for a dimension that the indicator is not told apart by.
 */
export async function groupedSeries(context: HubContext, { area, keys, key, span }: SeriesOrigin, by: IndicatorDimension): Promise<IndicatorSeries[]> {
  const allowed = dimensionsOf(definitions[key].numerator);
  if (!allowed.includes(by)) throw badUserInput(['by'], `${key} is not grouped by ${by}`, allowed.join(', '));
  const figures = await groupFiguresFor(context, area, by, keys, span);
  return groupsOf[by].map((group, place) => asSeries({ area, keys, key, group, span }, figuresOf(figures[place] ?? noFigures(span), key)));
}

/** The figures of a series in another span: of its group, where it is one of a group. */
export async function figuresIn(context: HubContext, { area, keys, key, group }: SeriesOrigin, span: MonthSpan): Promise<Figure[]> {
  if (group === null) return figuresOf(await figuresFor(context, area, keys, span), key);
  const [by, groups] = dimensionWith(group);
  return figuresOf((await groupFiguresFor(context, area, by, keys, span))[groups.indexOf(group)] ?? noFigures(span), key);
}

/** The figures of an area and of those of the same level around it; null for an area with nothing around it. */
export async function figuresAround(context: HubContext, { area, keys, key, span }: SeriesOrigin): Promise<Figure[][] | null> {
  const around = parentArea(area);
  if (around === null || !context.hub.areas.has(around)) return null;
  const siblings = context.hub.areas.within(around).filter((code) => parentArea(code) === around);
  return (await Promise.all(siblings.map((code) => figuresFor(context, code, keys, span)))).map((figures) => figuresOf(figures, key));
}

function asSeries(origin: SeriesOrigin, figures: readonly Figure[]): IndicatorSeries {
  const { key, group } = origin;
  return { key, group, origin, points: figures.map(({ month, value, suppressed, numerator, denominator }) => ({ month, value, suppressed, numerator, denominator, origin })) };
}

function figuresFor({ hub, loaders, unlimited, viewer }: HubContext, area: AreaCode, keys: readonly IndicatorKey[], span: MonthSpan): Promise<Figures> {
  const measures = measuresOf(keys);
  return loaders
    .custom(`figures of ${areaLevel(area) ?? ''} ${measures.join()} ${span.from} ${span.to}`, (codes) => {
      checkPoints(codes.length, keys.length, span);
      return readFigures({ store: unlimited, areas: hub.areas, viewer }, codes, { span, measures });
    })
    .load(area);
}

function groupFiguresFor({ hub, loaders, unlimited, viewer }: HubContext, area: AreaCode, by: IndicatorDimension, keys: readonly IndicatorKey[], span: MonthSpan): Promise<Figures[]> {
  const grouped = keys.filter((key) => dimensionsOf(definitions[key].numerator).includes(by));
  const measures = measuresOf(grouped);
  return loaders
    .custom(`figures of ${areaLevel(area) ?? ''} by ${by} ${measures.join()} ${span.from} ${span.to}`, (codes) => {
      checkPoints(codes.length, grouped.length * groupsOf[by].length, span);
      return readGroupFigures({ store: unlimited, areas: hub.areas, viewer }, codes, by, { span, measures });
    })
    .load(area);
}

function dimensionWith(group: IndicatorGroup): [IndicatorDimension, readonly IndicatorGroup[]] {
  const found = (Object.entries(groupsOf) as [IndicatorDimension, readonly IndicatorGroup[]][]).find(([, groups]) => groups.includes(group));
  if (found === undefined) throw new Error(`no dimension has the group ${group}`);
  return found;
}

function noFigures(span: MonthSpan): Figures {
  return { span, counts: {}, suppressed: null };
}
