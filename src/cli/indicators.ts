import { Command } from 'commander';
import { monthOf, rebuildRollup } from '../indicators/index.ts';
import { lastDue } from '../publication/due.ts';
import { publish } from '../hub/publish.ts';
import { withHub } from './withHub.ts';

/** `hub indicators`: rebuilds the rollup of the indicators, and publishes the figures for viewers without case access. */
export function indicatorsCommand(): Command {
  return new Command('indicators')
    .description('the monthly indicators of Rumah DataKu')
    .addCommand(
      new Command('rebuild')
        .description('rebuild all counts from the records; may run beside a hub on PostgreSQL, whose writes wait meanwhile')
        .action(() =>
          withHub(async (hub, config) => {
            const { children, families } = await rebuildRollup(hub.store, config.HUB_TIMEZONE);
            console.log(`Counted ${children.toLocaleString('en')} children and ${families.toLocaleString('en')} families anew.`);
          }),
        ),
    )
    .addCommand(
      new Command('publish')
        .description('publish the months that are due, as a running hub does by itself')
        .option(
          '--anew',
          'withdraw the published figures and publish all months again from the current counts, after the import of many families. Never use it after a few changes: the differences would identify the families',
        )
        .action(({ anew = false }: { anew?: boolean }) =>
          withHub(async (hub) => {
            const months = await publish(hub.store, hub.today(), { anew });
            console.log(`Published ${months.toLocaleString('en')} months, up to ${monthOf(lastDue(hub.today()))}.`);
          }),
        ),
    );
}
