import { Command, InvalidArgumentError } from 'commander';
import { sealEntries } from '../access/audit/sealEntries.ts';
import { verifyChain, type ChainHead } from '../access/audit/verifyChain.ts';
import { readConfig } from '../config.ts';
import { HubError } from '../errors.ts';
import { openDatabase } from '../openHub.ts';
import { holdsDatabase } from '../store/dataFolder.ts';
import { Store } from '../store/Store.ts';

/** `hub audit`: the log of who read and wrote whose record. */
export function auditCommand(): Command {
  return new Command('audit').description('the log of who read and wrote whose record').addCommand(
    new Command('verify')
      .description('check that no entry was changed, removed or added since it was chained; takes no key, may run beside a hub on PostgreSQL')
      .option('--head <head>', 'what an earlier check printed as the head: the chain must have gone through it', head)
      .action(async (options: { head?: ChainHead }) => {
        // Whoever checks the log need not be trusted with the key that NIKs are under.
        const config = readConfig();
        // An empty log is whole: of a folder that was mistaken for another it must not be said.
        if (config.DATABASE_URL === undefined && !holdsDatabase(config.HUB_DATA)) throw new HubError(`Nothing is checked: no hub has its database in HUB_DATA, which is ${config.HUB_DATA}`, 'NO_DATABASE');
        const store = new Store(await openDatabase(config));
        try {
          await sealEntries(store);
          const { entries, pending, head: end, fault } = await verifyChain(store, options.head ?? null);
          if (fault === null) {
            const waiting = pending === 0 ? '' : ` ${pending.toLocaleString('en')} more are still to be chained.`;
            console.log(`The audit log is whole: ${entries.toLocaleString('en')} entries, head ${end.seq}:${end.hash}.${waiting}`);
            return;
          }
          const where = [fault.seq === null ? null : `entry ${fault.seq}`, fault.entryId].filter((part) => part !== null).join(', ');
          console.error(`The audit log is broken at ${where === '' ? 'its end' : where}: ${fault.problem}. ${entries.toLocaleString('en')} entries before it are as they were chained.`);
          process.exitCode = 1;
        } finally {
          await store.close();
        }
      }),
  );
}

function head(text: string): ChainHead {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined) throw new InvalidArgumentError('It must be a number and a hash, as 12:5f..., the way `hub audit verify` prints it.');
  return { seq: Number(seq), hash };
}
