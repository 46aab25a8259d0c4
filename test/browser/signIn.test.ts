import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../support/ask.ts';
import { dataFolder, startHub, type RunningHub } from '../support/hubProcess.ts';
import { launchChromium } from './chromium.ts';
import { GraphiqlPage } from './GraphiqlPage.ts';

let folder: Awaited<ReturnType<typeof dataFolder>>;
let hub: RunningHub;
let browser: Browser;

beforeAll(async () => {
  folder = await dataFolder();
  [hub, browser] = await Promise.all([startHub({ HUB_DATA: folder.path, HUB_DEMO: '0' }), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await hub.stop();
  await folder.remove();
});

it('the link that the hub prints signs in, for this tab, and leaves nothing in the address bar', async () => {
  const link = /^Sign in as administrator .*: (\S+)$/m.exec(hub.written().stdout)?.[1] ?? '';
  const visited = await GraphiqlPage.visit(browser, link);
  const { page } = visited;
  const sent: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.headers().authorization);
  });
  expect(page.url()).toBe(hub.url);

  await visited.openPanel('Access');
  await expect
    .poll(() => page.getByRole('status').allInnerTexts())
    .toContain('Your requests, subscriptions and downloads are sent with your token.');
  await visited.run();
  await expect.poll(() => visited.response()).toContain('"data"');
  await visited.screenshot('signed-in');
  const authorization = sent.at(-1) ?? '';
  expect((await ask(hub.url, '{ viewer { role } }', undefined, { authorization })).data).toEqual({ viewer: { role: 'ADMINISTRATOR' } });

  await visited.reload();
  expect(page.url()).toBe(hub.url);
  await visited.run();
  await expect.poll(() => sent.at(-1)).toBe(authorization);
  // No request, of whatever kind, has had it in its address, and a tab of its own has none.
  expect(visited.requests.map(({ search }) => search).join('')).not.toContain('access_token');
  await page.goto(link.replace(/=.*$/, '=another'));
  await expect.poll(() => page.url()).toBe(hub.url);
  await expect.poll(() => page.evaluate(() => Object.values(sessionStorage) as string[])).toContain('another');
  // What can be no token leaves the address too, and the tab keeps what it had.
  for (const malformed of ['=half%20a token', '=', '', '=a"b&state=x']) {
    await page.goto(link.replace(/=.*$/, malformed));
    await expect.poll(() => page.url(), { message: malformed }).toBe(hub.url);
    expect(await page.evaluate(() => Object.values(sessionStorage) as string[]), malformed).toContain('another');
  }
  const other = await page.context().newPage();
  await other.goto(hub.url);
  expect(await other.evaluate(() => sessionStorage.length)).toBe(0);
  expect(visited.complaints).toEqual([]);
  await page.context().close();
});
