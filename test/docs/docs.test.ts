import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GraphQLInputObjectType, getOperationAST, Kind, OperationTypeNode, parse, parseValue, valueFromAST } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { authenticatedContexts } from '../../resolvers/shared/authenticatedContexts.ts';
import { openAuthenticator, type OpenAuthenticator } from '../../src/access/authentication/index.ts';
import { readConfig } from '../../src/hub/config.ts';
import { seedDemo } from '../../src/demo/index.ts';
import { assembleHub, type Hub } from '../../src/hub/Hub.ts';
import { todayIn } from '../../src/base/calendar.ts';
import { mappingOf } from '../../src/imports/formats/Mapping.ts';
import { ensureRollup } from '../../src/indicators/index.ts';
import { publish } from '../../src/hub/publish.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { loadAreas } from '../../src/villages/index.ts';
import { today } from '../demo/seededHub.ts';
import { temporaryFolder } from '../interchange/temporaryFolder.ts';
import { ask, dataOf } from '../support/ask.ts';
import { openTestStore, type TestStore } from '../support/databases.ts';
import { localTokenOf, signInAt } from '../support/signIn.ts';
import { watch, webSocketClient } from '../support/subscribe.ts';
import { silent } from '../support/testHub.ts';
import { anchorsOf, linksOf, readPages, titleOf, type Block, type DocPage } from './blocks.ts';
import { commandsOf, environment, run, start } from './commands.ts';
import { serveInParts, startAgency } from './hubInParts.ts';
import { notRun } from './notRun.ts';

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
  .flatMap(({ title, block }) => commandsOf(block.text).map((command) => ({ title, command })))
  // A command that stands on two pages is run once.
  .filter(({ command }, index, all) => all.findIndex((other) => other.command === command) === index);

/** Commands that run until they are stopped, by how they begin, and what they write for an event. */
const endless: [string, RegExp][] = [
  ['npm run -s hub -- alerts tail ', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}ACKNOWLEDGED .* 33\.26\.16\.\d{4} .*\n/m],
  ['curl -N ', /^data: \{"data":\{"stuntingAlerts":\{"type":"ACKNOWLEDGED","cursor":".*\}\n/m],
];
const eventOf = (command: string): RegExp | undefined => endless.find(([beginning]) => command.startsWith(beginning))?.[1];
/** What a command writes. */
function outputOf(command: string): RegExp {
  if (command.includes('hub -- token --')) return /^[\w-]+\.[\w-]+\.[\w-]+\n$/;
  return command.startsWith('curl') && !command.includes('>') ? /^\{"data":/ : /^/;
}
const isRun = ({ command }: { command: string }) => notRun[command] === undefined;

describe('The documentation', () => {
  const files = temporaryFolder();
  let database: TestStore;
  let agency: Awaited<ReturnType<typeof startAgency>>;
  let hub: Hub;
  let server: RunningServer;
  let authentication: OpenAuthenticator;
  let url: string;

  beforeAll(async () => {
    environment.folder = files.folder;
    [agency] = await Promise.all([startAgency(), makeSurveys(files.folder), seed()]);
    hub = await assembleHub(database.store, () => today, silent);
    // The folder that the commands find: they and the hub have one key.
    const dataFolder = join(files.folder, 'data');
    authentication = await openAuthenticator(readConfig({ HUB_DATA: dataFolder }), database.store, silent);
    server = await startServer({
      schema,
      host: '127.0.0.1',
      port: 0,
      logger: silent,
      ...authenticatedContexts(hub, authentication.authenticator),
    });
    url = `${server.url}/graphql`;
    await signInAt(url, dataFolder);
    environment.HUB_TOKEN = await localTokenOf(dataFolder);
    environment.DATABASE_URL = database.url ?? '';
    environment.hubUrl = server.url;
    environment.agencyUrl = agency.url;
  }, 120_000);

  afterAll(async () => {
    await agency.stop();
    await server.close();
    await authentication.close();
    await hub.alerts.close();
    await database.drop();
  });

  /** The one database of all commands and queries. */
  async function seed(): Promise<void> {
    database = await openTestStore('postgresql');
    await loadAreas(database.store, '33.26');
    await seedDemo(database.store, { regency: '33.26', today, scale: 1 });
    // Else each command would count the indicators of all that data first, and publish them.
    await ensureRollup(database.store, 'Asia/Jakarta');
    await publish(database.store, todayIn('Asia/Jakarta'));
  }

  it.each(graphql.filter(({ block }) => block.tags.length === 0))('shows queries that answer: $title', async ({ block, page }) => {
    const document = parse(block.text);
    const variables = variablesAfter(block, page);
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    expect(operations.length).toBeGreaterThan(0);
    for (const { name, operation } of operations) {
      if (operation === OperationTypeNode.SUBSCRIPTION) await expectEvents(block.text, variables);
      else await expectAnswer(only(block.text, name?.value), variables);
    }
  });

  it.each(graphql.filter(({ block }) => block.tags.includes('argument')))('shows arguments that the schema takes: $title', ({ block }) => {
    const [, name, value] = /^(\w+): (.*)$/s.exec(block.text) ?? [];
    const input = schema.getType('CreateProgramInput');
    if (!(input instanceof GraphQLInputObjectType)) throw new Error('there is no such input');
    const type = input.getFields()[name ?? '']?.type;
    if (type === undefined) throw new Error(`the input has no field ${name ?? ''}`);
    expect(valueFromAST(parseValue(value ?? ''), type)).toBeDefined();
  });

  // Most of the time of a command is its start, and the machine has more than one core.
  it.concurrent.each(commands.filter(isRun).filter(({ command }) => eventOf(command) === undefined))(
    'shows commands that succeed: $title $command',
    async ({ command }) => {
      expect(command).toMatch(/^(npm run -s hub -- |curl |export HUB_TOKEN=\$\()/);
      const { code, stdout, stderr } = await run(command);
      expect(code, stderr).toBe(0);
      expect(stdout).toMatch(outputOf(command));
    },
    120_000,
  );

  it.each(commands.filter(isRun).filter(({ command }) => eventOf(command) !== undefined))(
    'shows commands that tell of events: $title $command',
    async ({ command }) => {
      const { child, ended, written } = start(command);
      try {
        await expect.poll(() => hub.alerts.size, soon).toBe(1);
        await acknowledgeAnAlert();
        await expect.poll(() => written.stdout, soon).toMatch(eventOf(command) ?? '');
      } finally {
        child.kill('SIGINT');
      }
      const { code, signal, stderr } = await ended;
      // Some programs end by themselves when they are interrupted, some are ended.
      expect(signal ?? code, stderr).toBe(command.startsWith('curl') ? 'SIGINT' : 0);
      await expect.poll(() => hub.alerts.size, soon).toBe(0);
    },
    120_000,
  );

  it.each(Object.entries(notRun))('shows a command that is checked otherwise: %s', (command, { instead }) => {
    expect(commands.map((each) => each.command)).toContain(command);
    instead();
  });

  it('shows what a gateway answers when an agency has joined, and when the agency is away', async () => {
    const page = pages.find(({ path }) => path === 'docs/federation.md');
    const shown = (...kind: string[]) => page?.blocks.find(({ language, tags }) => [language, ...tags].join() === kind.join())?.text ?? '';
    // The commands above have made the file.
    const inParts = await serveInParts(hub, readFileSync(join(files.folder, 'with-water.graphql'), 'utf8'));
    try {
      const query = shown('graphql', 'gateway');
      const answer = JSON.parse(shown('json', 'answer')) as { data: { village: object } };
      expect(await ask(inParts.url, query)).toEqual({ status: 200, ...answer, errors: undefined });
      await agency.stop();
      const { data, errors } = await ask<{ village: object }>(inParts.url, query);
      expect(errors).toContainEqual(JSON.parse(shown('json', 'error')));
      expect(data?.village).toMatchObject({ name: 'Kadipaten', kampungKB: { class: 'DASAR' }, waterReadings: null });
    } finally {
      await inParts.close();
    }
  });

  it.each(blocks.filter(({ block }) => block.language === 'ts'))('shows code that is typechecked: $title', ({ block }) => {
    const folder = join(import.meta.dirname, 'excerpts');
    expect(
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .filter((text) => text.includes(`\n${block.text}\n`)),
    ).toHaveLength(1);
  });

  it('makes the files it speaks of', () => {
    const written = commands.flatMap(({ command }) => />\s*(\S+)$/.exec(command)?.[1] ?? /--out (\S+)/.exec(command)?.[1] ?? []);
    expect(written.length).toBeGreaterThan(3);
    for (const file of written) expect(readFileSync(join(files.folder, file)).length, file).toBeGreaterThan(50);
    expect(readFileSync(join(files.folder, 'villages.csv'), 'utf8').split('\r\n')).toHaveLength(285 + 2);
    expect(readFileSync(join(files.folder, 'villages.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });

  it('shows a mapping that is one', () => {
    const [mapping, ...others] = blocks.filter(({ block }) => block.tags.includes('mapping'));
    expect(others).toEqual([]);
    expect(mappingOf(JSON.parse(mapping?.block.text ?? ''), 'own.json').name).toBe('lembar-desa');
  });

  it.each(blocks)('has only blocks that are run: $title', ({ block: { language, tags } }) => {
    expect([
      ['graphql'],
      ['graphql', 'argument'],
      ['graphql', 'gateway'],
      ['sh'],
      ['json', 'variables'],
      ['json', 'answer'],
      ['json', 'error'],
      ['json', 'mapping'],
      ['csv', 'eppgbm.csv'],
      ['ts'],
    ]).toContainEqual([language, ...tags]);
  });

  it.each(pages)('has no link that leads nowhere: $path', (page) => {
    const leadsNowhere = linksOf(page).filter(({ file, anchor }) => {
      const target = file === '' ? join(root, page.path) : join(root, dirname(page.path), file);
      return !existsSync(target) || (anchor !== null && !anchorsOf(readFileSync(target, 'utf8')).includes(anchor));
    });
    expect(leadsNowhere).toEqual([]);
  });

  it('has every page in its list', () => {
    const list = pages.find(({ path }) => path === 'docs/README.md');
    const linked = list === undefined ? [] : linksOf(list).map(({ file }) => `docs/${file}`);
    expect(
      pages.map(({ path }) => path).filter((path) => path !== 'docs/README.md' && path.startsWith('docs/') && !linked.includes(path)),
    ).toEqual([]);
  });

  async function expectAnswer(query: string, variables: Record<string, unknown>): Promise<void> {
    const { data, errors } = await ask(url, query, variables);
    expect(errors).toBeUndefined();
    expect(data).toBeTruthy();
  }

  async function expectEvents(query: string, variables: Record<string, unknown>): Promise<void> {
    const client = webSocketClient(url);
    const watched = watch(client, query, variables);
    await expect.poll(() => hub.alerts.size).toBe(1);
    expect(watched.errors).toEqual([]);
    watched.stop();
    await expect.poll(() => hub.alerts.size).toBe(0);
    await client.dispose();
  }

  async function acknowledgeAnAlert(): Promise<void> {
    const { alerts } = await dataOf<{ alerts: { nodes: { id: string }[] } }>(
      url,
      '{ alerts(filter: { area: "33.26.16", minSeverity: WARNING, status: [OPEN] }, first: 1) { nodes { id } } }',
    );
    await dataOf(url, 'mutation ($id: ID!) { acknowledgeAlert(id: $id) { status } }', { id: alerts.nodes[0]?.id });
  }
});

/** For what takes the time of a start. */
const soon = { timeout: 60_000 };

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
  ...Array.from(
    { length: 24 },
    (_, n) => `${n % 2 === 0 ? 'M' : 'F'},${300 + n * 40},${8 + n / 5},${70 + n},${1 + (n % 4)},${1 + (n % 3)},${8 + n / 5},${70 + n}`,
  ),
].join('\n');

/** A survey as a table of text and, with the columns it had, as a workbook. */
async function makeSurveys(folder: string): Promise<void> {
  writeFileSync(join(folder, 'survey.csv'), survey);
  for (const { block } of blocks.filter(({ block }) => block.language === 'csv'))
    writeFileSync(join(folder, block.tags[0] ?? ''), block.text);
  await run('npm run -s hub -- growth assess survey.csv --out survey.xlsx');
}
