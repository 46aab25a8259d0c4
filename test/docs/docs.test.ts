import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getOperationAST, GraphQLInputObjectType, Kind, OperationTypeNode, parse, parseValue, valueFromAST } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { seedDemo } from '../../src/demo/index.ts';
import { assembleHub, type Hub } from '../../src/Hub.ts';
import { startServer, type RunningServer } from '../../src/server/startServer.ts';
import { loadAreas } from '../../src/villages/index.ts';
import { today } from '../demo/seededHub.ts';
import { temporaryFolder } from '../interchange/temporaryFolder.ts';
import { ask } from '../support/ask.ts';
import { openTestStore, type TestStore } from '../support/databases.ts';
import { watch, webSocketClient } from '../support/subscribe.ts';
import { silent } from '../support/testHub.ts';
import { anchorsOf, linksOf, readPages, titleOf, type Block, type DocPage } from './blocks.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pages = readPages();
const schema = buildHubSchema();

interface Case {
  title: string;
  block: Block;
  page: DocPage;
}

const blocks: Case[] = pages.flatMap((page) => page.blocks.map((block) => ({ title: titleOf(page, block), block, page })));
const graphql = blocks.filter(({ block }) => block.language === 'graphql');
const commands = blocks
  .filter(({ block }) => block.language === 'sh')
  .flatMap(({ title, block }) => block.text.split('\n').map((line) => ({ title, command: line.replace(/\s+#.*$/, '').trim() })))
  // A command that stands on two pages is run once.
  .filter(({ command }, index, all) => command !== '' && all.findIndex((other) => other.command === command) === index);

/** Commands that cannot run in a test, with the reason and what is checked instead. */
const notRun: Record<string, { why: string; instead: () => void | Promise<void> }> = {
  'npm ci && npm start': {
    why: 'would install over the running tests; the gate installs, and test/cli/serve.test.ts starts the same command',
    instead: () => expect(script('start')).toMatch(/bin\/hub\.js serve$/),
  },
  'npm ci && npm test': { why: 'is this test run', instead: () => expect(script('test')).toBe('vitest run') },
  'npm run -s hub -- seed --scale 10': {
    why: 'makes 120,000 families; test/cli/seed.test.ts runs the command with less',
    instead: async () => expect((await sh('npm run -s hub -- seed --help')).stdout).toContain('--scale'),
  },
};

describe('The documentation', () => {
  const files = temporaryFolder();
  let database: TestStore;
  let hub: Hub;
  let server: RunningServer;
  let url: string;

  beforeAll(async () => {
    database = await openTestStore('postgresql');
    await loadAreas(database.store, '33.26');
    await seedDemo(database.store, { regency: '33.26', today, scale: 1 });
    hub = await assembleHub(database.store, () => today, silent);
    server = await startServer({ schema, host: '127.0.0.1', port: 0, logger: silent, makeContext: () => new HubContext(hub, localAdministrator) });
    url = `${server.url}/graphql`;
    environment.DATABASE_URL = database.url ?? '';
    environment.HUB_URL = server.url;
    environment.folder = files.folder;
    writeFileSync(join(files.folder, 'survey.csv'), survey);
    await sh('npm run -s hub -- growth assess survey.csv --out scored-before.xlsx');
    // A survey may come as a workbook, with the columns it had.
    await sh('cp scored-before.xlsx survey.xlsx');
  }, 120_000);

  afterAll(async () => {
    await server.close();
    hub.alerts.close();
    await database.drop();
  });

  it.each(graphql.filter(({ block }) => block.tags.length === 0))('shows queries that answer: $title', async ({ block, page }) => {
    const document = parse(block.text);
    const variables = variablesAfter(block, page);
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      const name = definition.name?.value;
      if (getOperationAST(document, name)?.operation === OperationTypeNode.SUBSCRIPTION) await listens(block.text, variables);
      else {
        const { data, errors } = await ask(url, only(block.text, name), variables);
        expect(errors).toBeUndefined();
        expect(data).toBeTruthy();
      }
    }
  });

  it.each(graphql.filter(({ block }) => block.tags.includes('argument')))('shows arguments that the schema takes: $title', ({ block }) => {
    const [, name, value] = /^(\w+): (.*)$/s.exec(block.text) ?? [];
    const input = schema.getType('CreateProgramInput');
    if (!(input instanceof GraphQLInputObjectType)) throw new Error('there is no such input');
    const type = input.getFields()[name ?? '']?.type;
    expect(type).toBeDefined();
    if (type !== undefined) expect(valueFromAST(parseValue(value ?? ''), type)).toBeDefined();
  });

  it.each(commands.filter(({ command }) => notRun[command] === undefined))('shows commands that succeed: $title $command', async ({ command }) => {
    expect(command).toMatch(/^(npm run -s hub -- |curl )/);
    const { code, stdout, stderr } = await sh(command);
    expect(code, stderr).toBe(0);
    if (command.startsWith('curl') && !command.includes('>')) expect(JSON.parse(stdout.split('\n')[0] ?? '')).toHaveProperty('data');
  });

  it.each(Object.entries(notRun))('shows a command that is checked otherwise: %s', async (command, { instead }) => {
    expect(commands.map((each) => each.command)).toContain(command);
    await instead();
  });

  it('makes the files it speaks of', () => {
    const written = commands.flatMap(({ command }) => />\s*(\S+)$/.exec(command)?.[1] ?? /--out (\S+)/.exec(command)?.[1] ?? []);
    expect(written.length).toBeGreaterThan(3);
    for (const file of written) expect(readFileSync(join(files.folder, file)).length, file).toBeGreaterThan(50);
    expect(readFileSync(join(files.folder, 'villages.csv'), 'utf8').split('\r\n')).toHaveLength(285 + 2);
    expect(readFileSync(join(files.folder, 'villages.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });

  it.each(blocks)('has only blocks that are run: $title', ({ block: { language, tags } }) => {
    expect([['graphql'], ['graphql', 'argument'], ['sh'], ['json', 'variables']]).toContainEqual([language, ...tags]);
  });

  it.each(pages)('has no link that leads nowhere: $path', (page) => {
    for (const { file, anchor } of linksOf(page)) {
      const target = file === '' ? join(root, page.path) : join(root, dirname(page.path), file);
      expect(existsSync(target), file).toBe(true);
      if (anchor !== null) expect(anchorsOf(readFileSync(target, 'utf8')), `${file}#${anchor}`).toContain(anchor);
    }
  });

  it('has every page in its list', () => {
    const list = pages.find(({ path }) => path === 'docs/README.md');
    const linked = list === undefined ? [] : linksOf(list).map(({ file }) => `docs/${file}`);
    expect(pages.map(({ path }) => path).filter((path) => path !== 'docs/README.md' && path.startsWith('docs/') && !linked.includes(path))).toEqual([]);
  });

  async function listens(query: string, variables: Record<string, unknown>): Promise<void> {
    const client = webSocketClient(url);
    const watched = watch(client, query, variables);
    await expect.poll(() => hub.alerts.size).toBe(1);
    expect(watched.errors).toEqual([]);
    watched.stop();
    await expect.poll(() => hub.alerts.size).toBe(0);
    await client.dispose();
  }
});

/** Where commands run, and what they find there. */
const environment = { DATABASE_URL: '', HUB_URL: '', folder: '' };

/** Runs a command as the page shows it, with the project's hub and the address of the tests' own. */
function sh(command: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const line = command.replace(/^npm run -s hub --/, `"${root}node_modules/.bin/node" "${root}bin/hub.js"`).replace('http://127.0.0.1:4000', environment.HUB_URL);
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', line], { cwd: environment.folder, env: { PATH: process.env.PATH, DATABASE_URL: environment.DATABASE_URL }, stdio: ['ignore', 'pipe', 'pipe'] });
    const text = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) child[stream].setEncoding('utf8').on('data', (piece: string) => (text[stream] += piece));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...text }));
  });
}

function script(name: string): string | undefined {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  return scripts[name];
}

/** The block of variables that follows; the example child where the page leaves `$child` to the reader. */
function variablesAfter(block: Block, page: DocPage): Record<string, unknown> {
  const next = page.blocks[page.blocks.indexOf(block) + 1];
  if (next?.language === 'json') return JSON.parse(next.text) as Record<string, unknown>;
  return block.text.includes('$child: ID!') ? { child: 'Child_01900000-0000-7000-8000-000000000001' } : {};
}

/** One operation of a document, by itself. */
function only(text: string, name: string | undefined): string {
  const document = parse(text);
  if (document.definitions.length === 1 || name === undefined) return text;
  const operation = getOperationAST(document, name);
  return text.slice(operation?.loc?.start, operation?.loc?.end);
}

/** A survey with every column that a page names; the children are nobody. */
const survey = [
  'sex,age_days,weight,height,psu,sw,AN3,AN4',
  ...Array.from({ length: 24 }, (_, n) => `${n % 2 === 0 ? 'M' : 'F'},${300 + n * 40},${8 + n / 5},${70 + n},${1 + (n % 4)},${1 + (n % 3)},${8 + n / 5},${70 + n}`),
].join('\n');
