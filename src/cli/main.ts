import { Command } from 'commander';
import { ConfigError } from '../hub/config.ts';
import { describeFault, HubError } from '../base/errors.ts';
/** How each command is loaded: only the one that is called, for they bring most of the hub with them and a short one should start fast. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serveCommand(),
  gateway: async () => (await import('./gateway.ts')).gatewayCommand(),
  federated: async () => (await import('./federated.ts')).federatedCommand(),
  seed: async () => (await import('./seed.ts')).seedCommand(),
  growth: async () => (await import('./growth.ts')).growthCommand(),
  alerts: async () => (await import('./alerts.ts')).alertsCommand(),
  import: async () => (await import('./import.ts')).importCommand(),
  export: async () => (await import('./export.ts')).exportCommand(),
  indicators: async () => (await import('./indicators.ts')).indicatorsCommand(),
  schema: async () => (await import('./schema.ts')).schemaCommand(),
  keys: async () => (await import('./keys.ts')).keysCommand(),
  audit: async () => (await import('./audit.ts')).auditCommand(),
  person: async () => (await import('./person.ts')).personCommand(),
  token: async () => (await import('./token.ts')).tokenCommand(),
  config: async () => (await import('./config.ts')).configCommand(),
};

const hub = new Command('hub')
  .description('The Kampung KB data hub.')
  .showHelpAfterError('(hub --help lists the commands)')
  .enablePositionalOptions();
const called = process.argv[2] ?? '';
const loaded = Object.hasOwn(commands, called) ? [called] : Object.keys(commands);
for (const name of loaded) {
  const command = await commands[name]?.();
  if (command !== undefined) hub.addCommand(command);
}

try {
  await hub.parseAsync();
} catch (error) {
  // A refusal is printed in one line; any other error is internal and keeps its stack, without the statements and values that drivers add
  // to errors.
  if (error instanceof HubError || error instanceof ConfigError) console.error(error.message);
  else console.error(describeFault(error).stack ?? describeFault(error).message);
  process.exitCode = 1;
}
