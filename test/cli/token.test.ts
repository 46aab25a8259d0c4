import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audience, startIssuer } from '../access/issuer.ts';
import { bearing } from '../access/authenticatedHub.ts';
import { ask } from '../support/ask.ts';
import { dataFolder, localNotice, runHub, startHub, type RunningHub } from '../support/hubProcess.ts';

const whoAmI = '{ viewer { id role areas scopes } }';
let folder: Awaited<ReturnType<typeof dataFolder>>;
let hub: RunningHub;

beforeAll(async () => {
  folder = await dataFolder('migrated');
  hub = await startHub({ HUB_DATA: folder.path, HUB_DEMO: '0' });
});
afterAll(async () => {
  await hub.stop();
  await folder.remove();
});

const token = (args: string[], settings = {}) => runHub(['token', ...args], { HUB_DATA: folder.path, ...settings });
const viewerWith = async (text: string) => (await ask<{ viewer: object }>(hub.url, whoAmI, undefined, bearing(text))).data?.viewer;

describe('`hub token`', () => {
  it('prints a token and nothing else, which the running hub takes', async () => {
    const { code, stdout, stderr } = await token(['--role', 'cadre', '--area', '33.26.16.2001']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(await viewerWith(stdout.trim())).toMatchObject({
      id: expect.stringMatching(/^local-cadre-[\w-]{8}$/) as string,
      role: 'CADRE',
      areas: ['33.26.16.2001'],
    });
    // Each is an author of its own: what one of them has sent under a client-made key is not taken for what another sends.
    const [one, other] = await Promise.all(
      [1, 2].map(async () => decodeJwt((await token(['--role', 'field-officer', '--area', '33.26.16'])).stdout.trim()).sub),
    );
    expect(one).toMatch(/^local-field-officer-/);
    expect(one).not.toBe(other);
  });

  it('takes areas, a partner, scopes, a subject and hours', async () => {
    const midwife = (
      await token([
        '--role',
        'MIDWIFE',
        '--area',
        '33.26.16.2001',
        '--area',
        '33.26.16.2003',
        '--scope',
        'children:read',
        '--scope',
        'nik:read',
        '--subject',
        'bidan-7',
        '--hours',
        '0.5',
      ])
    ).stdout.trim();
    expect(await viewerWith(midwife)).toEqual({
      id: 'bidan-7',
      role: 'MIDWIFE',
      areas: ['33.26.16.2001', '33.26.16.2003'],
      scopes: ['children:read', 'nik:read'],
    });
    const { exp = 0, iat = 0 } = decodeJwt(midwife);
    expect(Math.round(exp - iat)).toBeGreaterThanOrEqual(1_800);
    expect(exp - iat).toBeLessThanOrEqual(1_801);

    const partner = (await token(['--role', 'partner', '--partner', 'Partner_01900000-0000-7000-8000-0000000000a1'])).stdout.trim();
    expect(decodeJwt(partner)).toMatchObject({ hub_partner: '01900000-0000-7000-8000-0000000000a1' });
    expect(await viewerWith(partner)).toMatchObject({ role: 'PARTNER' });
  });

  it.each([
    [[], '--role is required; allowed: analyst, partner, cadre, midwife, field-officer, administrator'],
    [['--role', 'boss'], 'Allowed: analyst, partner, cadre, midwife, field-officer, administrator.'],
    [['--role', 'anonymous'], 'Allowed: analyst'],
    [['--role', 'cadre'], '--area is required for the role cadre'],
    [['--role', 'cadre', '--area', 'Kadipaten'], 'It must be a Kemendagri code'],
    [['--role', 'partner'], '--partner is required for the role partner'],
    [['--role', 'partner', '--partner', 'Dinas'], 'It must be the id of a partner'],
    [['--role', 'analyst', '--partner', '01900000-0000-7000-8000-0000000000a1'], '--partner is for the role partner only'],
    [['--role', 'analyst', '--scope', 'children:eat'], 'Allowed: villages:read, '],
    [
      ['--role', 'analyst', '--scope', 'children:read'],
      '--scope children:read is not a scope of the role analyst; allowed: villages:read, aggregates:read, programs:read',
    ],
    [['--role', 'administrator', '--hours', '0'], 'It must be a number above 0, up to 8760.'],
    [['--role', 'administrator', '--hours', 'many'], 'It must be a number above 0, up to 8760.'],
    [['--role', 'administrator', '--subject', 'local'], 'not a name that the hub itself uses'],
  ])('says what is wrong with %j', async (args, message) => {
    const { code, stdout, stderr } = await token(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('refuses to make tokens for a hub that has an issuer', async () => {
    expect(await token(['--role', 'administrator'], { HUB_ISSUER: 'https://login.example', HUB_AUDIENCE: 'hub' })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'HUB_ISSUER is set: this hub takes tokens of that issuer, and no tokens of its own\n',
    });
  });

  it('needs no running hub, and processes that make the key at the same time get one', async () => {
    const fresh = await dataFolder();
    try {
      const made = await Promise.all(
        Array.from({ length: 4 }, () =>
          runHub(['token', '--role', 'administrator'], {
            HUB_DATA: join(fresh.path, 'new'),
            DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
          }),
        ),
      );
      expect(await readdir(join(fresh.path, 'new'))).toEqual(['token.key']);
      expect((await stat(join(fresh.path, 'new', 'token.key'))).mode & 0o777).toBe(0o600);
      const started = await startHub({ HUB_DATA: join(fresh.path, 'new'), HUB_DEMO: '0' });
      try {
        for (const { stdout } of made)
          expect((await ask(started.url, whoAmI, undefined, bearing(stdout.trim()))).data).toMatchObject({
            viewer: { role: 'ADMINISTRATOR' },
          });
        // Another folder, another key.
        expect((await ask(hub.url, whoAmI, undefined, bearing(made[0]?.stdout.trim() ?? ''))).errors?.[0]?.extensions.code).toBe(
          'UNAUTHENTICATED',
        );
      } finally {
        await started.stop();
      }
    } finally {
      await fresh.remove();
    }
  }, 60_000);

  it('says so when the key is none', async () => {
    const broken = await dataFolder();
    await mkdir(broken.path, { recursive: true });
    await writeFile(join(broken.path, 'token.key'), 'short\n');
    const { code, stderr } = await runHub(['token', '--role', 'administrator'], { HUB_DATA: broken.path });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'token.key in the data folder is not a key of the hub. Remove the file: the next start makes a new key, and tokens signed with the old one become invalid\n',
    });
    await broken.remove();
  });
});

describe('`hub token revoke`', () => {
  it('ends the tokens that a subject was given until then, on a running hub', async () => {
    const make = async () => (await token(['--role', 'administrator', '--subject', 'mallory'])).stdout.trim();
    const before = await make();
    expect(await viewerWith(before)).toMatchObject({ id: 'mallory' });
    expect(await runHub(['token', 'revoke', '--subject', 'mallory'], { HUB_DATA: folder.path })).toEqual({
      code: 0,
      stdout: 'All tokens of mallory issued until now are revoked\n',
      stderr: '',
    });
    await expect
      .poll(async () => (await ask(hub.url, whoAmI, undefined, bearing(before))).errors?.[0]?.extensions.reason, { timeout: 10_000 })
      .toBe('REVOKED');
    expect(await viewerWith(await make())).toMatchObject({ id: 'mallory' });
  });

  it("does not say so in a folder that is no hub's, where nobody would learn of it", async () => {
    const other = await dataFolder();
    expect(await runHub(['token', 'revoke', '--subject', 'mallory'], { HUB_DATA: other.path })).toEqual({
      code: 1,
      stdout: '',
      stderr: `Nothing was revoked: no hub has its database in HUB_DATA, which is ${other.path}\n`,
    });
    expect(await readdir(other.path)).toEqual([]);
    await other.remove();
  });
});

describe('The hub at its start', () => {
  it('prints a link that signs in as administrator', async () => {
    const link = /^Sign in as administrator \(for 12 hours\): (\S+)$/m.exec(hub.written().stdout)?.[1] ?? '';
    const { origin, pathname, search, hash } = new URL(link);
    expect(`${origin}${pathname}${search}`).toBe(hub.url);
    expect(await viewerWith(hash.replace('#access_token=', ''))).toMatchObject({
      id: expect.stringMatching(/^local-administrator-[\w-]{8}$/) as string,
      role: 'ADMINISTRATOR',
      areas: null,
    });
  });

  it('prints none where it runs trusted documents only, and has no GraphiQL to sign in to', async () => {
    const own = await dataFolder('migrated');
    const trusted = await startHub({ HUB_DATA: own.path, HUB_DEMO: '0', HUB_TRUSTED_ONLY: '1' });
    const { stdout } = await trusted.stop();
    await own.remove();
    expect(stdout).toBe(`${localNotice}\nKampung KB hub ready at ${trusted.url}\n`);
  });

  it('warns when other machines can reach it in local mode', async () => {
    const own = await dataFolder('migrated');
    const open = await startHub({ HUB_DATA: own.path, HUB_DEMO: '0', HOST: '0.0.0.0' });
    const { stdout } = await open.stop();
    await own.remove();
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      localNotice,
      expect.stringMatching(/^WARNING: HOST is 0\.0\.0\.0, .* Set HUB_ISSUER and HUB_AUDIENCE\.$/),
    ]);
  });

  it('says nothing of local mode when it has an issuer, and takes its tokens only', async () => {
    const [issuer, own] = [await startIssuer(), await dataFolder('migrated')];
    const served = await startHub({ HUB_DATA: own.path, HUB_DEMO: '0', HUB_ISSUER: issuer.url, HUB_AUDIENCE: audience });
    try {
      const whoIs = async (text: string) => ask(served.url, whoAmI, undefined, bearing(text));
      expect((await whoIs(await issuer.token({ hub_role: 'ADMINISTRATOR' }))).data).toMatchObject({
        viewer: { id: 'user-1', role: 'ADMINISTRATOR' },
      });
      expect((await whoIs((await token(['--role', 'administrator'])).stdout.trim())).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
      expect(served.written()).toEqual({ stdout: `Kampung KB hub ready at ${served.url}\n`, stderr: '' });
    } finally {
      await served.stop();
      await issuer.close();
      await own.remove();
    }
  });
});
