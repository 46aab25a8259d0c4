import { message, type Message } from '../../base/messages/index.ts';
import { TableError, tableError } from '../TableError.ts';
import type { OpenedTable } from '../table/Table.ts';
import { ageInDays } from '../../growth/index.ts';
import { type DateOrder, type DateRules, daysIn } from '../values/dates.ts';
import { printable, UnreadableCell } from '../values/text.ts';
import type { UnitName } from '../values/units.ts';
import { type CandidateOptions, type Candidates, candidatesOf, hasAge, hasDates, missingColumns } from './candidates.ts';
import { DateEvidence, NumberEvidence, SexEvidence } from './evidence.ts';
import { type Field, optionOf, wordsOf } from './fields.ts';
import { evidenceKey, type Judged, judge } from './judge.ts';
import type { MissingCodes } from './missingCodes.ts';
import { readDates, readNumber } from './readCells.ts';
import { type NumberOptions, type NumberReading, type Settled, settleNumbers } from './settleNumbers.ts';
import { settleDates, settleDoubles, settlePlainAge, settleSex, type SexCodes } from './settleOthers.ts';
import { SuspectedValues } from './suspectedValues.ts';

export interface ColumnOptions extends CandidateOptions {
  weightUnit?: UnitName;
  heightUnit?: UnitName;
  /** Unit of the arm circumference. */
  muacUnit?: UnitName;
  /** What a mark is that can be two: `1,000`. */
  decimal?: 'comma' | 'point';
  /** How dates are written whose year does not stand first with four digits: day first by default. */
  dateOrder?: DateOrder;
  /** Where a moment is read as a day; Asia/Jakarta by default. */
  timeZone?: string;
  /** The numbers of days in cells that are no dates count from 1904. */
  countsFrom1904?: boolean;
  sexCodes?: SexCodes;
  /** Values that stand for "not measured". */
  missing?: MissingCodes;
  /** Rows that the columns are judged by; all when absent. */
  judgedRows?: number;
  /** Told of each row that is read; `total` is known when all rows have been judged. */
  onRow?: (phase: 'judging' | 'scoring', row: number, total: number | null) => void;
}

/** How a column is read, for the report. */
export interface ColumnReport {
  field: Field;
  name: string;
  /** From 1. */
  position: number;
  /** Why this column. */
  why: string;
  /** How its values are read: unit, decimal mark, order. */
  how: string[];
  /** Rows with a value. */
  present: number;
}

/** Where each field stands in a row (position from 0), and how it is read. */
export interface Columns {
  at: Partial<Record<Field, number>>;
  numbers: Partial<Record<Field, NumberReading>>;
  dates: DateRules;
  /** Unit of a column that is named only "age"; null where it is not used. */
  plainAge: 'days' | 'months' | null;
  sexCodes: SexCodes | undefined;
  missing: MissingCodes;
  suspected: SuspectedValues;
  report: ColumnReport[];
  judged: Judged;
}

export const defaultTimeZone = 'Asia/Jakarta';

/**
 * Finds the column of each field from the header, and how it is read from all rows: nothing is guessed that can be two
 * things.
 * @throws TableError that names the column, the line and the option to give.
 */
export async function findColumns(
  table: Pick<OpenedTable, 'header' | 'rows' | 'text' | 'countsFrom1904'>,
  options: ColumnOptions,
): Promise<Columns> {
  const header = table.header.cells.map((cell) => table.text(cell).trim());
  const { candidates, problems } = candidatesOf(header, options);
  if (problems.length > 0) throw missingColumns(header, candidates, problems);
  const missing = options.missing ?? new Map();
  const judged = await judge(table, candidates, missing, options);
  return new Settlement(header, candidates, judged, options, table.countsFrom1904).columns();
}

class Settlement {
  readonly #problems: Message[] = [];
  readonly #report: ColumnReport[] = [];
  readonly #at: Partial<Record<Field, number>> = {};

  constructor(
    readonly header: readonly string[],
    readonly candidates: Candidates,
    readonly judged: Judged,
    readonly options: ColumnOptions,
    readonly countsFrom1904: boolean,
  ) {}

  columns(): Columns {
    for (const field of Object.keys(this.candidates) as Field[]) this.#choose(field);
    this.#problems.push(...this.#usedTwice());
    const sexCodes = this.#settle('sex', (name, evidence) => settleSex(name, evidence as SexEvidence, this.options.sexCodes));
    const numbers: Columns['numbers'] = {};
    for (const field of ['weight', 'height', 'muac', 'head', 'ageDays', 'ageMonths', 'plainAge', 'samplingWeight'] as const) {
      const reading = this.#settle(field, (name, evidence) =>
        settleNumbers(field, name, evidence as NumberEvidence, this.#numberOptions(field)),
      );
      if (reading !== undefined) numbers[field] = reading;
    }
    const dates = this.#dates();
    const columns: Columns = {
      at: this.#at,
      numbers,
      dates,
      plainAge: null,
      sexCodes,
      missing: this.options.missing ?? new Map(),
      suspected: new SuspectedValues(),
      report: this.#report,
      judged: this.judged,
    };
    // What the dates of the rows say of the plain age can be read only when they are settled.
    if (this.#problems.length === 0)
      columns.plainAge =
        this.#settle('plainAge', (name, evidence) =>
          settlePlainAge(
            name,
            evidence as NumberEvidence,
            this.#evidence('height') as NumberEvidence | undefined,
            this.#knownAges(columns),
            !hasOtherAge(this.#at),
          ),
        ) ?? null;
    if (columns.plainAge === null) delete this.#at.plainAge;
    if (this.#problems.length > 0) throw new TableError(this.#problems);
    if (!hasAge(this.#at)) throw tableError('interchange.noAgeColumn');
    return columns;
  }

  #choose(field: Field): void {
    const positions = this.candidates[field] ?? [];
    const columns = positions.map((at) => ({
      at,
      name: printable(this.header[at] ?? ''),
      present: this.judged.evidence.get(evidenceKey(field, at))?.present ?? 0,
    }));
    const settled = settleDoubles(field, columns);
    if ('problem' in settled) {
      this.#problems.push(settled.problem);
      return;
    }
    this.#at[field] = settled.reading;
    const option = optionOf[field];
    const named = this.options.columns?.[field];
    const [how] = settled.how;
    const why = how ?? (typeof named === 'string' ? `named by ${option}` : 'recognised by its name');
    this.#report.push({
      field,
      name: this.#name(field),
      position: settled.reading + 1,
      why,
      how: [],
      present: this.#evidence(field)?.present ?? 0,
    });
  }

  #settle<E, T>(field: Field, by: (name: string, evidence: E) => Settled<T>): T | undefined {
    const evidence = this.#evidence(field);
    if (evidence === undefined) return undefined;
    const settled = by(this.#name(field), evidence as E);
    if ('problem' in settled) {
      this.#problems.push(settled.problem);
      return undefined;
    }
    this.#report.find((column) => column.field === field)?.how.push(...settled.how);
    return settled.reading;
  }

  #dates(): DateRules {
    const columns = (['born', 'measured'] as const).flatMap((field) => {
      const evidence = this.#evidence(field);
      return evidence instanceof DateEvidence && hasDates(this.#at) ? [{ field, name: this.#name(field), evidence }] : [];
    });
    const settled = settleDates(columns, this.options.dateOrder);
    if ('problem' in settled) this.#problems.push(settled.problem);
    const timeZone = this.options.timeZone ?? defaultTimeZone;
    const countsFrom1904 = this.options.countsFrom1904 ?? this.countsFrom1904;
    for (const { field, evidence } of columns) {
      const how = this.#report.find((column) => column.field === field)?.how;
      if ('reading' in settled && evidence.forms.numbers > 0) how?.push(...settled.how);
      if (evidence.twoDigits > 0)
        how?.push(
          field === 'born'
            ? 'years of two digits in the century that gives a child under five'
            : 'years of two digits in the last hundred years',
        );
      if (evidence.forms.moment > 0) how?.push(`moments as the day in ${timeZone}`);
      if (evidence.forms.serial > 0) how?.push(`numbers as days since ${countsFrom1904 ? '1904' : '1900'}`);
    }
    return { order: 'reading' in settled ? settled.reading : 'dmy', dayOf: daysIn(timeZone), countsFrom1904 };
  }

  /** The plain ages of the first rows beside those that their dates give. */
  #knownAges(columns: Columns): { plain: number; days: number }[] {
    const { born: bornAt, measured: measuredAt, plainAge: plainAt } = this.#at;
    const reading = columns.numbers.plainAge;
    if (bornAt === undefined || measuredAt === undefined || plainAt === undefined || reading === undefined) return [];
    return this.judged.sample.flatMap((cells) => {
      try {
        const { born, measured } = readDates(cells[bornAt] ?? '', cells[measuredAt] ?? '', columns.dates);
        const plain = readNumber(cells[plainAt] ?? '', 'age', reading);
        return born === null || measured === null || plain?.unit !== null ? [] : [{ plain: plain.value, days: ageInDays(born, measured) }];
      } catch (error) {
        if (error instanceof UnreadableCell) return [];
        throw error;
      }
    });
  }

  #numberOptions(field: Field): NumberOptions {
    const { weightUnit, heightUnit, muacUnit, decimal } = this.options;
    const unit = field === 'weight' ? weightUnit : field === 'height' ? heightUnit : field === 'muac' ? muacUnit : undefined;
    return { ...(unit === undefined ? {} : { unit }), ...(decimal === undefined ? {} : { decimal }) };
  }

  #evidence(field: Field) {
    const at = this.#at[field];
    return at === undefined ? undefined : this.judged.evidence.get(evidenceKey(field, at));
  }

  #name(field: Field): string {
    return printable(this.header[this.#at[field] ?? -1] ?? '');
  }

  /** Columns that two fields would be read from; a group may be any column. */
  #usedTwice(): Message[] {
    const fields = (Object.entries(this.#at) as [Field, number][]).filter(([field]) => !['by', 'cluster', 'strata'].includes(field));
    return fields.flatMap(([field, index], position) =>
      fields
        .slice(0, position)
        .filter(([, other]) => other === index)
        .map(([other]) => message('interchange.usedTwice', { column: this.#name(field), field: wordsOf(other), other: wordsOf(field) })),
    );
  }
}

function hasOtherAge(at: Columns['at']): boolean {
  return at.ageDays !== undefined || at.ageMonths !== undefined || hasDates(at);
}
