import { Command } from 'commander';
import { chainEntries } from '../access/audit/chainEntries.ts';
import { verifyChain, type ChainHead } from '../access/audit/verifyChain.ts';
import { readConfig } from '../hub/config.ts';
import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { openDatabase } from '../hub/openHub.ts';
import { holdsDatabase } from '../store/dataFolder.ts';
import { Store } from '../store/Store.ts';
import { invalidArgument } from './invalidArgument.ts';

/** `hub audit`: the audit log of reads and writes of personal records. */
export function auditCommand(): Command {
  return new Command('audit').description('the audit log of reads and writes of personal records').addCommand(
    new Command('verify')
      .description(
        'check that no entry was changed, removed or added since it was chained; needs no key, may run beside a hub on PostgreSQL',
      )
      .option('--head <head>', 'head that an earlier check printed: the chain must contain it', head)
      .action(async (options: { head?: ChainHead }) => {
        // An auditor needs no key of the NIKs.
        const config = readConfig();
        // An empty log verifies. A wrong data folder must not pass as one.
        if (config.DATABASE_URL === undefined && !holdsDatabase(config.HUB_DATA))
          throw new HubError(message('cli.auditNoDatabase', { folder: config.HUB_DATA }), 'NO_DATABASE');
        const store = new Store(await openDatabase(config));
        try {
          await chainEntries(store);
          const { entries, pending, head: end, fault } = await verifyChain(store, options.head ?? null);
          if (fault === null) {
            const waiting = pending === 0 ? '' : ` ${pending.toLocaleString('en')} more are not chained yet.`;
            console.log(`The audit log is intact: ${entries.toLocaleString('en')} entries, head ${end.seq}:${end.hash}.${waiting}`);
            return;
          }
          const where = [fault.seq === null ? null : `entry ${fault.seq}`, fault.entryId].filter((part) => part !== null).join(', ');
          console.error(
            `The audit log is broken at ${where === '' ? 'its end' : where}: ${fault.problem}. ${entries.toLocaleString('en')} entries before it are intact.`,
          );
          process.exitCode = 1;
        } finally {
          await store.close();
        }
      }),
  );
}

function head(text: string): ChainHead {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined) throw invalidArgument('cli.chainHead');
  return { seq: Number(seq), hash };
}
