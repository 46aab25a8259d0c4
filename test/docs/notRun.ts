import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { expect } from 'vitest';
import { subgraphNames, subgraphPort } from '../../resolvers/subgraphs.ts';
import { federatedCommand } from '../../src/cli/federated.ts';
import { gatewayCommand } from '../../src/cli/gateway.ts';
import { importCommand } from '../../src/cli/import.ts';
import { personCommand } from '../../src/cli/person.ts';
import { seedCommand } from '../../src/cli/seed.ts';
import { serveCommand } from '../../src/cli/serve.ts';

const federatedTest = 'test/services/federated.test.ts';
const sixProcesses = `starts six subgraphs and the gateway, each in a process and on a fixed port; ${federatedTest} runs it`;

/** Commands that cannot run in a test, with the reason and what is checked instead. */
export const notRun: Record<string, { why: string; instead: () => void }> = {
  'npm ci && npm start': {
    why: 'would install over the running tests; the gate installs, and test/cli/serve.test.ts starts the same command',
    instead: () => expect(script('start')).toMatch(/bin\/hub\.js serve$/),
  },
  'npm ci && npm test': { why: 'is this test run', instead: () => expect(script('test')).toBe('vitest run') },
  'npm run -s hub -- seed --scale 10': {
    why: 'makes 120,000 families; test/cli/seed.test.ts runs the command with less',
    instead: () => expect(takes(seedCommand(), '--scale 10')).toEqual({ scale: 10 }),
  },
  'npm run -s hub -- person export --id Child_01890000-0000-7000-8000-000000000000': {
    why: 'names nobody; test/cli/keys.test.ts runs it for somebody',
    instead: () => expect(optionsOf('export')).toEqual(['--id', '--out', '--purpose']),
  },
  'npm run -s hub -- person erase --id Child_01890000-0000-7000-8000-000000000000 --reason "request of the parents, letter 12"': {
    why: 'names nobody, and is for good; test/privacy/rightsOfPersons.test.ts erases people',
    instead: () => expect(optionsOf('erase')).toEqual(['--id', '--reason']),
  },
  'npm run -s hub -- import undo ImportJob_01890000-0000-7000-8000-000000000000': {
    why: 'names no import; test/imports/undoImport.test.ts takes imports back',
    instead: () => expect(importCommand().commands.map((command) => command.name())).toContain('undo'),
  },
  'npm run federated': { why: sixProcesses, instead: expectFederatedScript },
  'DATABASE_URL=postgresql://user:password@host:5432/hub npm run federated': { why: sixProcesses, instead: expectFederatedScript },
  'DATABASE_URL=... npm run federated -- --supergraph with-water.graphql': {
    why: `${sixProcesses}; the same supergraph answers below, in this process`,
    instead: () => {
      expectFederatedScript();
      expect(takes(federatedCommand(), '--supergraph with-water.graphql')).toMatchObject({ supergraph: 'with-water.graphql' });
    },
  },
  'npm run -s hub -- serve --subgraph children': {
    why: `runs for ever on a fixed port; ${federatedTest} starts each subgraph with this command`,
    instead: () => {
      for (const subgraph of subgraphNames) expect(takes(serveCommand(), `--subgraph ${subgraph}`)).toEqual({ subgraph });
      expect(read('src/cli/federated.ts')).toContain("'serve', '--subgraph', name");
      expect(read('docs/federation.md')).toContain(`# one each: ${subgraphNames.join(' ')}\n`);
    },
  },
  'npm run -s hub -- gateway --at children=http://children.internal:4103/graphql --at ...': {
    why: 'needs subgraphs on other machines; the tests of test/federation ask the gateway that it starts, and test/cli/federation.test.ts runs it with a name it does not know',
    instead: () => {
      expect(takes(gatewayCommand(), '--at children=http://children.internal:4103/graphql')).toMatchObject({
        at: new Map([['children', 'http://children.internal:4103/graphql']]),
      });
      expect(subgraphPort('children')).toBe(4103);
      expect(read('test/cli/federation.test.ts')).toContain("'gateway'");
    },
  },
  'cd examples/agency-subgraph && npm ci && npm start': {
    why: 'would install; this test starts the same file',
    instead: () => {
      expect(script('start', 'examples/agency-subgraph/package.json')).toBe('node server.js');
      expect(existsSync('examples/agency-subgraph/package-lock.json')).toBe(true);
      expect(read('examples/agency-subgraph/server.js')).toContain('process.env.PORT ?? 4201');
    },
  },
};

function expectFederatedScript(): void {
  expect(script('federated')).toMatch(/bin\/hub\.js federated$/);
  expect(read(federatedTest)).toContain("['bin/hub.js', 'federated',");
}

/** What a command makes of the arguments that a page shows, without running it. */
function takes(command: Command, shown: string): Record<string, unknown> {
  return command
    .exitOverride()
    .action(() => undefined)
    .parse(shown.split(' '), { from: 'user' })
    .opts();
}

function script(name: string, file = 'package.json'): string | undefined {
  return (JSON.parse(read(file)) as { scripts: Record<string, string> }).scripts[name];
}

const read = (file: string): string => readFileSync(file, 'utf8');

/** The options of `hub person <name>`. */
function optionsOf(name: string): (string | undefined)[] | undefined {
  return personCommand()
    .commands.find((command) => command.name() === name)
    ?.options.map(({ long }) => long ?? undefined);
}
