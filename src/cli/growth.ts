import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Command, InvalidArgumentError, Option } from 'commander';
import { assessCsv, type ColumnChoice, GrowthCsvError, type GrowthCsvOptions, type Prevalence, type Separator, type Summary } from '../interchange/growthCsv.ts';

/** Options as the command line gives them; `false` comes from `--no-weight` and `--no-height`. */
interface AssessOptions {
  sex?: string;
  ageDays?: string;
  ageMonths?: string;
  born?: string;
  measured?: string;
  weight?: string | boolean;
  height?: string | boolean;
  position?: string;
  oedema?: string;
  muac?: string;
  head?: string;
  separator?: Separator;
  muacUnit?: 'cm' | 'mm';
  dateOrder?: 'dmy' | 'mdy';
  decimalComma?: boolean;
  allIndicators?: boolean;
}

/** Exit code for a file or an option that the command cannot work with. */
const unusable = 2;

/** `hub growth assess FILE`: z-scores for a CSV of measurements. */
export function growthCommand(): Command {
  const assess = new Command('assess')
    .description(
      'Adds z-scores of the WHO Child Growth Standards to a CSV of measurements (haz, waz, whz and their flags), writes it to standard output, and prints the prevalence of stunting, wasting and underweight to standard error.',
    )
    .argument('<file>', 'CSV separated by comma, semicolon or tab; - for standard input')
    .optionsGroup('Columns, when their names are not recognised:')
    .option('--sex <column>', 'sex: 1/2, m/f, L/P, male/female')
    .option('--age-days <column>', 'age in days')
    .option('--age-months <column>', 'age in months')
    .option('--born <column>', 'date of birth, instead of an age')
    .option('--measured <column>', 'date of measuring, instead of an age')
    .option('--weight <column>', 'weight in kg')
    .option('--no-weight', 'there is no weight')
    .option('--height <column>', 'length or height in cm')
    .option('--no-height', 'there is no height')
    .option('--position <column>', 'measuring position: l/h, lying/standing, Terlentang/Berdiri')
    .option('--oedema <column>', 'oedema: y/n, 1 yes and 2 no, Y/T')
    .option('--muac <column>', 'arm circumference in mm or cm')
    .option('--head <column>', 'head circumference in cm')
    .optionsGroup('How to read and write:')
    .option('--separator <separator>', 'of the columns: comma, semicolon or tab; found out by default', separatorOf)
    .addOption(new Option('--muac-unit <unit>', 'of the arm circumference; found out by default').choices(['cm', 'mm']))
    .addOption(new Option('--date-order <order>', 'of dates that end with the year; day first by default').choices(['dmy', 'mdy']))
    .option('--decimal-comma', 'write the scores with a decimal comma')
    .option('--all-indicators', 'append BMI, head and arm circumference for age as well (baz, hcz, acz)')
    .addHelpText('after', agesHelp)
    .action(async (file: string, options: AssessOptions) => {
      process.exitCode = await assessFile(file, options);
    });
  return new Command('growth').description('growth assessment').addCommand(assess);
}

function separatorOf(text: string): Separator {
  const separator = ({ comma: ',', ',': ',', semicolon: ';', ';': ';', tab: '\t', '\t': '\t' } as const)[text];
  if (separator === undefined) throw new InvalidArgumentError('It must be comma, semicolon or tab.');
  return separator;
}

const agesHelp = `
Age is read from a column in days, else from two dates, else from a column in months (months * 30.4375, rounded half
up to days). A column named only "age", "umur" or "usia" is read as months when every value of the first 1,000 rows is
below 61; otherwise say --age-days or --age-months.

A row with a value that cannot be read is kept with empty scores and named in a warning. Exit code 2: the file cannot
be read, or a column is missing or ambiguous.`;

async function assessFile(file: string, options: AssessOptions): Promise<number> {
  try {
    const summary = await assessCsv(await openInput(file), process.stdout, csvOptions(options));
    console.error(report(summary));
    return 0;
  } catch (error) {
    // The reader of a pipe has seen enough (`| head`).
    if (codeOf(error) === 'EPIPE') return 0;
    const problem = error instanceof GrowthCsvError ? error.message : fileProblem(error);
    if (problem === null) throw error;
    console.error(`${file === '-' ? 'standard input' : file}: ${problem}`);
    return unusable;
  }
}

async function openInput(file: string): Promise<Readable> {
  if (file === '-') return process.stdin;
  const handle = await open(file, constants.O_RDONLY);
  return handle.createReadStream();
}

/** Why a file cannot be read, in words; null for anything else. */
function fileProblem(error: unknown): string | null {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'no such file';
    case 'EISDIR':
      return 'is a folder, not a file';
    case 'EACCES':
      return 'may not be read';
    default:
      return null;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function csvOptions(options: AssessOptions): GrowthCsvOptions {
  const { sex, ageDays, ageMonths, born, measured, weight, height, position, oedema, muac, head } = options;
  const columns = Object.fromEntries(
    Object.entries({ sex, ageDays, ageMonths, born, measured, weight, height, position, oedema, muac, head }).filter(([, column]) => column !== undefined && column !== true),
  ) as ColumnChoice;
  return {
    columns,
    ...(options.separator === undefined ? {} : { separator: options.separator }),
    ...(options.muacUnit === undefined ? {} : { muacUnit: options.muacUnit }),
    ...(options.dateOrder === undefined ? {} : { dateOrder: options.dateOrder }),
    decimalComma: options.decimalComma ?? false,
    allIndicators: options.allIndicators ?? false,
  };
}

/** What the user is told when all rows are written. */
function report(summary: Summary): string {
  const { rows, unreadable, problems, withoutSex, notes } = summary;
  const lines = notes.map((note) => `note: ${note}`);
  if (withoutSex > 0) lines.push(`note: ${counted(withoutSex, 'row')} without a sex ${withoutSex === 1 ? 'has' : 'have'} no scores`);
  if (unreadable > 0) {
    lines.push(`warning: ${counted(unreadable, 'row')} of ${rows} kept with empty scores, because a value could not be read:`);
    for (const { row, line, column, problem } of problems) lines.push(`  row ${row} (line ${line})${column === null ? '' : `, column "${column}"`}: ${problem}`);
    if (unreadable > problems.length) lines.push(`  and ${unreadable - problems.length} more`);
  }
  lines.push(prevalence('stunting', summary.stunting), prevalence('wasting', summary.wasting), prevalence('underweight', summary.underweight));
  return lines.join('\n');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function prevalence(name: string, { affected, assessed }: Prevalence): string {
  return `${name} ${affected} of ${assessed}${assessed === 0 ? '' : ` (${((affected / assessed) * 100).toFixed(1)}%)`}`;
}
