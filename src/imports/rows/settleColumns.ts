import { breathe } from '../../base/eventLoop.ts';
import { message, type Message } from '../../base/messages/index.ts';
import { defaultTimeZone } from '../../interchange/growthAssessment/columns.ts';
import { DateEvidence, NumberEvidence, SexEvidence } from '../../interchange/growthAssessment/evidence.ts';
import { normalised } from '../../interchange/growthAssessment/fields.ts';
import { evidenceFor } from '../../interchange/growthAssessment/judge.ts';
import { type NumberReading, settleNumbers } from '../../interchange/growthAssessment/settleNumbers.ts';
import { settleDates, settleSex, type SexCodes } from '../../interchange/growthAssessment/settleOthers.ts';
import { TableError } from '../../interchange/TableError.ts';
import type { OpenedTable, Row } from '../../interchange/table/Table.ts';
import { type DateOrder, type DateRules, daysIn } from '../../interchange/values/dates.ts';
import { present, printable } from '../../interchange/values/text.ts';
import type { UnitName } from '../../interchange/values/units.ts';
import { sexCode } from '../../interchange/values/words.ts';
import type { ImportField } from '../formats/fields.ts';
import { type Mapping, placesOf } from '../formats/Mapping.ts';

/** How the user says that a file is to be read, where it can be read in two ways. */
export interface ReadingOptions {
  decimal?: 'comma' | 'point';
  dateOrder?: DateOrder;
  weightUnit?: UnitName;
  heightUnit?: UnitName;
  sexCodes?: SexCodes;
  timeZone?: string;
  onRow?: (row: number) => void;
}

/** Where each field stands in a row, and how it is read: settled once by all rows of the file. */
export interface SettledColumns {
  readonly mapping: Mapping;
  /** Names of the columns; one that is there twice has its count behind it. */
  readonly names: readonly string[];
  readonly at: ReadonlyMap<ImportField, number>;
  readonly numbers: ReadonlyMap<ImportField, NumberReading>;
  readonly dates: DateRules;
  readonly sexCodes: SexCodes | undefined;
  /** Rows with a value. */
  readonly rows: number;
  readonly isHeader: (row: Row) => boolean;
}

/** Which reading of a survey's column a field takes. */
const numbers = {
  weight: 'weight',
  startWeight: 'weight',
  endWeight: 'weight',
  height: 'height',
  startHeight: 'height',
  endHeight: 'height',
  muac: 'muac',
  head: 'head',
} as const satisfies Partial<Record<ImportField, string>>;
const dates = { bornOn: 'born', measuredOn: 'measured', enrolledOn: 'measured', endedOn: 'measured' } as const satisfies Partial<
  Record<ImportField, string>
>;

/**
 * Reads all rows once and settles how each column is read.
 * @throws TableError for what can be two things, with the option that decides it.
 */
export async function settleColumns(table: OpenedTable, mapping: Mapping, options: ReadingOptions): Promise<SettledColumns> {
  const header = table.header.cells.map((cell) => table.text(cell).trim());
  const places = placesOf(mapping, header);
  const names = distinct(header);
  const compared = header.map(normalised);
  const isHeader = ({ cells }: Row): boolean =>
    cells.length > 0 && cells.length <= compared.length && compared.every((name, at) => normalised(table.text(cells[at] ?? '')) === name);
  const evidence = new Map<number, NumberEvidence | DateEvidence | SexEvidence>();
  const watch = (field: ImportField, gathered: unknown) => {
    for (const at of places.get(field) ?? []) evidence.set(at, gathered as NumberEvidence | DateEvidence | SexEvidence);
  };
  for (const [field, as] of Object.entries(numbers) as [keyof typeof numbers, 'weight'][]) watch(field, evidenceFor(as));
  for (const field of Object.keys(dates) as ImportField[]) watch(field, new DateEvidence());
  watch('sex', new SexEvidence());
  const filled = new Set<number>();
  const doubles = new Set([...places].flatMap(([field, at]) => (field !== 'pass' && at.length > 1 ? at : [])));
  let rows = 0;
  for await (const row of table.rows) {
    if (isHeader(row) || row.cells.every((cell) => present(table.text(cell)) === null)) continue;
    rows++;
    await breathe();
    options.onRow?.(rows);
    for (const at of doubles) if (present(table.text(row.cells[at] ?? '')) !== null) filled.add(at);
    for (const [at, gathered] of evidence) {
      const cell = row.cells[at];
      if (cell !== undefined && cell !== '') gathered.add(table.text(cell), row.line);
    }
  }

  const problems: Message[] = [];
  const at = new Map<ImportField, number>();
  for (const [field, positions] of places) {
    if (field === 'pass') continue;
    const [first, ...others] = positions.length === 1 ? positions : positions.filter((position) => filled.has(position));
    if (others.length > 0) problems.push(message('imports.columnTwice', { name: printable(header[first ?? 0] ?? '') }));
    else if (first !== undefined) at.set(field, first);
  }
  const nameOf = (field: ImportField): string => printable(header[at.get(field) ?? -1] ?? '');
  const readings = new Map<ImportField, NumberReading>();
  for (const [field, as] of Object.entries(numbers) as [keyof typeof numbers, 'weight'][]) {
    const gathered = evidence.get(at.get(field) ?? -1);
    if (!(gathered instanceof NumberEvidence)) continue;
    const isWeight = (as as string) === 'weight';
    const unit = isWeight ? (options.weightUnit ?? mapping.units.weight) : (options.heightUnit ?? mapping.units.size);
    const settled = settleNumbers(as, nameOf(field), gathered, {
      ...(unit === undefined || (as as string) === 'muac' ? {} : { unit }),
      ...(options.decimal === undefined ? {} : { decimal: options.decimal }),
    });
    if ('problem' in settled) problems.push(settled.problem);
    else readings.set(field, settled.reading);
  }
  const judged = (Object.entries(dates) as [keyof typeof dates, 'born' | 'measured'][]).flatMap(([field, as]) => {
    const gathered = evidence.get(at.get(field) ?? -1);
    return gathered instanceof DateEvidence ? [{ field: as, name: nameOf(field), evidence: gathered }] : [];
  });
  const order = settleDates(judged, options.dateOrder ?? mapping.dateOrder);
  if ('problem' in order) problems.push(order.problem);
  const sexes = evidence.get(at.get('sex') ?? -1);
  const codes =
    options.sexCodes ??
    (mapping.sexCodes === undefined
      ? undefined
      : new Map(
          Object.entries(mapping.sexCodes).map(([code, sex]) => [sexCode(code), sex === 'L' ? ('MALE' as const) : ('FEMALE' as const)]),
        ));
  const sex = sexes instanceof SexEvidence ? settleSex(nameOf('sex'), sexes, codes) : { reading: codes, how: [] };
  if ('problem' in sex) problems.push(sex.problem);
  if (problems.length > 0 || 'problem' in order || 'problem' in sex) throw new TableError(problems);
  return {
    mapping,
    names,
    at,
    numbers: readings,
    dates: { order: order.reading, dayOf: daysIn(options.timeZone ?? defaultTimeZone), countsFrom1904: table.countsFrom1904 },
    sexCodes: sex.reading,
    rows,
    isHeader,
  };
}

function distinct(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((name, at) => {
    const own = name === '' ? `#${at + 1}` : name;
    const count = (seen.get(own) ?? 0) + 1;
    seen.set(own, count);
    return count === 1 ? own : `${own} #${count}`;
  });
}
