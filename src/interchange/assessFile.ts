import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { writeWhole } from './atomicFile.ts';
import { type AssessmentOptions, assessTable } from './growthAssessment.ts';
import type { Summary } from './growthAssessment/summary.ts';
import type { Estimate } from './prevalence/estimate.ts';
import { estimatesCsv, estimatesJson } from './prevalence/report.ts';
import { writeCsv } from './table/csv/writeCsv.ts';
import { openStream, openTable } from './table/openTable.ts';
import type { OpenOptions } from './table/Table.ts';
import { writeXlsx } from './table/xlsx/writeXlsx.ts';
import { TableError } from './TableError.ts';

export interface FileOptions extends AssessmentOptions, OpenOptions {
  /** File for the rows, `.csv` or `.xlsx`; `stdout` when absent. */
  out?: string;
  /** File for the prevalence table, `.csv` or `.json`. */
  prevalenceOut?: string;
  /** Write scores in CSV with a decimal comma. */
  decimalComma?: boolean;
}

/**
 * Assesses a file of measurements into another one; `-` reads standard input. Output files appear whole or not at all,
 * and never take the place of the input.
 * @throws TableError for a file or an option that cannot be worked with; what the file system refuses, as it comes.
 */
export async function assessFile(file: string, streams: { stdin: Readable; stdout: Writable }, options: FileOptions): Promise<{ summary: Summary; estimates: Estimate[] }> {
  const { out, prevalenceOut } = options;
  if (out !== undefined) await checkOutput(out, '--out', ['.csv', '.xlsx'], file);
  if (prevalenceOut !== undefined) await checkOutput(prevalenceOut, '--prevalence-out', ['.csv', '.json'], file);
  if (out !== undefined && prevalenceOut !== undefined && (await isSame(out, prevalenceOut))) throw new TableError('--out and --prevalence-out are the same file');

  const table = file === '-' ? await openStream(streams.stdin, options) : await openTable(file, options);
  try {
    const assess = (output: Writable): Promise<Summary> =>
      assessTable(table, (rows) => (isXlsx(out) ? writeXlsx(table, rows, output, 'growth') : writeCsv(table, rows, output, options.decimalComma === true)), options);
    const summary = out === undefined ? await assess(streams.stdout) : await writeWhole(out, assess);
    const estimates = summary.estimates();
    if (prevalenceOut !== undefined) {
      const text = extension(prevalenceOut) === '.json' ? estimatesJson(estimates) : estimatesCsv(estimates);
      await writeWhole(prevalenceOut, (output) => Promise.resolve(void output.write(text)));
    }
    return { summary, estimates };
  } finally {
    await table.close();
  }
}

async function checkOutput(path: string, option: string, extensions: readonly string[], input: string): Promise<void> {
  if (!extensions.includes(extension(path))) throw new TableError(`${option} takes a name that ends in ${extensions.join(' or ')}`);
  if (input !== '-' && (await isSame(path, input))) throw new TableError(`${option} is the input itself, which is never overwritten`);
  await access(dirname(path), constants.W_OK);
  const there = await stat(path).catch(() => null);
  if (there !== null && !there.isFile()) throw new TableError(`${option} is not a file`);
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
