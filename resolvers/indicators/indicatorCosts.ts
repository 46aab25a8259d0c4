import type { ReadingOf, SizeBelow } from '../../src/cost/cost.ts';
import { areaLevel } from '../../src/base/areaCode.ts';
import { monthNumber, mostMonths } from '../../src/indicators/index.ts';

/**
 * What the counts of one area cost in a month, beside the point that is answered: those of a district or a regency are summed over its
 * villages.
 */
const costOfMonth = { REGENCY: 5, DISTRICT: 1, VILLAGE: 0, PROVINCE: 0 } as const;
const levelOfType: Readonly<Record<string, keyof typeof costOfMonth>> = { Regency: 'REGENCY', District: 'DISTRICT', Village: 'VILLAGE' };

/** Series have a point for each month. */
export const pointsByMonth: SizeBelow = { list: 'IndicatorSeries.points', arguments: ['from', 'to'], size: monthsOf };

/** What the indicators of one area read. */
export const readsOfArea: ReadingOf = {
  arguments: ['from', 'to'],
  cost: (months, type) => monthsOf(months) * costOfMonth[levelOfType[type] ?? 'VILLAGE'],
};

/** What those of many areas read. */
export const readsOfAreas: ReadingOf = {
  arguments: ['from', 'to', 'areas'],
  cost: ([from, to, areas]) => {
    const codes: readonly unknown[] = Array.isArray(areas) ? areas : [areas];
    return monthsOf([from, to]) * codes.reduce<number>((sum, code) => sum + costOfMonth[areaLevel(String(code)) ?? 'VILLAGE'], 0);
  },
};

/** Months from one to another; as many as may be asked for where that cannot be told, as such a question is refused. */
function monthsOf([from, to]: readonly unknown[]): number {
  const months = typeof from === 'string' && typeof to === 'string' ? monthNumber(to) - monthNumber(from) + 1 : NaN;
  return months >= 1 && months <= mostMonths ? months : mostMonths;
}
