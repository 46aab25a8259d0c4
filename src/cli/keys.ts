import { Command } from 'commander';
import { keyText, newMasterKey } from '../access/nik/keySource.ts';
import type { NikVault } from '../access/nik/NikVault.ts';
import { readConfig } from '../config.ts';
import { HubError } from '../errors.ts';
import { rotateNikKey } from '../families/index.ts';
import { openHub } from '../openHub.ts';
import { createLogger } from './logger.ts';

/** `hub keys`: the keys that NIKs are under. */
export function keysCommand(): Command {
  return new Command('keys')
    .description('the key that NIKs are encrypted and looked up by')
    .addCommand(new Command('new').description('print a new key, for HUB_KEY or a key file').action(() => console.log(keyText(newMasterKey()))))
    .addCommand(
      new Command('rotate')
        .description('bring every NIK under a new key; may run beside a hub on PostgreSQL, goes on where it was interrupted')
        .action(async () => {
          const config = readConfig();
          const hub = await openHub({ ...config, HUB_DEMO: false }, createLogger(config));
          const interrupted = new AbortController();
          process.once('SIGINT', () => interrupted.abort());
          try {
            const { niks } = hub.store;
            prepare(niks);
            const done = await rotateNikKey(hub.store, { signal: interrupted.signal });
            if (done === null) {
              console.error('Interrupted; run it again to go on. Until then the hub needs both keys.');
              process.exitCode = 1;
              return;
            }
            const [newest] = niks.source.read() ?? [];
            if (newest !== undefined) niks.source.replace?.([newest]);
            console.log(`Brought ${done.toLocaleString('en')} NIKs under the key ${niks.keys[0]?.id ?? ''}.${niks.source.replace === undefined ? ` ${niks.source.description} needs only the first key from now on.` : ''}`);
          } finally {
            await hub.close();
          }
        }),
    );
}

/** Makes sure that there is a new key and an older one: in the data folder it makes the new one itself. */
function prepare(niks: NikVault): void {
  if (niks.keys.length > 1) return;
  const { source } = niks;
  if (source.replace === undefined) {
    throw new HubError(`${source.description}: holds one key; allowed: the new key (\`hub keys new\` prints one) and after it, separated by a space, the one it replaces`, 'BAD_USER_INPUT');
  }
  source.replace([newMasterKey(), ...(source.read() ?? [])]);
  niks.reload();
}
