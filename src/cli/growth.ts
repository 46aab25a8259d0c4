import { Command, InvalidArgumentError, Option } from 'commander';
import { assessFile, type FileOptions } from '../interchange/assessFile.ts';
import type { ColumnChoice } from '../interchange/growthAssessment/columns.ts';
import { missingCodes } from '../interchange/growthAssessment/missingCodes.ts';
import { reportOf } from '../interchange/growthAssessment/report.ts';
import { TableError } from '../interchange/TableError.ts';
import type { Separator } from '../interchange/table/Table.ts';
import { recomputeCommand } from './growthRecompute.ts';

/** The columns that an option names. */
type ColumnOption = 'sex' | 'ageDays' | 'ageMonths' | 'born' | 'measured' | 'position' | 'oedema' | 'muac' | 'head' | 'cluster' | 'strata' | 'samplingWeight';

/** Options as the command line gives them. */
interface AssessOptions extends Partial<Record<ColumnOption, string>> {
  /** `false` comes from `--no-weight` and `--no-height`. */
  weight?: string | boolean;
  height?: string | boolean;
  sheet?: string;
  separator?: Separator;
  muacUnit?: 'cm' | 'mm';
  dateOrder?: 'dmy' | 'mdy';
  missing: string[];
  out?: string;
  decimalComma?: boolean;
  allIndicators?: boolean;
  categories?: boolean;
  prevalence?: boolean;
  prevalenceOut?: string;
}

/** Exit code for a file or an option that the command cannot work with. */
const unusable = 2;

/** `hub growth assess FILE`: z-scores and prevalence for a file of measurements. */
export function growthCommand(): Command {
  const assess = new Command('assess')
    .description(
      'Adds z-scores of the WHO Child Growth Standards to a file of measurements (haz, waz, whz and their flags), writes it to standard output, and prints the prevalence of stunting, wasting and underweight to standard error.',
    )
    .argument('<file>', 'XLSX workbook, or CSV separated by comma, semicolon or tab; - for CSV on standard input')
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
    .optionsGroup('How to read:')
    .option('--sheet <name>', 'of a workbook; the first one by default')
    .option('--separator <separator>', 'of CSV: comma, semicolon or tab; found out by default', separatorOf)
    .addOption(new Option('--muac-unit <unit>', 'of the arm circumference; found out by default').choices(['cm', 'mm']))
    .addOption(new Option('--date-order <order>', 'of dates that end with the year; day first by default').choices(['dmy', 'mdy']))
    .option('--missing <codes>', 'values that mean "not measured", such as 99.9,9999 or oedema=9', codesOf, [])
    .optionsGroup('What to write:')
    .option('--out <file>', 'write to this .csv or .xlsx file')
    .option('--decimal-comma', 'write the scores in CSV with a decimal comma')
    .option('--all-indicators', 'append BMI, head and arm circumference for age as well (baz, hcz, acz)')
    .option('--categories', 'append the categories of PMK 2/2020')
    .optionsGroup('Prevalence:')
    .option('--prevalence', 'print a table of eight indicators with 95% confidence intervals, by sex and age group')
    .option('--prevalence-out <file>', 'write the table to this .csv or .json file, with sex by age group')
    .option('--cluster <column>', 'sampling cluster (primary sampling unit)')
    .option('--strata <column>', 'stratum of the sampling')
    .option('--sampling-weight <column>', 'sampling weight')
    .addHelpText('after', agesHelp)
    .action(async (file: string, options: AssessOptions) => {
      process.exitCode = await run(file, options);
    });
  return new Command('growth').description('growth assessment').addCommand(assess).addCommand(recomputeCommand());
}

function separatorOf(text: string): Separator {
  const separator = ({ comma: ',', ',': ',', semicolon: ';', ';': ';', tab: '\t', '\t': '\t' } as const)[text];
  if (separator === undefined) throw new InvalidArgumentError('It must be comma, semicolon or tab.');
  return separator;
}

function codesOf(text: string, earlier: string[]): string[] {
  return [...earlier, ...text.split(',')];
}

const agesHelp = `
Age is read from a column in days, else from two dates, else from a column in months (months * 30.4375, rounded half
up to days). A column named only "age", "umur" or "usia" is read as months when every value of the first 1,000 rows is
below 61; otherwise say --age-days or --age-months.

A row with a value that cannot be read is kept with empty scores and named in a warning. Exit code 2: the file cannot
be read or written, or a column is missing or ambiguous.`;

async function run(file: string, options: AssessOptions): Promise<number> {
  try {
    const hasDesign = [options.cluster, options.strata, options.samplingWeight].some((column) => column !== undefined);
    const hasTable = options.prevalence === true || options.prevalenceOut !== undefined;
    if (hasDesign && !hasTable) throw new TableError('--cluster, --strata and --sampling-weight are for the prevalence table; add --prevalence or --prevalence-out FILE');
    const { summary, estimates } = await assessFile(file, process, fileOptions(options));
    console.error(reportOf(summary, estimates, options.prevalence === true));
    return 0;
  } catch (error) {
    // The reader of a pipe has seen enough (`| head`).
    if (codeOf(error) === 'EPIPE') return 0;
    const problem = error instanceof TableError ? error.message : fileProblem(error, file);
    if (problem === null) throw error;
    console.error(`${file === '-' ? 'standard input' : file}: ${problem}`);
    return unusable;
  }
}

/** Why a file cannot be read or written, in words; null for anything else. */
function fileProblem(error: unknown, input: string): string | null {
  const path = error instanceof Error && 'path' in error ? error.path : undefined;
  const isInput = path === undefined || path === input;
  switch (codeOf(error)) {
    case 'ENOENT':
      return isInput ? 'no such file' : 'there is no folder to write to';
    case 'EISDIR':
      return 'is a folder, not a file';
    case 'EACCES':
    case 'EPERM':
      return isInput ? 'may not be read' : 'nothing may be written there';
    case 'ENOSPC':
      return 'there is no space left to write to';
    default:
      return null;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function fileOptions(options: AssessOptions): FileOptions {
  const { sex, ageDays, ageMonths, born, measured, weight, height, position, oedema, muac, head, cluster, strata, samplingWeight, missing, ...rest } = options;
  const named = { sex, ageDays, ageMonths, born, measured, weight, height, position, oedema, muac, head, cluster, strata, samplingWeight };
  const columns = Object.fromEntries(Object.entries(named).filter(([, column]) => column !== undefined && column !== true)) as ColumnChoice;
  return { ...rest, columns, missing: missingCodes(missing) };
}
