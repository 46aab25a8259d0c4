import { assessGrowth, type GrowthResult, lastDay } from '../growth/index.ts';
import { appendedColumns } from './growthAssessment/appended.ts';
import { UnreadableCell } from './growthAssessment/cells.ts';
import { type ColumnOptions, type Columns, findColumns } from './growthAssessment/columns.ts';
import { type Measurement, readMeasurement } from './growthAssessment/readMeasurement.ts';
import { Summary } from './growthAssessment/summary.ts';
import { cellOf } from './prevalence/groups.ts';
import { classify } from './prevalence/indicators.ts';
import type { OutputRow, Row, Table } from './table/Table.ts';

export interface AssessmentOptions extends ColumnOptions {
  /** Append the categories of PMK 2/2020 too. */
  categories?: boolean;
}

/** The first rows, from which units and meanings are decided where the header leaves them open. */
const sampleRows = 1000;

/**
 * Assesses the measurements of a table by the WHO Child Growth Standards: writes its rows with z-scores and flags
 * appended (`appendedColumns`), in their order, and sums up. Memory does not grow with the rows.
 *
 * A row with a value that cannot be read gets empty scores, all of them, because its other values may have moved
 * as well, and is left out of prevalence.
 *
 * @param write takes the rows, the header first.
 * @throws TableError before anything is written when the table cannot be assessed as it is: a column missing or
 *   ambiguous. While writing, when the rest of the file is damaged or a sampling weight is negative.
 */
export async function assessTable(table: Table, write: (rows: AsyncIterable<OutputRow>) => Promise<void>, options: AssessmentOptions = {}): Promise<Summary> {
  const rows = table.rows[Symbol.asyncIterator]();
  const sample = await take(rows, sampleRows);
  const header = table.header.cells.map(table.text);
  const columns = findColumns(header, sample.map(({ cells }) => cells), options);
  const summary = new Summary({ hasCluster: columns.at.cluster !== undefined, hasStrata: columns.at.strata !== undefined, hasWeight: columns.at.samplingWeight !== undefined });
  const appended = appendedColumns(options);
  const repeated = appended.names.filter((name) => header.some((column) => column.trim().toLowerCase() === name));
  if (repeated.length > 0) summary.notes.push(`the file already has ${repeated.map((name) => `"${name}"`).join(', ')}; the appended columns are the last ones`);

  await write(scored());
  summary.notes.push(...table.notes, ...columns.notes, ...columns.suspected.notes((field) => header[columns.at[field] ?? -1] ?? ''));
  return summary;

  async function* scored(): AsyncGenerator<OutputRow> {
    yield { row: table.header, appended: appended.names };
    for (const row of sample) yield { row, appended: appended.cells(assess(row, header, columns, summary, table.text)) };
    for await (const row of { [Symbol.asyncIterator]: () => rows }) yield { row, appended: appended.cells(assess(row, header, columns, summary, table.text)) };
  }
}

/** Assesses a row and counts it; null where it has no scores at all. */
function assess(row: Row, header: readonly string[], columns: Columns, summary: Summary, text: Table['text']): GrowthResult | null {
  summary.rows++;
  try {
    if (row.cells.length > header.length && row.cells.slice(header.length).some((cell) => cell !== '')) {
      throw new UnreadableCell(`${row.cells.length} values, but the header has ${header.length} (a decimal comma without quotes?)`);
    }
    const measurement = readMeasurement(row.cells, header, columns);
    const result = measurement.sex === null ? null : assessGrowth({ ...measurement, sex: measurement.sex });
    if (measurement.sex === null) summary.withoutSex++;
    count(measurement, result, summary);
    return result;
  } catch (error) {
    if (!(error instanceof UnreadableCell)) throw error;
    summary.addProblem({ row: summary.rows, line: row.line, column: error.column, problem: text(error.message) });
    return null;
  }
}

/** Counts a child for prevalence; one beyond the last day of the standards is left out altogether, as WHO's package does. */
function count({ sex, ageInDays, oedema, place }: Measurement, result: GrowthResult | null, summary: Summary): void {
  if (ageInDays !== null && Math.floor(ageInDays + 0.5) > lastDay) return;
  summary.tally.add(cellOf(sex, ageInDays), classify(result, oedema), place);
}

async function take<T>(items: AsyncIterator<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) {
    const next = await items.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}
