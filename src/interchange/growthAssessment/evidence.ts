import { message, type Message, render } from '../../base/messages/index.ts';
import { joined } from '../TableError.ts';
import { type DateOrder, dateText, type DateText, isNoDate, onlyOrder } from '../values/dates.ts';
import { ageInWords } from '../values/ages.ts';
import { type FormCounts, noForms, numberText, type NumberForm } from '../values/numbers.ts';
import { present, shown } from '../values/text.ts';
import type { Dimension } from '../values/units.ts';
import { sexCode, sexOf } from '../values/words.ts';

/** A value and where it stands, as a message may show it. */
export interface Example {
  line: number;
  text: string | Message;
}

const examplesKept = 2;

/** The first values of each kind. */
class Examples<K extends string> {
  readonly #kept = new Map<K, Example[]>();

  add(kind: K, line: number, text: string): void {
    const kept = this.#kept.get(kind) ?? [];
    if (kept.length === examplesKept) return;
    this.#kept.set(kind, [...kept, { line, text: shown(text) }]);
  }

  of(...kinds: K[]): Example[] {
    return kinds.flatMap((kind) => this.#kept.get(kind) ?? []).slice(0, examplesKept);
  }
}

/** `line 2: "1,000", line 5: "1,200"`. */
export function examplesOf(examples: readonly Example[]): Message {
  return joined(
    'interchange.comma',
    examples.map(({ line, text }) => message('interchange.example', { line, text })),
  );
}

/** As `examplesOf`, in English; empty where there are none. */
export function listed(examples: readonly Example[]): string {
  return examples.length === 0 ? '' : render(examplesOf(examples), 'en');
}

/** Where values lie: how many there are, and how many above each of some thresholds. */
export class Spread {
  count = 0;
  lowest = Number.POSITIVE_INFINITY;
  highest = Number.NEGATIVE_INFINITY;
  readonly above: Map<number, number>;

  constructor(thresholds: readonly number[]) {
    this.above = new Map(thresholds.map((threshold) => [threshold, 0]));
  }

  add(value: number): void {
    this.count++;
    if (value < this.lowest) this.lowest = value;
    if (value > this.highest) this.highest = value;
    for (const [threshold, count] of this.above) if (value > threshold) this.above.set(threshold, count + 1);
  }

  /** Whether more than half of the values are above a threshold. */
  static mostAbove(spreads: readonly Spread[], threshold: number): boolean {
    const total = spreads.reduce((sum, { count }) => sum + count, 0);
    return spreads.reduce((sum, { above }) => sum + (above.get(threshold) ?? 0), 0) * 2 > total;
  }

  /** Whether more than half of the values are not above a threshold. */
  static mostBelow(spreads: readonly Spread[], threshold: number): boolean {
    const total = spreads.reduce((sum, { count }) => sum + count, 0);
    return spreads.reduce((sum, { above, count }) => sum + count - (above.get(threshold) ?? 0), 0) * 2 > total;
  }
}

/** What a column of numbers shows. */
export class NumberEvidence {
  present = 0;
  readonly forms: FormCounts = noForms();
  readonly examples = new Examples<NumberForm | 'high' | 'low'>();
  /** Numbers of one meaning, without a unit. */
  readonly sure: Spread;
  /** Those that can be two: read as decimals, and as thousands. */
  readonly decimals: Spread;
  readonly thousands: Spread;
  /** Numbers with a unit behind them. */
  withUnit = 0;
  /** Ages in words. */
  inWords = 0;

  constructor(
    readonly dimension: Dimension | null,
    readonly thresholds: readonly number[],
  ) {
    this.sure = new Spread(thresholds);
    this.decimals = new Spread(thresholds);
    this.thousands = new Spread(thresholds);
  }

  add(cell: string, line: number): void {
    const text = present(cell);
    if (text === null) return;
    this.present++;
    const number = numberText(text, this.dimension);
    if (number === null) {
      if (this.dimension === 'age' && ageInWords(text) !== null) this.inWords++;
      return;
    }
    const { digits, form, unit } = number;
    if (form !== 'plain') this.examples.add(form, line, text);
    this.forms[form]++;
    if (unit !== null) {
      this.withUnit++;
      return;
    }
    if (form === 'eitherComma' || form === 'eitherPoint') {
      this.decimals.add(Number(digits.replace(',', '.')));
      this.thousands.add(Number(digits.replace(/[.,]/, '')));
    } else {
      const value =
        form === 'thousandsPoint'
          ? Number(digits.replaceAll('.', '').replace(',', '.'))
          : form === 'thousandsComma'
            ? Number(digits.replaceAll(',', ''))
            : Number(digits.replace(',', '.'));
      this.sure.add(value);
      this.examples.add(value > (this.thresholds[0] ?? Number.POSITIVE_INFINITY) ? 'high' : 'low', line, text);
    }
  }
}

/** What a column of dates shows. */
export class DateEvidence {
  present = 0;
  readonly forms: Record<DateText['form'] | 'unreadable', number> = {
    date: 0,
    numbers: 0,
    shortYear: 0,
    moment: 0,
    serial: 0,
    unreadable: 0,
  };
  readonly only: Record<DateOrder, number> = { dmy: 0, mdy: 0, ymd: 0 };
  twoDigits = 0;
  readonly examples = new Examples<DateOrder | 'moment' | 'open'>();

  add(cell: string, line: number): void {
    const text = present(cell);
    if (text === null || isNoDate(text)) return;
    this.present++;
    const date = dateText(text);
    this.forms[date?.form ?? 'unreadable']++;
    if (date?.form === 'moment') this.examples.add('moment', line, text);
    if (date?.form === 'shortYear') this.twoDigits++;
    if (date?.form !== 'numbers') return;
    if (date.twoDigits) this.twoDigits++;
    const only = onlyOrder(date);
    if (only !== null) this.only[only]++;
    this.examples.add(only ?? 'open', line, text);
  }
}

/** What a column of sexes shows. */
export class SexEvidence {
  present = 0;
  zeros = 0;
  unknown = 0;
  readonly examples = new Examples<'zero' | 'unknown' | 'code'>();
  /** How often each code stands, the first ones met. */
  readonly codes = new Map<string, number>();

  add(cell: string, line: number): void {
    const text = present(cell);
    if (text === null) return;
    this.present++;
    const code = sexCode(text);
    if (this.codes.size < 20 || this.codes.has(code)) this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    if (/^0+$/.test(code)) {
      this.zeros++;
      this.examples.add('zero', line, text);
    } else if (sexOf(text) === null) {
      this.unknown++;
      this.examples.add('unknown', line, text);
    } else if (/^\d+$/.test(code)) this.examples.add('code', line, text);
  }
}

/** Whether a column has any value: of two with one name, the empty one is not meant. */
export class Presence {
  present = 0;

  add(cell: string): void {
    if (present(cell) !== null) this.present++;
  }
}

export type Evidence = NumberEvidence | DateEvidence | SexEvidence | Presence;
