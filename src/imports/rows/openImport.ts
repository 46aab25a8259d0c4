import type { Readable } from 'node:stream';
import { breathe } from '../../base/eventLoop.ts';
import { message } from '../../base/messages/index.ts';
import { normalised } from '../../interchange/growthAssessment/fields.ts';
import { TableError } from '../../interchange/TableError.ts';
import { isValue } from '../../interchange/table/header/joinedRows.ts';
import { findBlocks } from '../../interchange/table/header/blocks.ts';
import { openStream, openTable } from '../../interchange/table/openTable.ts';
import type { OpenedTable, OpenOptions, Row, TableFormat } from '../../interchange/table/Table.ts';
import { present } from '../../interchange/values/text.ts';
import type { FileRow, ImportFile } from '../contract.ts';
import type { ImportKind } from '../enums.ts';
import type { ImportField } from '../formats/fields.ts';
import { formats } from '../formats/index.ts';
import { lacking, type Mapping, placesOf } from '../formats/Mapping.ts';
import type { Places, WrittenPlace } from './places.ts';
import { readFacts } from './readFacts.ts';
import { RowCells } from './RowCells.ts';
import { type ReadingOptions, type SettledColumns, settleColumns } from './settleColumns.ts';

export interface ImportOptions extends ReadingOptions, Pick<OpenOptions, 'sheet' | 'separator' | 'encoding' | 'onBytes'> {
  kind: ImportKind;
  places: Places;
  /** The day that nothing in the file may be after. */
  today: string;
  /** A mapping of the user's own, in place of the known formats. */
  mapping?: Mapping;
  /** The village of all rows, where the file has no column for it. */
  village?: string;
}

/** An opened file, with what was found out of it. */
export interface OpenedImport extends ImportFile {
  readonly table: OpenedTable;
  /** The rows one by one, from the first. */
  all(): AsyncIterable<{ row: FileRow; source: Row }>;
  /** Places that were not found so far, as the file writes them, with the number of their rows. */
  readonly unplaced: ReadonlyMap<string, number>;
}

/**
 * Opens a file of a district: finds the format that its header fits, reads all rows once to settle how each column is read, and then gives
 * the rows with their facts. Memory does not grow with the rows.
 * @throws TableError for a file that cannot be read, has no known format, or can be read in two ways.
 */
export async function openImport(file: string | Readable, options: ImportOptions): Promise<OpenedImport> {
  const mappings = (options.mapping === undefined ? formats.filter(({ kind }) => kind === options.kind) : [options.mapping]).map(
    (mapping) => (options.village === undefined ? mapping : { ...mapping, values: { ...mapping.values, villageCode: options.village } }),
  );
  const opening: OpenOptions = { ...options, format: formatOf(mappings) };
  const table = typeof file === 'string' ? await openTable(file, opening) : await openStream(file, opening);
  try {
    const mapping = bestOf(mappings, table);
    return new TableImport(table, await settleColumns(table, mapping, options), options);
  } catch (error) {
    await table.close();
    throw error;
  }
}

/** What opening a file needs to know: the best of several formats decides. */
function formatOf(mappings: readonly Mapping[]): TableFormat {
  const repeated = new Set(mappings.flatMap(({ columns }) => [...(columns.weight ?? []), ...(columns.height ?? [])]).map(normalised));
  const format: TableFormat = {
    fit: (names) => {
      const best = mappings.map((mapping) => fitOf(mapping, names)).reduce((first, next) => (isBetter(next, first) ? next : first));
      const isWide = !best.measures && findBlocks(names, format) !== null && !best.enrols;
      return { fields: best.fields, complete: best.complete && !isWide, ambiguous: 0 };
    },
    isRepeated: (name) => repeated.has(normalised(name)),
  };
  return format;
}

interface Fit {
  fields: number;
  complete: boolean;
  measures: boolean;
  enrols: boolean;
}

function fitOf(mapping: Mapping, names: readonly string[]): Fit {
  const places = placesOf(mapping, names);
  const fields = new Set([...places.values()].flat()).size;
  const complete = lacking(mapping, places).length === 0;
  return { fields, complete, measures: places.has('weight') || places.has('height'), enrols: places.has('enrolledOn') };
}

function isBetter(one: Fit, other: Fit): boolean {
  return one.complete === other.complete ? one.fields > other.fields : one.complete;
}

/** @throws TableError that says what the nearest format lacks. Names of columns are not shown: the line may be one of people. */
function bestOf(mappings: readonly Mapping[], table: OpenedTable): Mapping {
  const header = table.header.cells.map((cell) => table.text(cell));
  const [first, ...others] = mappings.map((mapping) => ({ mapping, fit: fitOf(mapping, header) }));
  if (first === undefined) throw new Error('no format of this kind');
  const { mapping, fit } = others.reduce((best, next) => (isBetter(next.fit, best.fit) ? next : best), first);
  if (fit.complete) return mapping;
  if (fit.fields < fewestFields && header.some(isValue)) throw new TableError([message('interchange.valuesForHeader')]);
  throw new TableError([
    message('imports.otherFormat', {
      format: mapping.title,
      fields: lacking(mapping, placesOf(mapping, header)).map(columnsOf(mapping)).join('; '),
    }),
    message('imports.knownFormats', { formats: mappings.map(({ name }) => name).join(', ') }),
  ]);
}

/** Fewer fields than this are no header. */
const fewestFields = 2;

const columnsOf =
  ({ columns }: Mapping) =>
  (field: ImportField): string =>
    (columns[field] ?? [field]).slice(0, 3).join(' / ');

class TableImport implements OpenedImport {
  readonly unplaced = new Map<string, number>();

  constructor(
    readonly table: OpenedTable,
    readonly settled: SettledColumns,
    readonly options: ImportOptions,
  ) {}

  get kind(): ImportKind {
    return this.options.kind;
  }

  get format(): string {
    return this.settled.mapping.name;
  }

  get columns(): readonly string[] {
    return this.settled.names;
  }

  get rows(): number {
    return this.settled.rows;
  }

  async *all(): AsyncGenerator<{ row: FileRow; source: Row }> {
    let number = 0;
    for await (const source of this.table.rows) {
      if (this.settled.isHeader(source)) continue;
      if (source.cells.every((cell) => present(this.table.text(cell)) === null)) continue;
      number++;
      await breathe();
      yield { row: this.#read(source, number), source };
    }
  }

  async *slices(after: number, most: number): AsyncGenerator<FileRow[]> {
    let slice: FileRow[] = [];
    for await (const { row } of this.all()) {
      if (row.number <= after) continue;
      if (slice.length >= most && !belongTogether(slice.at(-1), row)) {
        yield slice;
        slice = [];
      }
      slice.push(row);
    }
    if (slice.length > 0) yield slice;
  }

  close(): Promise<void> {
    return this.table.close();
  }

  #read(source: Row, number: number): FileRow {
    const { names } = this.settled;
    const texts = source.cells.map((cell) => this.table.text(cell));
    const cells = new RowCells(this.settled, texts, source.kinds, this.options.today);
    const tooMany = texts.length > names.length && texts.slice(names.length).some((text) => text !== '');
    if (tooMany) cells.refuse(null, message('imports.tooManyCells', { count: texts.length, columns: names.length }));
    const facts = tooMany
      ? null
      : readFacts(cells, { kind: this.options.kind, places: this.options.places, unplaced: (place) => this.#countUnplaced(place) });
    return {
      number,
      line: source.line,
      cells: Object.fromEntries(names.map((name, at) => [name, texts[at] ?? ''])),
      problems: cells.problems,
      notes: cells.notes,
      villageCode: cells.villageCode,
      facts: cells.problems.length > 0 ? null : facts,
    };
  }

  #countUnplaced({ code, village, district }: WrittenPlace): void {
    const place = [district, village, code].filter((part) => part !== null).join(' / ');
    if (this.unplaced.size < mostUnplaced || this.unplaced.has(place)) this.unplaced.set(place, (this.unplaced.get(place) ?? 0) + 1);
  }
}

/** More places that are not found are no list of villages any more. */
const mostUnplaced = 1000;
/** More members of one family than this are no family: their rows need not be in one slice. */
const mostTogether = 60;

/** Rows of a family follow one another, and are planned together. */
function belongTogether(one: FileRow | undefined, other: FileRow): boolean {
  const [first, second] = [one?.facts, other.facts];
  if (first?.kind !== 'FAMILIES' || second?.kind !== 'FAMILIES') return false;
  return first.familyCard === second.familyCard && other.number - (one?.number ?? 0) < mostTogether;
}
