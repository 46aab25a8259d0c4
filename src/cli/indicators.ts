import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { rebuildRollup } from '../indicators/index.ts';
import { openHub } from '../openHub.ts';
import { createLogger } from './logger.ts';

/** `hub indicators rebuild`: makes the rollup that indicators are answered from anew. */
export function indicatorsCommand(): Command {
  return new Command('indicators').description('the monthly indicators of Rumah DataKu').addCommand(
    new Command('rebuild')
      .description('count everything anew from the records; may run beside a hub on PostgreSQL, whose writers wait meanwhile')
      .action(async () => {
        const config = readConfig();
        const hub = await openHub({ ...config, HUB_DEMO: false }, createLogger(config));
        try {
          const { children, families } = await rebuildRollup(hub.store, config.HUB_TIMEZONE);
          console.log(`Counted ${children.toLocaleString('en')} children and ${families.toLocaleString('en')} families anew.`);
        } finally {
          await hub.close();
        }
      }),
  );
}
