import { message } from '../../base/messages/index.ts';
import type { GrowthSex } from '../../growth/index.ts';
import type { DateOrder } from '../values/dates.ts';
import { quoted } from './candidates.ts';
import { type DateEvidence, examplesOf, listed, type NumberEvidence, type SexEvidence, Spread } from './evidence.ts';
import { type Field, optionOf, wordsOf } from './fields.ts';
import type { Settled } from './settleNumbers.ts';

export type SexCodes = ReadonlyMap<string, GrowthSex>;

/** What the codes of a sex column mean: 1 and 2 as WHO and SMART write them; a 0 must be said. */
export function settleSex(name: string, evidence: SexEvidence, codes: SexCodes | undefined): Settled<SexCodes | undefined> {
  if (codes !== undefined)
    return {
      reading: codes,
      how: [`codes ${[...codes].map(([code, sex]) => `${code} ${sex === 'MALE' ? 'boys' : 'girls'}`).join(', ')}, as --sex-codes says`],
    };
  if (evidence.zeros > 0) {
    return {
      problem: message('interchange.sexZero', { name, examples: examplesOf(evidence.examples.of('zero', 'code')) }),
    };
  }
  // Of "h" and "m" (hombre, mujer), "m" is a girl.
  if ((evidence.codes.get('h') ?? 0) > 0 && (evidence.codes.get('m') ?? 0) > 0)
    return {
      problem: message('interchange.sexHm', { name, examples: examplesOf(evidence.examples.of('unknown')) }),
    };
  const hasCodes = evidence.codes.has('1') || evidence.codes.has('2') || evidence.codes.has('1.0') || evidence.codes.has('2.0');
  const how = hasCodes ? ['1 boys, 2 girls'] : [];
  if (evidence.unknown > 0)
    how.push(
      `${evidence.unknown} ${evidence.unknown === 1 ? 'value is' : 'values are'} no sex (${listed(evidence.examples.of('unknown'))}); --missing sex=CODE where it means "not known"`,
    );
  return { reading: undefined, how };
}

/** The order of day, month and year in the dates of a file: both columns of dates have one. */
export function settleDates(
  columns: readonly { field: Field; name: string; evidence: DateEvidence }[],
  asked: DateOrder | undefined,
): Settled<DateOrder> {
  if (asked !== undefined) return { reading: asked, how: [`read as ${inWords[asked]}, as --date-order says`] };
  for (const { name, evidence } of columns) {
    const { only, examples } = evidence;
    if (only.mdy > 0) {
      const shown = { name, examples: examplesOf(examples.of('mdy')) };
      return {
        problem:
          only.dmy > 0
            ? message('interchange.datesBoth', { ...shown, others: examplesOf(examples.of('dmy')) })
            : message('interchange.datesMdy', shown),
      };
    }
    if (only.ymd > 0)
      return {
        problem: message('interchange.datesYmd', { name, examples: examplesOf(examples.of('ymd')) }),
      };
  }
  const open = columns.some(({ evidence }) => evidence.forms.numbers > 0);
  if (!open) return { reading: 'dmy', how: [] };
  const proven = columns.some(({ evidence }) => evidence.only.dmy > 0);
  return {
    reading: 'dmy',
    how: [proven ? 'day first, as its dates show' : 'day first by default: no date shows which; --date-order mdy reads it otherwise'],
  };
}

const inWords: Readonly<Record<DateOrder, string>> = { dmy: 'day-month-year', mdy: 'month-day-year', ymd: 'year-month-day' };

/** A column named only "age" is in months as long as its values are below this. */
export const monthsBelow = 61;
/** Of a column whose values end here, the heights say whether they are years. */
const yearsUpTo = 6;
const fewestForYears = 10;

/**
 * The unit of a column that is named only "age".
 * @param known ages in days that the dates of some rows give, each with the plain age of the same row.
 * @param isOnly there is no other column with an age.
 */
export function settlePlainAge(
  name: string,
  age: NumberEvidence,
  height: NumberEvidence | undefined,
  known: readonly { plain: number; days: number }[],
  isOnly: boolean,
): Settled<'days' | 'months' | null> {
  const numbers = age.sure.count + age.decimals.count;
  if (numbers === 0) return { reading: 'months', how: age.inWords > 0 || age.withUnit > 0 ? ['in words'] : [] };
  if (known.length >= 3) {
    const share = (of: (row: { plain: number; days: number }) => boolean): number => known.filter(of).length / known.length;
    if (
      share(({ plain, days }) => Math.abs(plain - days) <= 31) > 0.9 &&
      share(({ plain, days }) => Math.abs(plain - days / 30.4375) <= 1.5) < 0.5
    )
      return { reading: 'days', how: ['in days, as the dates of other rows show'] };
    if (share(({ plain, days }) => Math.abs(plain - days / 30.4375) <= 1.5) > 0.8)
      return { reading: 'months', how: ['in months, as the dates of other rows show'] };
    if (!isOnly) return { reading: null, how: ['not used: it is neither the days nor the months that the dates of other rows give'] };
  }
  const highest = Math.max(age.sure.highest, age.decimals.highest);
  if (
    isOnly &&
    highest <= yearsUpTo &&
    numbers >= fewestForYears &&
    height !== undefined &&
    Spread.mostAbove([height.sure, height.decimals], 75)
  ) {
    return {
      problem: message('interchange.ageInYears', { name, highest, quoted: quoted(name) }),
    };
  }
  if (highest < monthsBelow)
    return {
      reading: 'months',
      how: [`in months, because its values are below ${monthsBelow}; if they are days, say --age-days ${quoted(name)}`],
    };
  if (!isOnly)
    return {
      reading: null,
      how: [
        `not used: it has values of ${monthsBelow} or more and may be days or months; --age-days ${quoted(name)} or --age-months ${quoted(name)} says which`,
      ],
    };
  return {
    problem: message('interchange.ageUnit', {
      name,
      limit: monthsBelow,
      examples: examplesOf(age.examples.of('high')),
      quoted: quoted(name),
    }),
  };
}

/** The column of a field where its name stands in several: the only one with a value. */
export function settleDoubles(field: Field, columns: readonly { at: number; name: string; present: number }[]): Settled<number> {
  const [first] = columns;
  if (first !== undefined && columns.length === 1) return { reading: first.at, how: [] };
  const filled = columns.filter(({ present }) => present > 0);
  const [only] = filled;
  if (only !== undefined && filled.length === 1) return { reading: only.at, how: [`the only one of ${columns.length} with a value`] };
  const option = optionOf[field];
  const names = columns.map(({ at, name }) => `"${name}" (#${at + 1})`).join(', ');
  const options =
    field === 'plainAge' ? ['--age-days COLUMN', '--age-months COLUMN'] : [`${option} COLUMN`, `${option} #${(first?.at ?? 0) + 1}`];
  return { problem: message('interchange.severalColumns', { field: wordsOf(field), names, options }) };
}
