import { Argument, Command, Option } from 'commander';
import { localAdministrator } from '../access/viewer.ts';
import { type Language, message, render } from '../base/messages/index.ts';
import type { Hub } from '../hub/Hub.ts';
import { ImportKind } from '../imports/enums.ts';
import { readMapping } from '../imports/formats/Mapping.ts';
import { reviewCommand } from './importReview.ts';
import { importFile } from './importFile.ts';
import { undoImport } from '../imports/jobs/undoImport.ts';
import { writeTemplate } from '../imports/template/writeTemplate.ts';
import { Places } from '../imports/rows/places.ts';
import { writeWhole } from '../interchange/atomicFile.ts';
import type { SexCodes } from '../interchange/growthAssessment/settleOthers.ts';
import type { Separator } from '../interchange/table/Table.ts';
import { TableError, tableError } from '../interchange/TableError.ts';
import { fileProblem, safe } from './fileProblem.ts';
import { Progress } from './Progress.ts';
import { encodingOf, separatorOf, sexCodesOf } from './readingOptions.ts';
import { recordKey } from './recordKey.ts';
import { withHub } from './withHub.ts';

interface ImportArguments {
  dryRun?: boolean;
  report?: string;
  map?: string;
  village?: string;
  program?: string;
  sheet?: string;
  separator?: Separator;
  encoding?: string;
  decimal?: 'comma' | 'point';
  dateOrder?: 'dmy' | 'mdy' | 'ymd';
  weightUnit?: 'kg' | 'g';
  heightUnit?: 'cm' | 'mm' | 'm';
  sexCodes?: SexCodes;
  alerts: boolean;
  json?: boolean;
  language: Language;
}

/** Exit code for a file or an option that the command cannot work with. */
const unusable = 2;

const kinds: readonly { name: string; kind: ImportKind; holds: string }[] = [
  { name: 'eppgbm', kind: ImportKind.EPPGBM, holds: 'children and their measurements: e-PPGBM, mass weighing, posyandu sheets' },
  { name: 'families', kind: ImportKind.FAMILIES, holds: 'families and their members, one row for each person' },
  { name: 'programs', kind: ImportKind.PROGRAMS, holds: 'histories of food aid (PMT) and other enrolments' },
  { name: 'welfare', kind: ImportKind.WELFARE, holds: 'the welfare list of DTSEN' },
];

/** `hub import`: fills the hub from the files that a district has. */
export function importCommand(): Command {
  const command = new Command('import').description('fill the hub from files of a district; docs/imports.md');
  for (const { name, kind, holds } of kinds) command.addCommand(kindCommand(name, kind, holds));
  command.addCommand(templateCommand()).addCommand(reviewCommand()).addCommand(undoCommand());
  return command;
}

function templateCommand(): Command {
  return new Command('template')
    .description('write an empty form with the columns of a kind of file, and what may be entered in them')
    .addArgument(new Argument('<kind>', 'kind of file').choices(kinds.map(({ name }) => name)))
    .requiredOption('--out <file>', 'the .xlsx file to write')
    .action(async (name: string, { out }: { out: string }) => {
      const kind = kinds.find((one) => one.name === name)?.kind;
      if (kind !== undefined) await writeWhole(out, (output) => writeTemplate(kind, output));
    });
}

function undoCommand(): Command {
  return new Command('undo')
    .description('take back an import as a whole: what rests on it alone was entered in error; what others have changed since stays')
    .argument('<job>', 'id that the import printed', recordKey(['ImportJob'], 'cli.importId'))
    .action(async (job: string) => {
      await withHub(async (hub) => {
        const { store, areas, hooks } = hub;
        const { undone, kept } = await undoImport(job, { store, areas, hooks, viewer: localAdministrator, today: hub.today() });
        console.log(render(message('imports.takenBack', { undone, kept }), 'en'));
      });
    });
}

function kindCommand(name: string, kind: ImportKind, holds: string): Command {
  return new Command(name)
    .description(holds)
    .argument('<files...>', 'CSV, XLSX, XLS, ODS or an HTML table, recognized by content')
    .option('--dry-run', 'store nothing, and print what would become of the rows')
    .option('--report <file>', 'write all rows with what became of them to this .xlsx file')
    .option('--map <file>', 'read the columns by this mapping (JSON)')
    .option('--village <code>', 'village of all rows, where the file has no column for it')
    .option('--program <id>', 'global id of the program that the families are enrolled in', recordKey(['Program'], 'cli.programId'))
    .option('--sheet <name>', 'sheet of a workbook, or #2 for the second sheet; by default the sheet with the columns')
    .option('--separator <separator>', 'separator of CSV; detected by default', separatorOf)
    .option('--encoding <name>', 'encoding of CSV; detected by default', encodingOf)
    .addOption(new Option('--decimal <mark>', 'decimal mark; detected by default').choices(['comma', 'point']))
    .addOption(new Option('--date-order <order>', 'order of dates; day first by default').choices(['dmy', 'mdy', 'ymd']))
    .addOption(new Option('--weight-unit <unit>', 'unit of weight; kg by default').choices(['kg', 'g']))
    .addOption(new Option('--height-unit <unit>', 'unit of length or height; cm by default').choices(['cm', 'mm', 'm']))
    .option('--sex-codes <codes>', 'meaning of the codes of the sex, such as 0=m,1=f', sexCodesOf)
    .option('--no-alerts', 'raise no alerts: for history')
    .option('--json', 'print the counts as JSON')
    .addOption(new Option('--language <language>', 'language of what is printed').choices(['en', 'id']).default('en'))
    .action(async (files: string[], options: ImportArguments) => {
      process.exitCode = await run(files, kind, options);
    });
}

async function run(files: readonly string[], kind: ImportKind, options: ImportArguments): Promise<number> {
  let code = 0;
  await withHub(async (hub) => {
    const places = await Places.load(hub.store);
    for (const file of files) if (code === 0 && (await runFile(file, files.length > 1, { hub, kind, places, options }))) code = unusable;
  });
  return code;
}

interface Run {
  hub: Hub;
  kind: ImportKind;
  places: Places;
  options: ImportArguments;
}

/** @returns whether the file cannot be worked with. */
async function runFile(path: string, isOneOfMany: boolean, { hub, kind, places, options }: Run): Promise<boolean> {
  const progress = new Progress(process.stderr);
  const { dryRun = false, report, map, village, program = null, alerts, json = false, language, ...reading } = options;
  try {
    if (kind === ImportKind.PROGRAMS && program === null) throw tableError('imports.programNeeded');
    if (report !== undefined && isOneOfMany) throw tableError('imports.reportOfOne');
    const mapping = map === undefined ? undefined : await readMapping(map);
    if (mapping !== undefined && mapping.kind !== kind)
      throw tableError('imports.mappingKind', { file: map ?? '', given: mapping.kind, kind });
    await importFile(path, {
      hub,
      kind,
      places,
      progress,
      reading: { ...reading, ...(mapping === undefined ? {} : { mapping }), ...(village === undefined ? {} : { village }) },
      isDryRun: dryRun,
      report,
      programId: program,
      alerts,
      isJson: json,
      language,
    });
    return false;
  } catch (error) {
    progress.end();
    const problem = error instanceof TableError ? error.in(language) : fileProblem(error, path);
    if (problem === null) throw error;
    console.error(safe(`${path}: ${problem}`));
    return true;
  }
}
