import { Command } from 'commander';
import { localAdministrator } from '../access/viewer.ts';
import { message, render } from '../base/messages/index.ts';
import type { Hub } from '../hub/Hub.ts';
import { decideRow } from '../imports/jobs/decideRow.ts';
import { readUnclear } from '../imports/jobs/readUnclear.ts';
import { safe } from './fileProblem.ts';
import { invalidArgument } from './invalidArgument.ts';
import { recordKey } from './recordKey.ts';
import { withHub } from './withHub.ts';

interface ReviewOptions {
  first: number;
  job?: string;
  row?: number;
  child?: string;
  nobody?: boolean;
}

/** `hub import review`: lists the rows that somebody has to decide on, and takes decisions. */
export function reviewCommand(): Command {
  return new Command('review')
    .description('list the unclear rows of imports, or decide whose one is; what was decided is stored when the file is imported again')
    .option('--first <n>', 'list so many rows', count, 50)
    .option('--job <id>', 'decide on a row of this import', recordKey(['ImportJob'], 'cli.importId'))
    .option('--row <n>', 'number of the row in the import', count)
    .option('--child <id>', 'the row is about this child', recordKey(['Child'], 'cli.personId'))
    .option('--nobody', 'the row is about nobody whom the hub knows')
    .action(async ({ first, job, row, child, nobody = false }: ReviewOptions, command: Command) => {
      if (job === undefined && row === undefined) return withHub((hub) => list(hub, first));
      if (job === undefined || row === undefined || (child === undefined) !== nobody)
        return command.error(render(message('imports.decisionIncomplete'), 'en'));
      await withHub(async ({ store }) => {
        await decideRow({ jobId: job, number: row, childId: child ?? null }, { store, viewer: localAdministrator });
        console.log(render(message('imports.decided'), 'en'));
      });
    });
}

async function list({ store }: Hub, first: number): Promise<void> {
  const rows = await readUnclear(store, first);
  const lines = rows.flatMap(({ jobId, number, line, villageCode, words, candidates }) => [
    `--job ${jobId} --row ${number}   (line ${line})  ${[...words, villageCode ?? ''].join(', ')}`,
    ...candidates.map(
      ({ childId, name, bornOn, villageCode: village, score, reasons }) =>
        `    --child Child_${childId}  ${name}, ${bornOn ?? ''}, ${village}, ${score.toFixed(2)} ${reasons.join(' ')}`,
    ),
  ]);
  console.log(rows.length === 0 ? render(message('imports.nothingUnclear'), 'en') : safe(lines.join('\n')));
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw invalidArgument('cli.rowNumber');
  return value;
}
