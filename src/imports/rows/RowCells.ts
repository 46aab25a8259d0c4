import { nikProblem } from '../../access/nik/nikStructure.ts';
import type { AreaCode } from '../../base/areaCode.ts';
import { HubError } from '../../base/errors.ts';
import { message, type Message } from '../../base/messages/index.ts';
import { checkFamilyCard } from '../../families/index.ts';
import { latestYear } from '../../interchange/growthAssessment/readCells.ts';
import { dateText, isNoDate, isoDate } from '../../interchange/values/dates.ts';
import { inOwnUnit, type MarkRules, numberText, valueOf } from '../../interchange/values/numbers.ts';
import { cleaned, detached, present, UnreadableCell, shown } from '../../interchange/values/text.ts';
import type { Dimension, UnitName } from '../../interchange/values/units.ts';
import type { RowRemark } from '../contract.ts';
import type { ImportField } from '../formats/fields.ts';
import type { SettledColumns } from './settleColumns.ts';

/** Of small numbers with decimals: nobody writes thousands there. */
const decimals: MarkRules = { point: 'decimal', comma: 'decimal' };

/** The cells of a row by field, read one by one; what cannot be read becomes a problem, what is left out a note. */
export class RowCells {
  readonly problems: RowRemark[] = [];
  readonly notes: RowRemark[] = [];
  /** The village of the row, once its place was read. */
  villageCode: AreaCode | null = null;

  constructor(
    readonly columns: SettledColumns,
    readonly cells: readonly string[],
    /** What each cell was, where the file knows (`Row.kinds`). */
    readonly kinds: string | undefined,
    readonly today: string,
  ) {}

  has(field: ImportField): boolean {
    return this.columns.at.has(field) || this.columns.mapping.values[field] !== undefined;
  }

  nameOf(field: ImportField): string | null {
    return this.columns.names[this.columns.at.get(field) ?? -1] ?? null;
  }

  refuse(field: ImportField | null, text: Message): null {
    this.problems.push({ column: field === null ? null : this.nameOf(field), message: text });
    return null;
  }

  note(field: ImportField | null, text: Message): null {
    this.notes.push({ column: field === null ? null : this.nameOf(field), message: text });
    return null;
  }

  /** A text without outer and double spaces, null where there is none. */
  text(field: ImportField): string | null {
    const at = this.columns.at.get(field);
    const own = at === undefined ? null : present(this.cells[at] ?? '');
    const text = own ?? this.columns.mapping.values[field] ?? null;
    return text === null ? null : detached(cleaned(text));
  }

  /** A text that must be there. */
  needed(field: ImportField): string | null {
    return this.text(field) ?? this.refuse(field, message('imports.missing', { field: message('imports.field', { field }) }));
  }

  name(field: ImportField): string | null {
    const name = this.text(field)?.replace(/\0/g, '') ?? null;
    return name !== null && name.length > longestName ? this.refuse(field, message('imports.nameTooLong', { longest: longestName })) : name;
  }

  /** A number in the unit of the standards, kg or cm, as the file's column is read. */
  size(field: ImportField, dimension: Dimension): number | null {
    const reading = this.columns.numbers.get(field);
    return reading === undefined ? null : this.#number(field, dimension, reading.marks, reading.unit);
  }

  /** A number with decimals by itself, whose column nothing is to be settled for. */
  decimal(field: ImportField, dimension: Dimension | null = null): number | null {
    return this.#number(field, dimension, decimals, null);
  }

  #number(field: ImportField, dimension: Dimension | null, marks: MarkRules, columnUnit: UnitName | null): number | null {
    const text = this.text(field);
    if (text === null) return null;
    // So many digits no measurement has, but an identity number in the wrong column.
    const number = text.replace(/\D/g, '').length > mostDigits ? null : numberText(text, dimension);
    if (number === null) return this.refuse(field, message('imports.notANumber', { value: shown(text) }));
    const { value, unit } = valueOf(number, marks, columnUnit);
    return unit === null ? value : inOwnUnit(value, unit);
  }

  /** A day that exists and is not in the future. @param century the year that two digits stand for. */
  date(field: ImportField, century: (year: number, month: number, day: number) => number = latestYear): string | null {
    const text = this.text(field);
    if (text === null || isNoDate(text)) return null;
    const date = dateText(text);
    if (date === null) return this.refuse(field, message('imports.notADate', { value: shown(text) }));
    try {
      const day = isoDate(date, text, this.columns.dates, century);
      return day > this.today ? this.refuse(field, message('imports.dateInFuture', { date: day, today: this.today })) : day;
    } catch (error) {
      if (!(error instanceof UnreadableCell)) throw error;
      return this.refuse(field, message('imports.noSuchDay', { value: shown(text) }));
    }
  }

  /** 16 digits that may be a NIK; what was rounded by a spreadsheet is none, because another child may have it. */
  nik(field: ImportField): string | null {
    const number = this.#wholeNumber(field);
    if (number === null) return null;
    const problem = nikProblem(number);
    return problem === null ? number : this.note(field, message('imports.nikInvalid', { problem }));
  }

  /** The number of a family card, as `nik`. */
  card(field: ImportField): string | null {
    const number = this.#wholeNumber(field);
    if (number === null) return null;
    try {
      checkFamilyCard(number, []);
      return number;
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      return this.note(field, message('imports.cardInvalid', { problem: error.text }));
    }
  }

  /** The digits of an identity number; null for none, and for one of which a spreadsheet has lost digits. */
  #wholeNumber(field: ImportField): string | null {
    const text = this.text(field);
    if (text === null) return null;
    const number = text.replace(/[\s.'-]/g, '');
    if (/^0+$/.test(number)) return null;
    if (/^\d[\d.,]*e\+?\d+$/i.test(text)) return this.note(field, message('imports.nikScientific'));
    const isNumber = this.kinds?.[this.columns.at.get(field) ?? -1] === 'n';
    // Excel keeps 15 digits of a number.
    return isNumber && number.endsWith('0') ? this.note(field, message('imports.nikRounded')) : number;
  }

  /** The numbers of RT and RW, each with three digits; `03/02` in one column is both. */
  units(): { rt: string | null; rw: string | null } {
    const [rt = null, rwBesideRt = null] = (this.text('rt') ?? '').split('/').map((part) => part.trim() || null);
    return { rt: this.#unit('rt', rt), rw: this.#unit('rw', this.text('rw') ?? rwBesideRt) };
  }

  #unit(field: 'rt' | 'rw', text: string | null): string | null {
    const digits = text?.replace(/^r[tw]\b[.\s]*/i, '').replace(/[.,]0+$/, '') ?? null;
    if (digits === null || /^0+$/.test(digits)) return null;
    return /^\d{1,3}$/.test(digits) ? digits.padStart(3, '0') : this.note(field, message('imports.unitInvalid'));
  }

  /** A yes or no. */
  answer(field: ImportField): boolean | null {
    const text = this.text(field)?.toLowerCase();
    if (text === undefined) return null;
    if (/^(1|y|ya|iya|yes|true|ada|penerima|aktif)$/.test(text)) return true;
    if (/^(0|2|t|tidak|tdk|no|n|false|bukan|bukan penerima|tidak aktif)$/.test(text)) return false;
    return this.refuse(field, message('imports.notAnAnswer', { value: shown(text) }));
  }
}

const longestName = 100;
const mostDigits = 8;
