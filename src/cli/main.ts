import { Command } from 'commander';
import { ConfigError } from '../config.ts';
import { describeFault, HubError } from '../errors.ts';
import { DirectoryInUseError } from '../store/DirectoryLock.ts';
import { alertsCommand } from './alerts.ts';
import { configCommand } from './config.ts';
import { exportCommand } from './export.ts';
import { federatedCommand } from './federated.ts';
import { gatewayCommand } from './gateway.ts';
import { growthCommand } from './growth.ts';
import { indicatorsCommand } from './indicators.ts';
import { schemaCommand } from './schema.ts';
import { seedCommand } from './seed.ts';
import { serveCommand } from './serve.ts';

const hub = new Command('hub')
  .description('The Kampung KB data hub.')
  .showHelpAfterError('(hub --help lists the commands)')
  .addCommand(serveCommand())
  .addCommand(gatewayCommand())
  .addCommand(federatedCommand())
  .addCommand(seedCommand())
  .addCommand(growthCommand())
  .addCommand(alertsCommand())
  .addCommand(exportCommand())
  .addCommand(indicatorsCommand())
  .addCommand(schemaCommand())
  .addCommand(configCommand());

try {
  await hub.parseAsync();
} catch (error) {
  // What a person can act upon is said in a line; anything else is a fault of the hub and keeps its stack, without
  // what drivers hang on errors: statements and their values.
  if (error instanceof HubError || error instanceof ConfigError || error instanceof DirectoryInUseError) console.error(error.message);
  else console.error(describeFault(error).stack ?? describeFault(error).message);
  process.exitCode = 1;
}
