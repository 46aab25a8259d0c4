import { Command } from 'commander';
import { describeConfig, readConfig } from '../hub/config.ts';

/** `hub config`: every setting with its current value. */
export function configCommand(): Command {
  return new Command('config')
    .description('list every setting (environment variable) with its current value and its meaning')
    .action(() => {
      for (const { name, value, meaning } of describeConfig(readConfig())) console.log(`${name}=${value}\n    ${meaning}`);
    });
}
