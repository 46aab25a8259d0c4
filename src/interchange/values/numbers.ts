import { message } from '../../base/messages/index.ts';
import { shown, UnreadableCell } from './text.ts';
import { type Dimension, type UnitName, unitNamed, units } from './units.ts';

/** The sign before decimals. */
export type DecimalMark = '.' | ',';

/** A number as it is written. */
export interface NumberText {
  /** Sign and digits with their marks, without spaces and apostrophes between thousands. */
  digits: string;
  /** The unit behind it. */
  unit: UnitName | null;
  form: NumberForm;
}

/**
 * How a number is written: without marks; with one that can only be the decimal point or comma; with one that can only
 * divide thousands (`1,234,567`, `1,234.5`: then the other mark is the decimal one); or with one that can be both (`1,000`).
 */
export type NumberForm = 'plain' | 'point' | 'comma' | 'thousandsPoint' | 'thousandsComma' | 'eitherPoint' | 'eitherComma';

const usual = /^\d+(?:\.\d{1,2})?$/;
const written = /^([+-]?)((?:\d[\d.,'’ ]*\d|\d)[.,]?|[.,]\d+)(e[+-]?\d+)?\s*([\p{L}()%.]*)$/iu;

/**
 * Takes a number apart; null where the text is none. A unit behind it must be one of its dimension.
 * @param text cleaned.
 */
export function numberText(text: string, dimension: Dimension | null): NumberText | null {
  // Nearly all numbers are written so.
  if (usual.test(text)) return { digits: text, unit: null, form: text.includes('.') ? 'point' : 'plain' };
  const parts = written.exec(text.replace(/^−/, '-'));
  if (parts === null) return null;
  const [, sign = '', body = '', exponent = '', word = ''] = parts;
  const unit = word === '' || dimension === null ? null : unitNamed(word, dimension);
  if (word !== '' && unit === null) return null;
  const digits = withoutSpaces(body);
  const form = digits === null ? null : formOf(digits);
  return form === null || digits === null ? null : { digits: sign + digits + exponent, unit, form };
}

/** Spaces and apostrophes divide thousands and nothing else: `1 234`, `1'234.5`; null where they stand elsewhere. */
function withoutSpaces(body: string): string | null {
  if (!/['’ ]/.test(body)) return body;
  return /^\d{1,3}(['’ ]\d{3})+([.,]\d+)?$/.test(body) ? body.replace(/['’ ]/g, '') : null;
}

function formOf(digits: string): NumberForm | null {
  if (/^\d+$/.test(digits)) return 'plain';
  const one = /^(\d*)([.,])(\d*)$/.exec(digits);
  if (one !== null) {
    const [, before = '', mark = '', after = ''] = one;
    const either = after.length === 3 && /^[1-9]\d{0,2}$/.test(before);
    return mark === '.' ? (either ? 'eitherPoint' : 'point') : either ? 'eitherComma' : 'comma';
  }
  if (/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(digits)) return 'thousandsComma';
  return /^\d{1,3}(\.\d{3})+(,\d*)?$/.test(digits) ? 'thousandsPoint' : null;
}

/** How many numbers of a column are written in each form. */
export type FormCounts = Record<NumberForm, number>;

export function noForms(): FormCounts {
  return { plain: 0, point: 0, comma: 0, thousandsPoint: 0, thousandsComma: 0, eitherPoint: 0, eitherComma: 0 };
}

/** What the marks that can be two things mean in a column: decimals or thousands; null where nothing decides. */
export interface MarkRules {
  point: 'decimal' | 'thousands' | null;
  comma: 'decimal' | 'thousands' | null;
}

/** What a column says of its marks by the numbers that can be read in one way only. */
export function marksOf(forms: FormCounts): MarkRules {
  return {
    point: decided(forms.point, forms.thousandsPoint, forms.comma + forms.thousandsPoint),
    comma: decided(forms.comma, forms.thousandsComma, forms.point + forms.thousandsComma),
  };
}

/**
 * @param decimal numbers in which the mark can only be the decimal one.
 * @param thousands in which it can only divide thousands.
 * @param otherDecimal in which the other one is the decimal mark.
 */
function decided(decimal: number, thousands: number, otherDecimal: number): 'decimal' | 'thousands' | null {
  if (decimal > 0) return thousands > 0 || otherDecimal > 0 ? null : 'decimal';
  return thousands > 0 || otherDecimal > 0 ? 'thousands' : null;
}

/**
 * The value of a number, in the unit that it carries, or the one of its column.
 * @throws UnreadableCell where its mark can be two things and the rules do not say which.
 */
export function valueOf(
  { digits, form, unit }: NumberText,
  rules: MarkRules,
  columnUnit: UnitName | null,
): { value: number; unit: UnitName | null } {
  return { value: plainValue(digits, form, rules), unit: unit ?? columnUnit };
}

function plainValue(digits: string, form: NumberForm, { point, comma }: MarkRules): number {
  switch (form) {
    case 'plain':
    case 'point':
      return Number(digits);
    case 'comma':
      return Number(digits.replace(',', '.'));
    case 'thousandsComma':
      return Number(digits.replaceAll(',', ''));
    case 'thousandsPoint':
      return Number(digits.replaceAll('.', '').replace(',', '.'));
    case 'eitherPoint':
      if (point === null) throw new UnreadableCell(message('interchange.twoNumbers', { value: shown(digits) }));
      return Number(point === 'decimal' ? digits : digits.replace('.', ''));
    case 'eitherComma':
      if (comma === null) throw new UnreadableCell(message('interchange.twoNumbers', { value: shown(digits) }));
      return Number(comma === 'decimal' ? digits.replace(',', '.') : digits.replace(',', ''));
  }
}

/** A value in the own unit of its dimension: kg, cm, days. Rounded where binary fractions would show. */
export function inOwnUnit(value: number, unit: UnitName): number {
  const { size } = units[unit];
  return size === 1 ? value : Number((value * size).toPrecision(12));
}
