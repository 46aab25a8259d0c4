import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataOf } from '../support/ask.ts';
import { runHub, startHub } from '../support/hubProcess.ts';
import { measureStunted, registerChild } from './alerts.ts';
import { createOwnDatabase, type OwnDatabase } from './server.ts';

describe('the hub on PostgreSQL', () => {
  let database: OwnDatabase;
  let settings: { DATABASE_URL: string; HUB_DEMO: string };

  beforeAll(async () => {
    database = await createOwnDatabase();
    settings = { DATABASE_URL: database.url, HUB_DEMO: '0' };
  });

  afterAll(() => database.drop());

  it('starts without demo data, stops at a signal and keeps what was recorded for the next start', async () => {
    const first = await startHub(settings);
    const child = await registerChild(first.url, '33.26.16.2001');
    await measureStunted(first.url, child);
    expect(await first.stop('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
    const second = await startHub(settings);
    const found = await dataOf(
      second.url,
      '{ villages { totalCount } families { totalCount } children(filter: { stunted: true }) { nodes { id } } alerts { totalCount } }',
    );
    expect(found).toEqual({
      villages: { totalCount: 285 },
      families: { totalCount: 1 },
      children: { nodes: [{ id: child }] },
      alerts: { totalCount: 1 },
    });
    expect(await second.stop()).toMatchObject({ code: 0, stderr: '' });
  });

  it('lets go of all its connections when it stops', async () => {
    const hub = await startHub(settings);
    await hub.stop();
    await expect
      .poll(() => database.query('select pid from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()', [database.name]))
      .toEqual([]);
  });

  it('says in one line, without the password, that the server does not answer, does not let it in or has no such database', async () => {
    const wrongPassword = new URL(database.url);
    wrongPassword.password = 'secret';
    wrongPassword.username = 'nobody_of_that_name';
    // A slip in the name must not make a new, empty hub.
    const wrongName = new URL(database.url);
    wrongName.pathname = 'hub_of_no_such_name';
    for (const url of ['postgresql://hub:secret@127.0.0.1:1/hub', wrongPassword.toString(), wrongName.toString()]) {
      const { code, stdout, stderr } = await runHub(['serve'], { ...settings, DATABASE_URL: url });
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^The database of DATABASE_URL cannot be reached: .+\n$/);
      expect(stderr).not.toContain('secret');
    }
  });
});
