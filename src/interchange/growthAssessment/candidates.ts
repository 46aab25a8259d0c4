import { message, type Message } from '../../base/messages/index.ts';
import { joined, TableError, tableError } from '../TableError.ts';
import type { HeaderFit, TableFormat } from '../table/Table.ts';
import { isValue } from '../table/header/joinedRows.ts';
import { printable } from '../values/text.ts';
import { type Field, names, normalised, optionOf, recognised, wordsOf } from './fields.ts';

/** Which column a field is read from: its name in the header, or `#3` for its position; `false`: the file has none. */
export type ColumnChoice = Partial<Record<Field, string | false>>;

export interface CandidateOptions {
  columns?: ColumnChoice;
  /** Also BMI, head and arm circumference for age. */
  allIndicators?: boolean;
  /** Also what the quality report needs. */
  quality?: boolean;
}

/** The columns that a field may be read from, by position from 0: several where the header does not decide. */
export type Candidates = Partial<Record<Field, number[]>>;

const allAgeFields = ['ageDays', 'born', 'measured', 'ageMonths', 'plainAge'] as const;
const named = ['cluster', 'strata', 'samplingWeight'] as const;

/** What the header says of each field; problems are what it lacks, in words for the user. */
export function candidatesOf(header: readonly string[], options: CandidateOptions): { candidates: Candidates; problems: Message[] } {
  const choice = options.columns ?? {};
  const problems: Message[] = [];
  const candidates: Candidates = {};
  const find = (field: Field, isNeeded = false): void => {
    const chosen = choice[field];
    if (chosen === false) return;
    const option = optionOf[field];
    const found = chosen === undefined ? recognised(header, field) : columnsNamed(header, chosen);
    if (found.length > 0) candidates[field] = found;
    else if (chosen !== undefined) problems.push(message('interchange.noColumnNamed', { name: printable(chosen), option }));
    else if (isNeeded)
      problems.push(
        field === 'weight' || field === 'height'
          ? message('interchange.noColumnOptional', { field: wordsOf(field), option, without: option.replace('--', '--no-') })
          : message('interchange.noColumn', { field: wordsOf(field), option }),
      );
  };
  find('sex', true);
  find('weight', true);
  find('height', true);
  for (const field of ageFields(choice)) find(field);
  find('position');
  find('oedema');
  for (const field of named) find(field);
  if (options.allIndicators === true || options.quality === true || choice.muac !== undefined) find('muac');
  if (options.allIndicators === true || choice.head !== undefined) find('head');
  if (options.quality === true || choice.by !== undefined) find('by');
  // A chosen column that does not exist has been reported already.
  const reported = allAgeFields.some((field) => choice[field] !== undefined && candidates[field] === undefined && choice[field] !== false);
  if (!hasAge(candidates) && !reported) problems.push(message('interchange.noAgeColumn'));
  return { candidates, problems };
}

/** What opening a file needs to know of these columns. */
export function growthFormat(options: CandidateOptions): TableFormat {
  const repeated = new Set([...names.weight, ...names.height]);
  return {
    fit: (header): HeaderFit => {
      const { candidates, problems } = candidatesOf(header, options);
      return {
        fields: Object.keys(candidates).length,
        complete: problems.length === 0,
        ambiguous: Object.values(candidates).filter((positions) => positions.length > 1).length,
      };
    },
    isRepeated: (name) => repeated.has(normalised(name)),
  };
}

/** Fewer fields than this are no header, but words that happen to be names of columns. */
const fewestFields = 2;
const namesShown = 60;

/** What a header lacks, with the header; a line that may be something else, with names of people in it, is not shown. */
export function missingColumns(header: readonly string[], candidates: Candidates, problems: readonly Message[]): TableError {
  const isHeader = Object.keys(candidates).length >= fewestFields && !header.some(isValue);
  if (!isHeader && header.some(isValue)) return tableError('interchange.valuesForHeader');
  const known = (Object.keys(candidates) as Field[]).map(wordsOf);
  if (!isHeader)
    return new TableError([
      known.length === 0
        ? message('interchange.noHeader')
        : message('interchange.littleHeader', { field: joined('interchange.andThe', known) }),
      ...problems,
    ]);
  return new TableError([...problems, message('interchange.headerHas', { names: list(header, [...header.keys()]) })]);
}

/** The ways to an age that come into question: those that were chosen, else all. */
function ageFields(choice: ColumnChoice): readonly Field[] {
  const chosen = allAgeFields.filter((field) => choice[field] !== undefined);
  if (chosen.length === 0) return allAgeFields;
  // One of the two dates was named: the other may still be recognised.
  return chosen.includes('born') || chosen.includes('measured') ? [...new Set([...chosen, 'born', 'measured'] as const)] : chosen;
}

export function hasAge(at: Partial<Record<Field, unknown>>): boolean {
  return at.ageDays !== undefined || at.ageMonths !== undefined || at.plainAge !== undefined || hasDates(at);
}

export function hasDates(at: Partial<Record<Field, unknown>>): boolean {
  return at.born !== undefined && at.measured !== undefined;
}

/** The columns of a name that the user gave: by position, exactly so, else without regard to case and outer spaces. */
function columnsNamed(header: readonly string[], name: string): number[] {
  const exact = [...header.keys()].filter((index) => header[index] === name);
  if (exact.length > 0) return exact;
  const position = /^#(\d+)$/.exec(name)?.[1];
  if (position !== undefined) return Number(position) >= 1 && Number(position) <= header.length ? [Number(position) - 1] : [];
  const folded = name.trim().toLowerCase();
  return [...header.keys()].filter((index) => header[index]?.trim().toLowerCase() === folded);
}

export function list(header: readonly string[], indexes: readonly number[]): string {
  const shown = indexes
    .slice(0, namesShown)
    .map((index) => `"${printable(header[index] ?? '')}"`)
    .join(', ');
  return shown + (indexes.length > namesShown ? ` and ${indexes.length - namesShown} more` : '');
}

/** A column name as it can be given on a command line. */
export function quoted(name: string): string {
  return /^[\w-]+$/.test(name) ? name : `"${printable(name)}"`;
}
