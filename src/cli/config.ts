import { Command } from 'commander';
import { describeConfig, readConfig } from '../config.ts';

/** `hub config`: every setting with the value in force. */
export function configCommand(): Command {
  return new Command('config').description('list every setting (environment variable), its value in force and its meaning').action(() => {
    for (const { name, value, meaning } of describeConfig(readConfig())) console.log(`${name}=${value}\n    ${meaning}`);
  });
}
