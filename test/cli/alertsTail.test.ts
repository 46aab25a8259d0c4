import { afterAll, beforeAll, expect, it } from 'vitest';
import { measureStunted, registerChild } from '../services/alerts.ts';
import { dataFolder, launch, runHub, startHub, type RunningHub } from '../support/hubProcess.ts';
import { localTokenOf } from '../support/signIn.ts';
import { freePort } from '../support/postgresql.ts';

let folder: Awaited<ReturnType<typeof dataFolder>>;
let settings: Record<string, string>;
let hub: RunningHub;

beforeAll(async () => {
  folder = await dataFolder('migrated');
  settings = { HUB_DATA: folder.path, HUB_DEMO: '0', PORT: String(await freePort()), HUB_TOKEN: await localTokenOf(folder.path) };
  hub = await startHub(settings);
});

afterAll(async () => {
  await hub.stop();
  await folder.remove();
});

/** Waits for what takes a moment. */
const soon = { timeout: 20_000 };
const raise = async (village: string) => measureStunted(hub.url, await registerChild(hub.url, village));
const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');
const villagesIn = (text: string) => linesOf(text).map((line) => /33\.26\.\d\d\.\d{4}/.exec(line)?.[0]);

it('prints a line for each event of the area, from the cursor on, also of what happened while the hub was down; Ctrl-C says where to go on', async () => {
  await raise('33.26.16.2001');
  const first = launch(['alerts', 'tail', '--area', '33.26.16', '--after', 'YWxlcnQ6MA', '--kinds', 'NEW_STUNTING'], settings);
  await expect.poll(() => villagesIn(first.written().stdout), soon).toEqual(['33.26.16.2001']);
  expect(first.written().stderr).toMatch(/^Connected to ws:\/\/\S+; waiting for alerts\n/);
  await raise('33.26.01.2001');
  await raise('33.26.16.2003');
  await expect.poll(() => villagesIn(first.written().stdout), soon).toEqual(['33.26.16.2001', '33.26.16.2003']);

  await hub.stop();
  await expect.poll(() => first.written().stderr, soon).toContain('The connection was lost; trying again');
  hub = await startHub(settings);
  await raise('33.26.16.2004');
  await expect.poll(() => villagesIn(first.written().stdout), soon).toEqual(['33.26.16.2001', '33.26.16.2003', '33.26.16.2004']);
  expect(linesOf(first.written().stdout)[0]).toMatch(
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}RAISED {8}\w+ +NEW_STUNTING +33\.26\.16\.2001 \S.* {2}\S.*$/,
  );
  // The register's names stay out of terminals and what keeps their output.
  expect(first.written().stdout).not.toContain('Contoh');

  first.child.kill('SIGINT');
  const { code, stderr } = await first.ended;
  expect(code).toBe(0);
  const cursor = /To continue from here: --after (\S+)\n$/.exec(stderr)?.[1] ?? '';

  await raise('33.26.16.2005');
  const second = launch(['alerts', 'tail', '--area', '33.26.16', '--kinds', 'NEW_STUNTING', '--locale', 'EN', '--after', cursor], settings);
  await expect.poll(() => villagesIn(second.written().stdout), soon).toEqual(['33.26.16.2005']);
  second.child.kill('SIGINT');
  expect((await second.ended).code).toBe(0);
}, 120_000);

it('says where it goes on when the hub does not know the cursor', async () => {
  const foreign = Buffer.from('alert:1:000000000000').toString('base64url');
  const tail = launch(['alerts', 'tail', '--after', foreign], settings);
  await expect.poll(() => tail.written().stderr, soon).toMatch(/this hub has not issued this cursor.*\nContinuing with --after \S+\n/);
  tail.child.kill('SIGINT');
  expect((await tail.ended).code).toBe(0);
}, 60_000);

it.each([
  ['--kinds', 'SHORT', 'NEW_STUNTING'],
  ['--min-severity', 'HIGH', 'CRITICAL'],
  ['--url', 'nowhere', 'http://127.0.0.1:4000'],
])('says what is allowed for %s', async (option, value, allowed) => {
  const { code, stdout, stderr } = await runHub(['alerts', 'tail', option, value], settings);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(allowed);
});

it('says in one line what the hub refuses once it has connected', async () => {
  const { code, stdout, stderr } = await runHub(['alerts', 'tail', '--area', '33.99'], settings);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^Connected to \S+; waiting for alerts\narea: no area has the code 33\.99\n$/);
});

it('says in one line that the token is no good', async () => {
  expect(await runHub(['alerts', 'tail', '--token', 'x.y.z'], settings)).toEqual({
    code: 1,
    stdout: '',
    stderr: 'The access token is not a signed JSON Web Token (4401)\n',
  });
});

it('says in one line that no hub answers', async () => {
  const port = await freePort();
  expect(await runHub(['alerts', 'tail'], { ...settings, PORT: String(port) })).toEqual({
    code: 1,
    stdout: '',
    stderr: `No hub answers at ws://127.0.0.1:${port}/graphql; start one with npm start, or give its address with --url\n`,
  });
});
