import { message, type Message } from '../../base/messages/index.ts';
import { type MarkRules, marksOf } from '../values/numbers.ts';
import type { UnitName } from '../values/units.ts';
import { examplesOf, type NumberEvidence, Spread } from './evidence.ts';
import { type Field, normalised, wordsOf } from './fields.ts';

/** How the numbers of a column are read. */
export interface NumberReading {
  marks: MarkRules;
  /** Unit of what carries none. */
  unit: UnitName | null;
}

/** What was settled, and how; or what must be said. */
export type Settled<T> = { reading: T; how: string[] } | { problem: Message };

export interface NumberOptions {
  /** Asked for: what a mark is that can be two. */
  decimal?: 'comma' | 'point';
  /** Asked for: the unit of what carries none. */
  unit?: UnitName;
}

/** What a column can hold, in its units: what lies outside is no reason to read it so. */
const possible: Partial<Record<Field, readonly [number, number]>> = {
  ageDays: [0, 4000],
  ageMonths: [0, 130],
  plainAge: [0, 4000],
  weight: [0.3, 60],
  height: [20, 150],
  muac: [5, 400],
  head: [20, 70],
};

const defaults: Partial<Record<Field, UnitName>> = {
  weight: 'kg',
  height: 'cm',
  head: 'cm',
  muac: 'cm',
  ageDays: 'days',
  ageMonths: 'months',
};

export function settleNumbers(field: Field, name: string, evidence: NumberEvidence, options: NumberOptions): Settled<NumberReading> {
  const marks = settleMarks(field, name, evidence, options);
  if ('problem' in marks) return marks;
  const unit = settleUnit(field, name, evidence, options.unit, marks.reading);
  if ('problem' in unit) return unit;
  return { reading: { marks: marks.reading, unit: unit.reading }, how: [...unit.how, ...marks.how] };
}

function settleMarks(field: Field, name: string, evidence: NumberEvidence, { decimal, unit }: NumberOptions): Settled<MarkRules> {
  const { forms, decimals, thousands } = evidence;
  if (decimal !== undefined)
    return {
      reading: decimal === 'comma' ? { comma: 'decimal', point: 'thousands' } : { comma: 'thousands', point: 'decimal' },
      how: [`decimal ${decimal}, as --decimal says`],
    };
  const marks = marksOf(forms);
  const how: string[] = [];
  if (forms.comma > 0) how.push('decimal comma');
  if (forms.thousandsComma > 0 || (forms.eitherComma > 0 && marks.comma === 'thousands')) how.push('commas between thousands');
  if (forms.thousandsPoint > 0 || (forms.eitherPoint > 0 && marks.point === 'thousands')) how.push('points between thousands');
  const open = (['comma', 'point'] as const).filter(
    (mark) => marks[mark] === null && forms[mark === 'comma' ? 'eitherComma' : 'eitherPoint'] > 0,
  );
  if (open.length === 0) return { reading: marks, how };
  // What no child can have decides: 9,500 kg, or 1.000 months.
  const range = possible[field];
  const size = unit === 'g' ? 1000 : unit === 'mm' ? 10 : unit === 'm' ? 0.01 : 1;
  const within = ({ lowest, highest }: Spread): boolean => range === undefined || (lowest >= range[0] * size && highest <= range[1] * size);
  const [asDecimals, asThousands] = [within(decimals), within(thousands)];
  const contradictory = forms.comma + forms.point + forms.thousandsComma + forms.thousandsPoint > 0;
  const [mark = 'comma'] = open;
  if (range !== undefined && !contradictory && open.length === 1) {
    const settle = (as: 'decimal' | 'thousands', why: string): Settled<MarkRules> => ({
      reading: { ...marks, [mark]: as },
      how: [...how, `${as === 'decimal' ? `decimal ${mark}` : `${mark}s between thousands`}, because ${why}`],
    });
    if (asDecimals && !asThousands) return settle('decimal', 'otherwise its values would be too large');
    if (asThousands && !asDecimals) return settle('thousands', 'otherwise its values would be too small');
    // Days are whole: nobody writes them with three decimals beside days without any.
    if (field === 'ageDays' && asThousands && (mark === 'comma' || forms.plain > 0)) return settle('thousands', 'days are whole');
  }
  const examples = evidence.examples.of('eitherComma', 'eitherPoint');
  return {
    problem: message('interchange.twoReadings', { name, field: wordsOf(field), examples: examplesOf(examples) }),
  };
}

function settleUnit(
  field: Field,
  name: string,
  evidence: NumberEvidence,
  asked: UnitName | undefined,
  marks: MarkRules,
): Settled<UnitName | null> {
  if (asked !== undefined) return { reading: asked, how: [`in ${asked}, as --${field}-unit says`] };
  const usual = defaults[field] ?? null;
  const said = unitOfName(field, name);
  const other = (marks.comma ?? marks.point) === 'thousands' ? evidence.thousands : evidence.decimals;
  const spreads = [evidence.sure, other];
  const total = spreads.reduce((sum, { count }) => sum + count, 0);
  const mostAbove = (threshold: number): boolean => Spread.mostAbove(spreads, threshold);
  const mostBelow = (threshold: number): boolean => Spread.mostBelow(spreads, threshold);
  const examples = (): Message => examplesOf(evidence.examples.of('high', 'low'));
  if (field === 'weight') {
    const looks = mostAbove(100) ? 'g' : mostBelow(100) ? 'kg' : (said ?? 'kg');
    if (total > 0 && looks !== (said ?? 'kg'))
      return {
        problem: message('interchange.weightUnit', { name, said: said ?? 'none', looks, examples: examples() }),
      };
    return { reading: said ?? 'kg', how: [said === null ? 'in kg' : `in ${said}, as its name says`] };
  }
  if (field === 'height') {
    const looks = mostAbove(250) ? 'mm' : mostBelow(3) ? 'm' : mostBelow(250) ? 'cm' : (said ?? 'cm');
    if (total > 0 && looks !== (said ?? 'cm'))
      return {
        problem: message('interchange.heightUnit', { name, said: said ?? 'none', looks, examples: examples() }),
      };
    return { reading: said ?? 'cm', how: [said === null ? 'in cm' : `in ${said}, as its name says`] };
  }
  if (field === 'muac') {
    const unit = said ?? (mostAbove(40) ? 'mm' : 'cm');
    return {
      reading: unit,
      how: [
        said === null
          ? `in ${unit}, because most of its values are ${unit === 'mm' ? 'above' : 'below'} 40`
          : `in ${said}, as its name says`,
      ],
    };
  }
  return { reading: usual, how: usual === null ? [] : [`in ${usual}`] };
}

/** The unit that a column's name ends with: `Berat (kg)`, `weight_g`. */
function unitOfName(field: Field, name: string): UnitName | null {
  const plain = normalised(name);
  if (field === 'weight')
    return /(weight|wt|berat|beratbadan|bb)(in)?(g|gr|gram|grams)$/.test(plain) ? 'g' : plain.endsWith('kg') ? 'kg' : null;
  const unit = /(mm|cm)$/.exec(plain)?.[1];
  return unit === 'mm' || unit === 'cm' ? unit : field === 'height' && plain === 'heightm' ? 'm' : null;
}
