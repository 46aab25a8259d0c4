import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startBrowserHub, type BrowserHub } from './browserHub.ts';
import { launchChromium, untrustedHost } from './chromium.ts';
import { GraphiqlPage } from './GraphiqlPage.ts';

const examples = ['VillagesOfTheRegency', 'StuntedChildrenOfAVillage', 'WatchStuntingAlerts', 'RecordAMeasurement'];

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

/** A first visit. The test fails if the browser has anything to complain of. */
async function visit(url = hub.url, options?: BrowserContextOptions): Promise<GraphiqlPage> {
  const graphiql = await GraphiqlPage.visit(browser, url, options);
  onTestFinished(() => expect(graphiql.complaints).toEqual([]));
  return graphiql;
}

describe('GraphiQL in a browser', () => {
  test('opens, with nothing from any other host', async () => {
    const graphiql = await visit();
    expect(await graphiql.page.title()).toBe('Kampung KB data hub');
    const { host } = new URL(hub.url);
    expect(graphiql.requests.filter((address) => address.host !== host)).toEqual([]);
    expect(graphiql.requests.map(({ pathname }) => pathname).filter((path) => !path.startsWith('/graphql'))).toEqual([]);
  });

  test('has the first examples in tabs, with their variables', async () => {
    const graphiql = await visit();
    expect(await graphiql.tabs()).toEqual(examples);
    expect(await graphiql.query()).toContain('query VillagesOfTheRegency(');
    expect(await graphiql.variables()).toBe('{ "area": "33.26" }');
    await graphiql.openTab('StuntedChildrenOfAVillage');
    expect(await graphiql.variables()).toBe('{ "village": "33.26.16.2001" }');
  });

  test('runs the first example as it stands', async () => {
    const graphiql = await visit();
    await graphiql.run();
    await expect.poll(() => graphiql.response()).toContain('"totalCount": 7');
    expect(await graphiql.response()).toContain('"class": "DASAR"');
    await graphiql.screenshot('graphiql');
  });

  test('follows the system into the dark, and out', async () => {
    const graphiql = await visit(hub.url, { colorScheme: 'dark' });
    const darkEditors = () => graphiql.page.locator('.monaco-editor.vs-dark').count();
    await graphiql.openTab('StuntedChildrenOfAVillage');
    await graphiql.run();
    await expect.poll(() => graphiql.response()).toContain('Anak Contoh');
    await graphiql.screenshot('graphiql-dark');
    expect(await darkEditors()).toBeGreaterThan(0);
    await graphiql.page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(darkEditors).toBe(0);
  });

  test('shows alerts live while a subscription runs', async () => {
    const graphiql = await visit();
    await graphiql.openTab('WatchStuntingAlerts');
    await graphiql.run();
    await expect.poll(() => hub.hub.alerts.size).toBe(1);
    await hub.addStuntedChild('Anak Baru');
    await expect.poll(() => graphiql.response()).toContain('"name": "Anak Baru"');
    expect(graphiql.requests.filter(({ protocol }) => protocol === 'ws:').map(String)).toEqual([hub.url.replace('http', 'ws')]);
    await graphiql.screenshot('graphiql-alert');
    await graphiql.stop();
    await expect.poll(() => hub.hub.alerts.size).toBe(0);
  });

  test('says of a subscription that is refused why', async () => {
    const graphiql = await visit();
    await graphiql.openTab('WatchStuntingAlerts');
    await graphiql.page.locator('.graphiql-editor-tool .view-line').first().click();
    await graphiql.page.keyboard.press('ControlOrMeta+a');
    await graphiql.page.keyboard.type('{ "area": "33.99"');
    await graphiql.settle();
    await graphiql.run();
    await expect.poll(() => graphiql.response()).toContain('"code": "NOT_FOUND"');
  });

  test('underlines a field that does not exist', async () => {
    const graphiql = await visit();
    const underlined = graphiql.page.locator('.graphiql-query-editor .squiggly-error');
    expect(await underlined.count()).toBe(0);
    // The whole width for the editor: what is explained beside the list of examples may lie outside of it.
    await graphiql.page.getByRole('button', { name: 'Hide Examples' }).click();
    await graphiql.typeAfter('declaredOn', '\nnonsense ');
    await expect.poll(() => underlined.count(), { timeout: 10_000 }).toBeGreaterThan(0);
    // Monaco explains what the mouse rests on; a move while it still draws is lost, so move again.
    const explanation = graphiql.page.getByText('Cannot query field "nonsense" on type "KampungKB"');
    await expect
      .poll(
        async () => {
          await graphiql.page.mouse.move(0, 0);
          await graphiql.page.locator('.graphiql-query-editor .view-line').filter({ hasText: 'nonsense' }).getByText('nonsense').hover();
          await graphiql.settle();
          await graphiql.settle();
          return explanation.count();
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(0);
  });

  test('completes fields and shows what they mean', async () => {
    const graphiql = await visit();
    await graphiql.typeAfter('declaredOn', '\nclassH');
    // The editor's language worker is there when it underlines what is not a field yet; before, it suggests nothing.
    await graphiql.page.locator('.graphiql-query-editor .squiggly-error').first().waitFor();
    await graphiql.page.keyboard.press('Control+Space');
    await expect
      .poll(() => graphiql.page.locator('.suggest-widget .monaco-list-row').allTextContents())
      .toEqual(expect.arrayContaining([expect.stringContaining('classHistory')]));
  });

  test('keeps changed tabs, and brings the examples back', async () => {
    const graphiql = await visit();
    await graphiql.page.getByRole('tab', { name: 'VillagesOfTheRegency' }).hover();
    await graphiql.page.getByRole('button', { name: 'Close Tab' }).first().click();
    await graphiql.typeAfter('ageInMonths', '\nbornOn');
    await graphiql.reload();
    const left = await graphiql.tabs();
    expect(left).not.toContain('VillagesOfTheRegency');
    expect(await graphiql.query()).toContain('bornOn');
    expect(await graphiql.variables()).toBe('{ "village": "33.26.16.2001" }');

    await graphiql.page.getByRole('button', { name: 'Restore first examples' }).click();
    await graphiql.settle();
    expect(await graphiql.tabs()).toEqual([...left, 'VillagesOfTheRegency', 'StuntedChildrenOfAVillage']);
    expect(await graphiql.query()).toContain('query VillagesOfTheRegency(');
    await graphiql.run();
    await expect.poll(() => graphiql.response()).toContain('"totalCount": 7');
    await graphiql.page.getByRole('button', { name: 'Restore first examples' }).click();
    await graphiql.settle();
    expect(await graphiql.tabs()).toHaveLength(left.length + 2);
  });

  test('keeps the first example and its variables for a visitor who changed nothing', async () => {
    const graphiql = await visit();
    await graphiql.reload();
    expect(await graphiql.tabs()).toEqual(expect.arrayContaining(examples));
    await graphiql.run();
    await expect.poll(() => graphiql.response()).toContain('"totalCount": 7');
  });

  test('shows an example from the list in its tab', async () => {
    const graphiql = await visit();
    const before = await graphiql.tabs();
    await graphiql.page
      .getByRole('region', { name: 'Examples' })
      .getByRole('button', { name: /^Which children of a village are stunted/ })
      .click();
    await graphiql.settle();
    expect(await graphiql.tabs()).toEqual(before);
    expect(await graphiql.query()).toContain('query StuntedChildrenOfAVillage(');
    await graphiql.run();
    await expect.poll(() => graphiql.response()).toContain('"SANGAT_PENDEK"');
  });

  test('works over plain HTTP from another machine', async () => {
    const graphiql = await visit(hub.url.replace('127.0.0.1', untrustedHost));
    const before = await graphiql.tabs();
    await graphiql.typeAfter('declaredOn', '\n__typename');
    await graphiql.settle();
    await graphiql.page.getByRole('button', { name: 'Restore first examples' }).click();
    await expect.poll(() => graphiql.tabs()).toHaveLength(before.length + 1);
    await graphiql.openTab('WatchStuntingAlerts');
    await graphiql.run();
    await expect.poll(() => hub.hub.alerts.size).toBe(1);
  });

  test('works behind a proxy that serves the hub below a path', async () => {
    const address = new URL(hub.url);
    const proxy = createServer((request, response) => {
      const path = (request.url ?? '').replace(/^\/hub/, '');
      request.pipe(
        httpRequest({ host: address.hostname, port: address.port, path, method: request.method, headers: request.headers }, (answer) => {
          answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers));
        }),
      );
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      proxy.closeAllConnections();
      proxy.close();
    });
    const graphiql = await visit(`http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}/hub/graphql`);
    await graphiql.run();
    await expect.poll(() => graphiql.response()).toContain('"totalCount": 7');
    expect(graphiql.requests.map(({ pathname }) => pathname).filter((path) => !path.startsWith('/hub/graphql'))).toEqual([]);
  });
});
