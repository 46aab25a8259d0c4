import { Command } from 'commander';
import { keyText, newMasterKey } from '../store/nik/keySource.ts';
import type { NikVault } from '../store/nik/NikVault.ts';
import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { rotateNikKey } from '../families/index.ts';
import { withHub } from './withHub.ts';

/** `hub keys`: the keys that encrypt NIKs. */
export function keysCommand(): Command {
  return new Command('keys')
    .description('the key that encrypts and finds NIKs')
    .addCommand(
      new Command('new').description('print a new key, for HUB_KEY or a key file').action(() => console.log(keyText(newMasterKey()))),
    )
    .addCommand(
      new Command('rotate')
        .description('re-encrypt every NIK with a new key; may run beside a hub on PostgreSQL, and continues after an interruption')
        .action(() =>
          withHub(async (hub) => {
            const interrupted = new AbortController();
            process.once('SIGINT', () => interrupted.abort());
            const { niks } = hub.store;
            prepare(niks);
            const done = await rotateNikKey(hub.store, { signal: interrupted.signal });
            if (done === null) {
              console.error('Interrupted; run the command again to continue. Until then the hub needs both keys.');
              process.exitCode = 1;
              return;
            }
            const [newest] = niks.source.read() ?? [];
            if (newest !== undefined) niks.source.replace?.([newest]);
            console.log(
              `Brought ${done.toLocaleString('en')} NIKs under the key ${niks.keys[0]?.id ?? ''}.${niks.source.replace === undefined ? ` ${niks.source.description} needs only the first key from now on.` : ''}`,
            );
          }),
        ),
    );
}

/** Makes sure that there is a new key and an older one: in the data folder it makes the new one itself. */
function prepare(niks: NikVault): void {
  if (niks.keys.length > 1) return;
  const { source } = niks;
  if (source.replace === undefined) {
    throw new HubError(message('cli.rotateOneKey', { source: source.description }), 'BAD_USER_INPUT');
  }
  source.replace([newMasterKey(), ...(source.read() ?? [])]);
  niks.reload();
}
