import { writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { validate as isUuid } from 'uuid';
import { localAdministrator } from '../access/viewer.ts';
import { readConfig } from '../config.ts';
import type { Hub } from '../Hub.ts';
import { openHub } from '../openHub.ts';
import { erasePerson } from '../privacy/erasePerson.ts';
import { exportPerson } from '../privacy/exportPerson.ts';
import { createLogger } from './logger.ts';

const idHelp = 'global id of the person or the child, as Person_<uuid> or Child_<uuid>';

/** `hub person`: the rights of the person whom a record is about. */
export function personCommand(): Command {
  return new Command('person')
    .description('what a person may ask for: all that is known of them, and to be erased')
    .addCommand(
      new Command('export')
        .description('all that is known of a person, as JSON; may run beside a hub on PostgreSQL')
        .requiredOption('--id <id>', idHelp, personKey)
        .option('--out <file>', 'write it to a file that only you can read, instead of printing it')
        .option('--purpose <words>', 'why, without names; recorded', 'request of the person')
        .action(async ({ id, out, purpose }: { id: string; out?: string; purpose: string }) => {
          await withHub(async ({ store, audit }) => {
            const exported = await exportPerson(store, audit, { personId: id, reason: purpose, caller: { viewer: localAdministrator, operation: 'hub person export', requestId: null } });
            const text = `${JSON.stringify(exported, null, 2)}\n`;
            if (out === undefined) process.stdout.write(text);
            else writeFileSync(out, text, { mode: 0o600, flag: 'wx' });
          });
        }),
    )
    .addCommand(
      new Command('erase')
        .description('take from a record for good what tells who it is about; figures stay; may run beside a hub on PostgreSQL')
        .requiredOption('--id <id>', idHelp, personKey)
        .requiredOption('--reason <words>', 'why, without names, up to 200 characters; recorded')
        .action(async ({ id, reason }: { id: string; reason: string }) => {
          await withHub(async ({ store }) => {
            const erased = await erasePerson(store, { personId: id, reason, caller: { viewer: localAdministrator, operation: 'hub person erase', requestId: null } });
            console.log(erased ? 'Erased: the record has no name, NIK or exact dates any more.' : 'Nothing to erase: it was done before. What has been written about the family since is taken out.');
          });
        }),
    );
}

async function withHub(work: (hub: Hub) => Promise<void>): Promise<void> {
  const config = readConfig();
  const hub = await openHub({ ...config, HUB_DEMO: false }, createLogger(config));
  try {
    await work(hub);
  } finally {
    await hub.close();
  }
}

/** A person and the child that it is have one key. */
function personKey(text: string): string {
  const key = /^(?:(?:Person|Child)_)?(.*)$/.exec(text)?.[1] ?? '';
  if (!isUuid(key)) throw new InvalidArgumentError('It must be an id that the hub returned, as Person_<uuid> or Child_<uuid>.');
  return key;
}
