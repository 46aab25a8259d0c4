import { afterAll, beforeAll, expect, it } from 'vitest';
import { measureStunted, registerChild } from '../services/alerts.ts';
import { dataFolder, launch, runHub, startHub, type RunningHub } from '../support/hubProcess.ts';
import { localTokenOf } from '../support/signIn.ts';
import { freePort } from '../support/postgresql.ts';

let folder: Awaited<ReturnType<typeof dataFolder>>;
let settings: Record<string, string>;
let hub: RunningHub;

beforeAll(async () => {
  folder = await dataFolder();
  settings = { HUB_DATA: folder.path, HUB_DEMO: '0', PORT: String(await freePort()), HUB_TOKEN: await localTokenOf(folder.path) };
  hub = await startHub(settings);
});

afterAll(async () => {
  await hub.stop();
  await folder.remove();
});

/** Waits for what takes a moment. */
const soon = <Value>(value: () => Value) => expect.poll(value, { timeout: 20_000 });
const raise = async (village: string) => measureStunted(hub.url, await registerChild(hub.url, village));
const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');
const villagesIn = (text: string) => linesOf(text).map((line) => /33\.26\.\d\d\.\d{4}/.exec(line)?.[0]);

it('prints a line for each event of the area, from the cursor on, also of what happened while the hub was down; Ctrl-C says where to go on', async () => {
  await raise('33.26.16.2001');
  const first = launch(['alerts', 'tail', '--area', '33.26.16', '--after', 'YWxlcnQ6MA', '--kinds', 'NEW_STUNTING'], settings);
  await soon(() => villagesIn(first.written().stdout)).toEqual(['33.26.16.2001']);
  await raise('33.26.01.2001');
  await raise('33.26.16.2003');
  await soon(() => villagesIn(first.written().stdout)).toEqual(['33.26.16.2001', '33.26.16.2003']);

  await hub.stop();
  await soon(() => first.written().stderr).toContain('The connection has gone; trying again');
  hub = await startHub(settings);
  await raise('33.26.16.2004');
  await soon(() => villagesIn(first.written().stdout)).toEqual(['33.26.16.2001', '33.26.16.2003', '33.26.16.2004']);
  expect(linesOf(first.written().stdout)[0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}RAISED {8}\w+ +NEW_STUNTING +33\.26\.16\.2001 \S.* {2}\S.*$/);
  // The register's names stay out of terminals and what keeps their output.
  expect(first.written().stdout).not.toContain('Contoh');

  first.child.kill('SIGINT');
  const { code, stderr } = await first.ended;
  expect(code).toBe(0);
  const cursor = /To go on from here: --after (\S+)\n$/.exec(stderr)?.[1] ?? '';

  await raise('33.26.16.2005');
  const second = launch(['alerts', 'tail', '--area', '33.26.16', '--kinds', 'NEW_STUNTING', '--locale', 'EN', '--after', cursor], settings);
  await soon(() => villagesIn(second.written().stdout)).toEqual(['33.26.16.2005']);
  second.child.kill('SIGINT');
  expect((await second.ended).code).toBe(0);
}, 120_000);

it.each([
  ['--kinds', 'SHORT', 'NEW_STUNTING'],
  ['--min-severity', 'HIGH', 'CRITICAL'],
  ['--url', 'nowhere', 'http://127.0.0.1:4000'],
])('says what is allowed for %s', async (option, value, allowed) => {
  const { code, stdout, stderr } = await runHub(['alerts', 'tail', option, value], settings);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(allowed);
});

it('says in one line what the hub refuses', async () => {
  expect(await runHub(['alerts', 'tail', '--area', '33.99'], settings)).toEqual({ code: 1, stdout: '', stderr: 'area: no area has the code 33.99\n' });
});

it('says in one line that the token is no good', async () => {
  expect(await runHub(['alerts', 'tail', '--token', 'x.y.z'], settings)).toEqual({ code: 1, stdout: '', stderr: 'The access token is no signed JSON Web Token (4401)\n' });
});

it('says in one line that no hub answers', async () => {
  const port = await freePort();
  expect(await runHub(['alerts', 'tail'], { ...settings, PORT: String(port) })).toEqual({
    code: 1,
    stdout: '',
    stderr: `No hub answers at ws://127.0.0.1:${port}/graphql; start one with npm start, or say where it is with --url\n`,
  });
});
