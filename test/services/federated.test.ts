import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataOf } from '../support/ask.ts';
import { dataFolder, localNotice } from '../support/hubProcess.ts';
import { signInAt } from '../support/signIn.ts';
import { createOwnDatabase, type OwnDatabase } from './server.ts';

let database: OwnDatabase;
let folder: Awaited<ReturnType<typeof dataFolder>>;
beforeAll(async () => {
  folder = await dataFolder();
  database = await createOwnDatabase();
});
afterAll(async () => {
  await database.drop();
  await folder.remove();
});

it('`hub federated` starts every subgraph and the gateway on an empty database, answers, and leaves no process behind', async () => {
  const hub = spawn('node_modules/.bin/node', ['bin/hub.js', 'federated', '--ports', '0'], {
    env: { ...process.env, PORT: '0', HUB_DEMO: '0', DATABASE_URL: database.url, HUB_DATA: folder.path },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => hub.once('exit', resolve));
  try {
    let written = '';
    const url = await new Promise<string>((resolve, reject) => {
      hub.stdout.setEncoding('utf8').on('data', (text: string) => {
        written += text;
        const address = /gateway ready at (\S+)/.exec(written)?.[1];
        if (address !== undefined) resolve(address);
      });
      void ended.then((code) => reject(new Error(`it ended with ${String(code)}`)));
    });
    await signInAt(url, folder.path);
    expect(written).toContain(`${localNotice}\n`);
    const subgraphs = [...written.matchAll(/^subgraph (\w+) at (\S+)$/gm)].map(([, name, address]) => ({ name, address: address ?? '' }));
    expect(subgraphs.map(({ name }) => name)).toEqual(['villages', 'families', 'children', 'programs', 'alerts', 'indicators']);

    const { villages } = await dataOf<{ villages: { totalCount: number; nodes: { name: string; children: object; alerts: object }[] } }>(
      url,
      '{ villages(first: 1) { totalCount nodes { name children { totalCount } alerts { totalCount } } } }',
    );
    expect(villages.totalCount).toBe(285);
    expect(villages.nodes).toEqual([{ name: expect.any(String) as string, children: { totalCount: 0 }, alerts: { totalCount: 0 } }]);

    hub.kill('SIGTERM');
    expect(await ended).toBe(0);
    for (const { address } of subgraphs) await expect(fetch(address)).rejects.toThrow();
  } finally {
    hub.kill('SIGKILL');
  }
  // Seven starts of the hub, on a machine that may have two cores.
}, 180_000);
