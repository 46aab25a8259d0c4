import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readyText, startHub, withoutTokens, type RunningHub } from '../support/hubProcess.ts';
import { startPostgresql, type OwnPostgresql } from '../support/postgresql.ts';
import { allReceived, expectEveryEventOnce, follow, raiseAlerts, registerChildren, type Follower } from './alertsUnderFault.ts';

// A server of its own: the machine's is not ours to restart.
let server: OwnPostgresql;
let hubs: RunningHub[];
let followers: Follower[] = [];

beforeEach(async () => {
  server = await startPostgresql();
  const settings = { DATABASE_URL: server.url, HUB_DEMO: '0', LOG_LEVEL: 'silent' };
  hubs = await Promise.all([startHub(settings), startHub(settings)]);
});

afterEach(async () => {
  for (const follower of followers) follower.stop();
  await Promise.all(hubs.map((hub) => hub.stop()));
  await server.stop();
});

async function query<Row>(sql: string): Promise<Row[]> {
  const client = new pg.Client(server.url);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

it('a database that is restarted, and then crashes, under load loses no alert', async () => {
  const urls = hubs.map(({ url }) => url);
  followers = ['33.26', '33.26.16', '33.26.01.2001'].flatMap((area) => urls.map((url) => follow([url], area)));

  const children = await registerChildren(urls[0] ?? '', 120);
  const raised = raiseAlerts(urls, children, 5);
  await allReceived(followers, 10);
  await server.restart('orderly');
  await allReceived(followers, 20);
  await server.restart('crash');
  const atTheCrash = followers[0]?.received.length ?? 0;
  await raised;

  expect(atTheCrash).toBeLessThan(children.length);
  await expectEveryEventOnce((sql) => query(sql), followers, 'database restarted twice');
  // The hubs have stayed up: each has said once that it is ready.
  for (const hub of hubs) expect(withoutTokens(hub.written())).toEqual({ stdout: readyText(hub.url), stderr: '' });
}, 240_000);
