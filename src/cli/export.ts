import { Command } from 'commander';
import { checkExport, exportK0, type K0Export } from '../interchange/k0/exportK0.ts';
import { withHub } from './withHub.ts';

/** `hub export k0 --village CODE`: registers for other systems. */
export function exportCommand(): Command {
  const k0 = new Command('k0')
    .description(
      "write the K/0 register of a Kampung KB: SIGA's yearly card of its potential. CSV on standard output, or a file. Entries from demo data are marked.",
    )
    .requiredOption('--village <code>', 'Kemendagri code of the village, such as 33.26.16.2001')
    .option('--out <file>', 'write to this .csv or .xlsx file')
    .action(async (options: K0Export) => {
      await checkExport(options);
      await withHub((hub) => exportK0(options, { store: hub.store, areas: hub.areas, today: hub.today() }, process.stdout));
    });
  return new Command('export').description('write registers for other systems').addCommand(k0);
}
