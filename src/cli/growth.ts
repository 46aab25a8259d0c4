import { Command, Option } from 'commander';
import { assessFile, type FileOptions } from '../interchange/assessFile.ts';
import type { ColumnChoice } from '../interchange/growthAssessment/candidates.ts';
import type { SexCodes } from '../interchange/growthAssessment/settleOthers.ts';
import { missingCodes } from '../interchange/growthAssessment/missingCodes.ts';
import { reportOf } from '../interchange/growthAssessment/report.ts';
import { TableError, tableError } from '../interchange/TableError.ts';
import type { Separator } from '../interchange/table/Table.ts';
import type { UnitName } from '../interchange/values/units.ts';
import { recomputeCommand } from './growthRecompute.ts';
import { Progress } from './Progress.ts';
import { codeOf, fileProblem, safe } from './fileProblem.ts';
import { encodingOf, separatorOf, sexCodesOf, timeZoneOf } from './readingOptions.ts';

/** The columns that an option names. */
type ColumnOption =
  | 'sex'
  | 'ageDays'
  | 'ageMonths'
  | 'born'
  | 'measured'
  | 'position'
  | 'oedema'
  | 'muac'
  | 'head'
  | 'cluster'
  | 'strata'
  | 'samplingWeight'
  | 'by';

/** Options as the command line gives them. */
interface AssessOptions extends Partial<Record<ColumnOption, string>> {
  /** `false` comes from `--no-weight` and `--no-height`. */
  weight?: string | boolean;
  height?: string | boolean;
  sheet?: string;
  separator?: Separator;
  encoding?: string;
  weightUnit?: UnitName;
  heightUnit?: UnitName;
  muacUnit?: UnitName;
  decimal?: 'comma' | 'point';
  dateOrder?: 'dmy' | 'mdy' | 'ymd';
  dateSystem?: '1900' | '1904';
  timeZone?: string;
  sexCodes?: SexCodes;
  missing: string[];
  out?: string;
  report?: string;
  explain?: boolean;
  quality?: boolean;
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
    .argument('<file>', 'CSV, XLSX, XLS, ODS or an HTML table, recognized by content; - for standard input')
    .optionsGroup('Columns, when their names are not recognised; by name, or #3 for the third:')
    .option('--sex <column>', 'sex: 1/2, m/f, L/P, male/female')
    .option('--age-days <column>', 'age in days')
    .option('--age-months <column>', 'age in months')
    .option('--born <column>', 'date of birth, instead of the age')
    .option('--measured <column>', 'date of the measurement, instead of the age')
    .option('--weight <column>', 'weight')
    .option('--no-weight', 'the file has no weight')
    .option('--height <column>', 'length or height')
    .option('--no-height', 'the file has no length or height')
    .option('--position <column>', 'measuring position: l/h, lying/standing, Terlentang/Berdiri')
    .option('--oedema <column>', 'oedema: y/n, 1 yes and 2 no, Y/T')
    .option('--muac <column>', 'arm circumference')
    .option('--head <column>', 'head circumference')
    .optionsGroup('How to read:')
    .option('--sheet <name>', 'sheet of a workbook, or #2 for the second sheet; by default the sheet with the columns')
    .option('--separator <separator>', 'separator of CSV: comma, semicolon, tab or another character; detected by default', separatorOf)
    .option('--encoding <name>', 'encoding of CSV: utf-8, utf-16le, utf-16be, windows-1252, macroman; detected by default', encodingOf)
    .addOption(new Option('--decimal <mark>', 'decimal mark; detected by default').choices(['comma', 'point']))
    .addOption(new Option('--weight-unit <unit>', 'unit of weight; kg by default').choices(['kg', 'g', 'lb']))
    .addOption(new Option('--height-unit <unit>', 'unit of length or height; cm by default').choices(['cm', 'mm', 'm']))
    .addOption(new Option('--muac-unit <unit>', 'unit of the arm circumference; detected by default').choices(['cm', 'mm']))
    .option('--sex-codes <codes>', 'meaning of the codes of the sex, such as 0=m,1=f', sexCodesOf)
    .addOption(
      new Option('--date-order <order>', 'order of dates that do not begin with a four-digit year; day first by default').choices([
        'dmy',
        'mdy',
        'ymd',
      ]),
    )
    .addOption(
      new Option('--date-system <year>', 'epoch of dates that are plain numbers; by default that of the workbook, else 1900').choices([
        '1900',
        '1904',
      ]),
    )
    .option(
      '--time-zone <zone>',
      'time zone in which instants such as 2021-01-31T17:00:00Z are converted to days; Asia/Jakarta by default',
      timeZoneOf,
    )
    .option('--missing <codes>', 'values that mean "not measured", such as 99.9,9999 or oedema=9', codesOf, [])
    .optionsGroup('What to write:')
    .option('--out <file>', 'write to this .csv or .xlsx file')
    .option('--report <file>', 'write to this .json file how the file was read and what its rows lack')
    .option('--explain', 'read the first 1,000 rows, write nothing, and only show how they are read')
    .option('--quality', 'print the SMART plausibility report: flags, SD, ratios, digit preference, score')
    .option('--by <column>', 'the quality report also by team, or by any other column')
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

function codesOf(text: string, earlier: string[]): string[] {
  return [...earlier, ...text.split(',')];
}

const agesHelp = `
Age is read from a column in days, else from two dates, else from a column in months (months * 30.4375, rounded half
up to days), else from a column named only "age", "umur" or "usia"; row by row. How each column was read is told on
standard error, and written with --report. Nothing is guessed that can be two things: the command asks for the option
that decides it.

A row with a value that cannot be read is kept with empty scores and named in a warning. Exit code 2: the file cannot
be read or written, a column is missing or can be two things, or no row has a score.

Examples:
  hub growth assess e-ppgbm.xlsx --out scored.xlsx
  hub growth assess survey.csv --sex-codes 0=m,1=f --weight-unit g --missing 99.9,oedema=9 > scored.csv
  hub growth assess survey.csv --prevalence --cluster psu --sampling-weight sw --report report.json --out scored.csv`;

async function run(file: string, options: AssessOptions): Promise<number> {
  const progress = new Progress(process.stderr);
  try {
    const hasDesign = [options.cluster, options.strata, options.samplingWeight].some((column) => column !== undefined);
    const hasTable = options.prevalence === true || options.prevalenceOut !== undefined;
    if (hasDesign && !hasTable) throw tableError('interchange.designNeedsTable');
    if (options.by !== undefined && options.quality !== true) throw tableError('interchange.byNeedsQuality');
    const { summary, estimates } = await assessFile(file, process, { ...fileOptions(options), ...progress.listeners });
    progress.end();
    console.error(safe(reportOf(summary, estimates, options.prevalence === true)));
    return 0;
  } catch (error) {
    progress.end();
    // The reader of a pipe has closed it (`| head`).
    if (codeOf(error) === 'EPIPE') return 0;
    const problem = error instanceof TableError ? error.message : fileProblem(error, file);
    if (problem === null) throw error;
    console.error(safe(`${file === '-' ? 'standard input' : file}: ${problem}`));
    return unusable;
  }
}

function fileOptions(options: AssessOptions): FileOptions {
  const {
    sex,
    ageDays,
    ageMonths,
    born,
    measured,
    weight,
    height,
    position,
    oedema,
    muac,
    head,
    cluster,
    strata,
    samplingWeight,
    by,
    missing,
    dateSystem,
    ...rest
  } = options;
  const named = {
    sex,
    ageDays,
    ageMonths,
    born,
    measured,
    weight,
    height,
    position,
    oedema,
    muac,
    head,
    cluster,
    strata,
    samplingWeight,
    by,
  };
  const columns = Object.fromEntries(Object.entries(named).filter(([, column]) => column !== undefined && column !== true)) as ColumnChoice;
  return {
    ...rest,
    ...(dateSystem === undefined ? {} : { countsFrom1904: dateSystem === '1904' }),
    columns,
    missing: missingCodes(missing),
  };
}
