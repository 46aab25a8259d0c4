import { Command } from 'commander';
import { seedDemo } from '../demo/index.ts';
import { invalidArgument } from './invalidArgument.ts';
import { withHub } from './withHub.ts';

/** `hub seed --scale N`: demo data on a database that has none. */
export function seedCommand(): Command {
  return new Command('seed')
    .description('add synthetic demo data to a database without families')
    .option('--scale <n>', 'amount of data: 1 is about 6,000 children', scale, 1)
    .action(async (options: { scale: number }) => {
      await withHub(async (hub, config) => {
        const added = await seedDemo(hub.store, { regency: config.HUB_REGENCY, today: hub.today(), scale: options.scale });
        console.log(
          `Added demo data: ${Object.entries(added)
            .map(([what, count]) => `${count} ${what}`)
            .join(', ')}.`,
        );
      });
    });
}

function scale(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 1000)) throw invalidArgument('cli.numberAbove', { highest: 1000 });
  return value;
}
