import { message, type Message } from '../base/messages/index.ts';
import { assessGrowth, type GrowthResult, lastDay } from '../growth/index.ts';
import { appendedColumns } from './growthAssessment/appended.ts';
import { type ColumnOptions, type Columns, findColumns } from './growthAssessment/columns.ts';
import { isSexName } from './growthAssessment/judge.ts';
import { type Measurement, readMeasurement } from './growthAssessment/readMeasurement.ts';
import { Summary } from './growthAssessment/summary.ts';
import { SuspectedValues } from './growthAssessment/suspectedValues.ts';
import { QualityTally } from '../quality/index.ts';
import { cellOf } from './prevalence/groups.ts';
import { classify } from './prevalence/indicators.ts';
import type { OpenedTable, OutputRow, Row } from './table/Table.ts';
import { joined, TableError, tableError } from './TableError.ts';
import { printable, UnreadableCell } from './values/text.ts';

export interface AssessmentOptions extends ColumnOptions {
  /** Append the categories of PMK 2/2020 too. */
  categories?: boolean;
}

/**
 * Assesses the measurements of a table by the WHO Child Growth Standards: writes its rows with z-scores and flags
 * appended (`appendedColumns`), in their order, and sums up. The file is read twice: first the columns are judged by all
 * rows, then the rows are scored. Memory does not grow with the rows.
 *
 * A row with a value that cannot be read gets empty scores, all of them, because its other values may have moved
 * as well, and is left out of prevalence.
 *
 * @param write takes the rows, the header first.
 * @throws TableError before anything is written when the table cannot be assessed as it is: a column missing or
 *   ambiguous, a value that can be two things, no row that has a score. While writing, when the rest of the file is
 *   damaged or a sampling weight is negative.
 */
export async function assessTable(
  table: OpenedTable,
  write: (rows: AsyncIterable<OutputRow>) => Promise<void>,
  options: AssessmentOptions = {},
): Promise<Summary> {
  const columns = await findColumns(table, options);
  const assessment = new Assessment(table, columns, options);
  await assessment.checkAnyScore();
  const appended = appendedColumns(options);
  const { summary, header } = assessment;
  const repeated = appended.names.filter((name) => header.some((column) => column.trim().toLowerCase() === name));
  if (repeated.length > 0)
    summary.notes.push(`the file already has ${repeated.map((name) => `"${name}"`).join(', ')}; the appended columns are the last ones`);

  await write(scored());
  summary.notes.push(...table.notes, ...columns.suspected.notes((field) => printable(header[columns.at[field] ?? -1] ?? '')));
  return summary;

  async function* scored(): AsyncGenerator<OutputRow> {
    yield { row: table.header, appended: appended.names };
    for await (const row of table.rows) {
      if (summary.rows === options.judgedRows) return;
      yield { row, appended: appended.cells(assessment.isHeader(row) ? null : assessment.assess(row)) };
      options.onRow?.('scoring', summary.rows, columns.judged.rows);
    }
  }
}

/** The assessment of one table, row by row. */
class Assessment {
  readonly header: readonly string[];
  readonly #table: OpenedTable;
  readonly #columns: Columns;
  readonly #most: number;
  readonly #hasQuality: boolean;
  summary: Summary;

  constructor(table: OpenedTable, columns: Columns, { judgedRows = Number.POSITIVE_INFINITY, quality = false }: AssessmentOptions) {
    this.#table = table;
    this.#columns = columns;
    this.#most = judgedRows;
    this.#hasQuality = quality;
    this.header = table.header.cells.map(table.text);
    this.summary = this.#empty();
  }

  #empty(): Summary {
    const { at, report } = this.#columns;
    const summary = new Summary(
      { hasCluster: at.cluster !== undefined, hasStrata: at.strata !== undefined, hasWeight: at.samplingWeight !== undefined },
      this.#table.about,
      report,
    );
    summary.repeatedHeaders = this.#columns.judged.repeatedHeaders;
    return summary;
  }

  /** @throws TableError when no row has a score, with what they lack. Reads as far as the first that has one. */
  async checkAnyScore(): Promise<void> {
    for await (const row of this.#table.rows) {
      if (this.isHeader(row)) continue;
      if (this.summary.rows === this.#most) break;
      this.assess(row);
      if (this.summary.scored + this.summary.byOedema > 0) break;
    }
    const { summary } = this;
    this.summary = this.#empty();
    this.#columns.suspected = new SuspectedValues();
    if (summary.scored + summary.byOedema === 0) throw new TableError([noScore(summary)]);
  }

  /** Whether a row repeats the header, as files put together from several have it. */
  isHeader({ cells }: Row): boolean {
    const { at, judged } = this.#columns;
    return judged.repeatedHeaders > 0 && at.sex !== undefined && isSexName(this.#table.text(cells[at.sex] ?? ''));
  }

  /** Assesses a row and counts it; null where it has no scores at all. */
  assess(row: Row): GrowthResult | null {
    const { summary, header } = this;
    const { text } = this.#table;
    summary.rows++;
    try {
      if (row.cells.length > header.length && row.cells.slice(header.length).some((cell) => cell !== '')) {
        throw new UnreadableCell(message('interchange.moreThanHeader', { values: row.cells.length, columns: header.length }));
      }
      const measurement = readMeasurement({ cells: row.cells, line: row.line, header, columns: this.#columns, text });
      const result = measurement.sex === null ? null : assessGrowth({ ...measurement, sex: measurement.sex });
      this.#count(measurement, result, row.line);
      return result;
    } catch (error) {
      if (!(error instanceof UnreadableCell)) throw error;
      summary.addProblem({
        row: summary.rows,
        line: row.line,
        column: error.column === null ? null : printable(error.column),
        problem: error.reason,
      });
      return null;
    }
  }

  #count(measurement: Measurement, result: GrowthResult | null, line: number): void {
    const { summary } = this;
    const { at } = this.#columns;
    const { sex, ageInDays, oedema, place, weightKg, heightCm } = measurement;
    const hasScore =
      result !== null &&
      (result.heightForAge ??
        result.weightForAge ??
        result.weightForHeight ??
        result.bmiForAge ??
        result.headCircumferenceForAge ??
        result.armCircumferenceForAge ??
        null) !== null;
    if (hasScore) summary.scored++;
    if (sex === null) summary.addLacking('sex', line);
    if (ageInDays === null) summary.addLacking('age', line);
    if (weightKg === null && at.weight !== undefined) summary.addLacking('weight', line);
    if (heightCm === null && at.height !== undefined) summary.addLacking('height', line);
    if (this.#hasQuality) this.#countQuality(measurement, result);
    // One beyond the last day of the standards is left out of prevalence altogether, as WHO's package does.
    if (ageInDays !== null && Math.floor(ageInDays + 0.5) > lastDay) return;
    if (oedema) summary.byOedema++;
    summary.tally.add(cellOf(sex, ageInDays), classify(result, oedema), place);
  }

  #countQuality({ sex, ageInDays, weightKg, heightCm, upperArmCircumferenceCm, group }: Measurement, result: GrowthResult | null): void {
    const { quality } = this.summary;
    for (const name of group === null ? [null] : [null, group]) {
      const tally = quality.get(name) ?? new QualityTally();
      quality.set(name, tally);
      if (quality.size > mostGroups) throw tableError('interchange.tooManyValues', { column: 'by', limit: mostGroups });
      tally.add({ sex, ageInDays, weightKg, heightCm, armCm: upperArmCircumferenceCm, whz: result?.weightForHeight?.value ?? null });
    }
  }
}

/** More groups than this are no teams. */
const mostGroups = 1000;

function noScore({ rows, unreadable, problems, lacking }: Summary): Message {
  if (rows === 0) return message('interchange.noRows');
  const rowsOf = (count: number) => message('interchange.rows', { count });
  const parts: Message[] = [];
  if (unreadable > 0) {
    const examples = problems
      .slice(0, 2)
      .map(({ line, column, problem }) =>
        column === null
          ? message('interchange.unreadable', { line, problem })
          : message('interchange.unreadableColumn', { line, column, problem }),
      );
    parts.push(message('interchange.rowsUnreadable', { rows: rowsOf(unreadable), examples: joined('interchange.semicolon', examples) }));
  }
  for (const [what, { rows: without, lines }] of lacking)
    parts.push(message('interchange.rowsWithout', { rows: rowsOf(without), what, lines: lines.slice(0, 2).join(', ') }));
  const why = parts.length === 0 ? message('interchange.beyondStandards') : joined('interchange.semicolon', parts);
  return message('interchange.noScore', { rows: rowsOf(rows), why });
}
