import type { AreaCode } from '../base/areaCode.ts';
import type { Store } from '../store/Store.ts';
import { readClassHistories } from '../villages/index.ts';
import { monthOf, type MonthSpan } from './months.ts';

/**
 * The class that each village held at the end of each month, by the last decision up to then; `UNDECLARED` before the first.
 * @returns the class of a village in a month, counted from the first month of the span.
 */
export async function classOfVillages(
  store: Store,
  villages: readonly AreaCode[],
  { from, to }: MonthSpan,
): Promise<(village: AreaCode, month: number) => string> {
  const codes = [...new Set(villages)];
  const histories = await readClassHistories(store, codes);
  // Histories come with the newest first.
  const classes = new Map(
    codes.map((code, index) => [
      code,
      Array.from(
        { length: to - from + 1 },
        (_, month) => histories[index]?.find(({ decidedOn }) => decidedOn.slice(0, 7) <= monthOf(from + month))?.class ?? 'UNDECLARED',
      ),
    ]),
  );
  return (village, month) => classes.get(village)?.[month] ?? 'UNDECLARED';
}
