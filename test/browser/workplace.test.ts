import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Browser, BrowserContextOptions, Download } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startBrowserHub, type BrowserHub } from './browserHub.ts';
import { launchChromium } from './chromium.ts';
import { GraphiqlPage } from './GraphiqlPage.ts';

let hub: BrowserHub;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  hub = await startBrowserHub();
  await hub.addStuntedChild('Anak Contoh');
});

afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

afterAll(async () => {
  await browser.close();
  await hub.close();
});

async function visit(options?: BrowserContextOptions): Promise<GraphiqlPage> {
  const graphiql = await GraphiqlPage.visit(browser, hub.url, options);
  onTestFinished(() => expect(graphiql.complaints).toEqual([]));
  return graphiql;
}

describe('The list of examples', () => {
  test('is open on a first visit, by subject, each with a question and an explanation', async () => {
    const graphiql = await visit();
    const examples = graphiql.page.getByRole('region', { name: 'Examples' });
    expect((await examples.getByRole('heading', { level: 3 }).allInnerTexts()).map((text) => text.toLowerCase())).toEqual(
      expect.arrayContaining(['start here', 'children and cases', 'villages', 'alerts', 'families', 'programs and partners']),
    );
    const texts = await examples.getByRole('listitem').allInnerTexts();
    expect(texts.length).toBeGreaterThanOrEqual(15);
    for (const text of texts)
      expect(
        text
          .trim()
          .split('\n')
          .filter((line) => line.trim() !== '').length,
        text,
      ).toBeGreaterThanOrEqual(2);
  });

  test('has examples that run when they are clicked', async () => {
    const graphiql = await visit();
    const run = async (question: RegExp, operation: string, answer: string): Promise<void> => {
      await graphiql.page.getByRole('region', { name: 'Examples' }).getByRole('button', { name: question }).click();
      await graphiql.settle();
      expect(await graphiql.query()).toContain(operation);
      await graphiql.run();
      await expect.poll(() => graphiql.response()).toContain(answer);
    };
    await run(/^Which children of a village are stunted/, 'query StuntedChildrenOfAVillage(', '"Anak Contoh"');
    await run(/^What does one measurement mean/, 'query AssessAMeasurement(', '"PENDEK"');
    await run(/^Children stunted and without any program/, 'query StuntedAndWithoutAnyProgram(', '"totalCount": 1');
  });
});

describe('The explorer', () => {
  test('builds a query by clicking', async () => {
    const graphiql = await visit();
    await graphiql.page.getByRole('button', { name: /^(New|Add) tab/ }).click();
    await graphiql.settle();
    await graphiql.openPanel('GraphiQL Explorer');
    // The query itself has a field `nodes` too.
    let parent = graphiql.page.locator('.graphiql-explorer-root');
    for (const name of ['villages', 'nodes', 'name']) {
      parent = parent.locator(`.graphiql-explorer-${name}`).first();
      await parent.locator(`[data-field-name="${name}"]`).first().click();
    }
    await graphiql.settle();
    await expect.poll(() => graphiql.query()).toMatch(/villages\s*\{\s*nodes\s*\{[^}]*name/);
    await graphiql.run();
    await expect.poll(() => graphiql.response()).toContain('"name": "Desa 1"');
    await graphiql.screenshot('graphiql-explorer');
  });
});

describe('The access token', () => {
  test('is sent with queries, subscriptions and downloads, kept for the tab, and never in an address', async () => {
    const graphiql = await visit();
    const sent = listen(graphiql);
    await graphiql.openPanel('Access');
    await graphiql.page.getByLabel('Access token').fill('Bearer tok-en.1');
    await graphiql.page.getByRole('button', { name: 'Use token' }).click();
    await expect.poll(() => graphiql.page.getByRole('status').first().innerText()).toContain('with your token');
    await graphiql.screenshot('graphiql-token');
    await graphiql.run();
    await expect.poll(() => graphiql.response()).toContain('"totalCount": 7');
    await save(graphiql, 'CSV');
    await graphiql.openTab('WatchStuntingAlerts');
    await graphiql.run();
    await expect.poll(() => hub.hub.alerts.size).toBe(1);
    // What the browser tells of its traffic comes by another way than the answers, and may come later.
    await expect.poll(() => sent.http.slice(-3)).toEqual(['Bearer tok-en.1', 'Bearer tok-en.1', 'Bearer tok-en.1']);
    await expect
      .poll(() => sent.webSocket.map((text) => JSON.parse(text) as { type: string; payload?: unknown })[0])
      .toMatchObject({ type: 'connection_init', payload: { Authorization: 'Bearer tok-en.1' } });
    expect(graphiql.requests.map(String).filter((address) => address.includes('tok-en'))).toEqual([]);
    expect(await graphiql.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('tok-en');

    await graphiql.reload();
    expect(await graphiql.page.evaluate(() => JSON.stringify({ ...sessionStorage }))).toContain('tok-en.1');
    const other = await graphiql.page.context().newPage();
    await other.goto(hub.url);
    expect(await other.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('tok-en');
    await other.close();
  });

  test('is forgotten when the visitor says so', async () => {
    const graphiql = await visit();
    const sent = listen(graphiql);
    await graphiql.openPanel('Access');
    await graphiql.page.getByLabel('Access token').fill('secret');
    await graphiql.page.getByRole('button', { name: 'Use token' }).click();
    await graphiql.page.getByRole('button', { name: 'Forget token' }).click();
    expect(await graphiql.page.evaluate(() => sessionStorage.length)).toBe(0);
    await graphiql.run();
    await expect.poll(() => graphiql.response()).toContain('"totalCount": 7');
    expect(sent.http.at(-1)).toBeUndefined();
  });

  test('is refused when it cannot be one', async () => {
    const graphiql = await visit();
    await graphiql.openPanel('Access');
    await graphiql.page.getByLabel('Access token').fill('two words');
    await graphiql.page.getByRole('button', { name: 'Use token' }).click();
    await expect.poll(() => graphiql.page.getByRole('alert').first().innerText()).toContain('This is no token');
    expect(await graphiql.page.evaluate(() => sessionStorage.length)).toBe(0);
  });
});

describe('The download', () => {
  test('saves the whole list as CSV', async () => {
    const graphiql = await visit();
    const file = await save(graphiql, 'CSV');
    expect(file.suggestedFilename()).toBe('VillagesOfTheRegency.csv');
    const [header, ...rows] = parse(await readFile(await file.path()), { bom: true });
    expect(header).toEqual(['code', 'name', 'kind', 'district.name', 'kampungKB.class', 'kampungKB.declaredOn', 'kampungKB.demo']);
    expect(rows).toHaveLength(7);
  });

  test('saves it as a workbook', async () => {
    const graphiql = await visit();
    const file = await save(graphiql, 'XLSX');
    expect(file.suggestedFilename()).toBe('VillagesOfTheRegency.xlsx');
    expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');
  });

  test('says why there is no file', async () => {
    const graphiql = await GraphiqlPage.visit(browser, hub.url);
    await graphiql.openTab('RecordAMeasurement');
    await graphiql.page.getByRole('button', { name: 'Download CSV' }).click();
    await expect
      .poll(() => graphiql.page.getByRole('group', { name: 'Download' }).getByRole('alert').innerText())
      .toContain('Only a query can be exported');
    await graphiql.screenshot('graphiql-no-file');
    // The browser reports the refusal, and nothing else.
    expect(graphiql.complaints).toEqual([expect.stringContaining('status of 400')]);
  });
});

/** What is sent to the hub from now on: the Authorization header of each POST, and each WebSocket message. */
function listen({ page }: GraphiqlPage): { http: (string | undefined)[]; webSocket: string[] } {
  const sent: { http: (string | undefined)[]; webSocket: string[] } = { http: [], webSocket: [] };
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.http.push(request.headers().authorization);
  });
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.webSocket.push(String(payload))));
  return sent;
}

async function save({ page }: GraphiqlPage, kind: string): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Download ${kind}` }).click()]);
  return file;
}
