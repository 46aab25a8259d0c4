import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { localAdministrator } from '../access/viewer.ts';
import { erasePerson } from '../privacy/erasePerson.ts';
import { exportPerson } from '../privacy/exportPerson.ts';
import { recordKey } from './recordKey.ts';
import { withHub } from './withHub.ts';

/** A person and its child record have the same key. */
const personKey = recordKey(['Person', 'Child'], 'cli.personId');

const idHelp = 'global id of the person or the child, as Person_<uuid> or Child_<uuid>';

/** `hub person`: rights of a data subject. */
export function personCommand(): Command {
  return new Command('person')
    .description('rights of a person: a copy of all data about them, and erasure')
    .addCommand(
      new Command('export')
        .description('export all data about a person as JSON; may run beside a hub on PostgreSQL')
        .requiredOption('--id <id>', idHelp, personKey)
        .option('--out <file>', 'write to a file that only you can read, instead of standard output')
        .option('--purpose <words>', 'the reason, without names; the audit log keeps it', 'request of the person')
        .action(async ({ id, out, purpose }: { id: string; out?: string; purpose: string }) => {
          await withHub(async ({ store, audit }) => {
            const exported = await exportPerson(store, audit, {
              personId: id,
              reason: purpose,
              caller: { viewer: localAdministrator, operation: 'hub person export', requestId: null },
            });
            const text = `${JSON.stringify(exported, null, 2)}\n`;
            if (out === undefined) process.stdout.write(text);
            else writeFileSync(out, text, { mode: 0o600, flag: 'wx' });
          });
        }),
    )
    .addCommand(
      new Command('erase')
        .description('permanently remove what identifies a person from a record; figures stay; may run beside a hub on PostgreSQL')
        .requiredOption('--id <id>', idHelp, personKey)
        .requiredOption('--reason <words>', 'the reason, without names, up to 200 characters; the audit log keeps it')
        .action(async ({ id, reason }: { id: string; reason: string }) => {
          await withHub(async ({ store }) => {
            const erased = await erasePerson(store, {
              personId: id,
              reason,
              caller: { viewer: localAdministrator, operation: 'hub person erase', requestId: null },
            });
            console.log(
              erased
                ? 'Erased: the record has no name, NIK or exact dates any more.'
                : 'Nothing to erase: it was done before. What has been written about the family since is taken out.',
            );
          });
        }),
    );
}
