import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { writeWhole } from './atomicFile.ts';
import { type AssessmentOptions, assessTable } from './growthAssessment.ts';
import type { Summary } from './growthAssessment/summary.ts';
import type { Estimate } from './prevalence/estimate.ts';
import { reportRecord } from './growthAssessment/report.ts';
import { estimatesCsv, estimatesJson } from './prevalence/report.ts';
import { writeCsv } from './table/csv/writeCsv.ts';
import { openStream, openTable } from './table/openTable.ts';
import { growthFormat } from './growthAssessment/candidates.ts';
import type { OpenOptions, OutputRow } from './table/Table.ts';
import { writeXlsx } from './table/xlsx/writeXlsx.ts';
import { TableError, tableError } from './TableError.ts';

export interface FileOptions extends AssessmentOptions, Omit<OpenOptions, 'format'> {
  /** File for the rows, `.csv` or `.xlsx`; `stdout` when absent. */
  out?: string;
  /** File for the prevalence table, `.csv` or `.json`. */
  prevalenceOut?: string;
  /** File for the report of how the file was read, `.json`. */
  report?: string;
  /** Read the first 1,000 rows, write no rows, and only tell how they are read. */
  explain?: boolean;
  /** Write scores in CSV with a decimal comma. */
  decimalComma?: boolean;
}

/**
 * Assesses a file of measurements into another one; `-` reads standard input. Output files appear whole or not at all,
 * and never take the place of the input.
 * @throws TableError for a file or an option that cannot be worked with; what the file system refuses, as it comes.
 */
export async function assessFile(
  file: string,
  streams: { stdin: Readable; stdout: Writable },
  options: FileOptions,
): Promise<{ summary: Summary; estimates: Estimate[] }> {
  const { out, prevalenceOut, report } = options;
  if (out !== undefined) await checkOutput(out, '--out', ['.csv', '.xlsx'], file);
  if (prevalenceOut !== undefined) await checkOutput(prevalenceOut, '--prevalence-out', ['.csv', '.json'], file);
  if (report !== undefined) await checkOutput(report, '--report', ['.json'], file);
  await checkDistinct({ '--out': out, '--prevalence-out': prevalenceOut, '--report': report });

  try {
    return await assess(file, streams, options);
  } catch (error) {
    // Programs learn from the report why there is no other.
    if (report !== undefined && error instanceof TableError) await writeJson(report, { refused: error.message });
    throw error;
  }
}

async function assess(
  file: string,
  streams: { stdin: Readable; stdout: Writable },
  options: FileOptions,
): Promise<{ summary: Summary; estimates: Estimate[] }> {
  const { out, prevalenceOut, report, explain = false } = options;
  const opening = { ...options, format: growthFormat(options) };
  const table = file === '-' ? await openStream(streams.stdin, opening) : await openTable(file, opening);
  try {
    const write = (output: Writable): Promise<Summary> =>
      assessTable(
        table,
        (rows) => (isXlsx(out) ? writeXlsx(table, rows, output, 'growth') : writeCsv(table, rows, output, options.decimalComma === true)),
        options,
      );
    const summary = explain
      ? await assessTable(table, passOver, { ...options, judgedRows: rowsExplained })
      : out === undefined
        ? await write(streams.stdout)
        : await writeWhole(out, write);
    const estimates = summary.estimates();
    if (report !== undefined) await writeJson(report, reportRecord(summary, estimates));
    if (prevalenceOut !== undefined) {
      const text = extension(prevalenceOut) === '.json' ? estimatesJson(estimates) : estimatesCsv(estimates);
      await writeWhole(prevalenceOut, (output) => Promise.resolve(void output.write(text)));
    }
    return { summary, estimates };
  } finally {
    await table.close();
  }
}

function writeJson(path: string, record: unknown): Promise<void> {
  return writeWhole(path, (output) => Promise.resolve(void output.write(`${JSON.stringify(record, null, 2)}\n`)));
}

/** So many rows are read to explain how. */
const rowsExplained = 1000;

async function passOver(rows: AsyncIterable<OutputRow>): Promise<void> {
  const all = rows[Symbol.asyncIterator]();
  while ((await all.next()).done !== true);
}

async function checkDistinct(outputs: Record<string, string | undefined>): Promise<void> {
  const given = Object.entries(outputs).flatMap(([option, path]) => (path === undefined ? [] : [{ option, path }]));
  for (const [index, one] of given.entries()) {
    for (const other of given.slice(index + 1))
      if (await isSame(one.path, other.path)) throw tableError('interchange.sameFile', { option: one.option, other: other.option });
  }
}

async function checkOutput(path: string, option: string, extensions: readonly string[], input: string): Promise<void> {
  if (!extensions.includes(extension(path))) throw tableError('interchange.outputEnding', { option, endings: extensions });
  if (input !== '-' && (await isSame(path, input))) throw tableError('interchange.outputIsInput', { option });
  await access(dirname(path), constants.W_OK);
  const there = await stat(path).catch(() => null);
  if (there !== null && !there.isFile()) throw tableError('interchange.outputNotAFile', { option });
}

function isXlsx(path: string | undefined): boolean {
  return path !== undefined && extension(path) === '.xlsx';
}

function extension(path: string): string {
  return extname(path).toLowerCase();
}

/** Whether two paths are one file, by whatever names; one that does not exist yet is known by its path alone. */
async function isSame(one: string, other: string): Promise<boolean> {
  const resolved = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));
  if ((await resolved(one)) === (await resolved(other))) return true;
  const [first, second] = await Promise.all([stat(one).catch(() => null), stat(other).catch(() => null)]);
  return first !== null && second !== null && first.ino === second.ino && first.dev === second.dev;
}
