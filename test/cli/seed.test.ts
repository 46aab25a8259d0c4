import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataOf } from '../support/ask.ts';
import { dataFolder, runHub, startHub } from '../support/hubProcess.ts';

describe('a hub without demo data', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let settings: { HUB_DATA: string; HUB_DEMO: string };

  beforeAll(async () => {
    folder = await dataFolder('migrated');
    settings = { HUB_DATA: folder.path, HUB_DEMO: '0' };
  });

  afterAll(() => folder.remove());

  it('is refused a busy port in one line that names PORT', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await runHub(['serve'], { ...settings, PORT: String(port) })).toEqual({
      code: 1,
      stdout: '',
      stderr: `Port ${port} on 127.0.0.1 is in use; set PORT to another\n`,
    });
    other.close();
  });

  it('then starts on the same folder with HUB_DEMO=0, and holds nothing but the areas', async () => {
    const hub = await startHub(settings);
    const empty = await dataOf<Record<string, { totalCount: number }>>(
      hub.url,
      '{ villages { totalCount } families { totalCount } children { totalCount } programs { totalCount } partners { totalCount } alerts { totalCount } }',
    );
    expect((await hub.stop()).code).toBe(0);
    expect(Object.entries(empty).map(([what, { totalCount }]) => [what, totalCount])).toEqual([
      ['villages', 285],
      ['families', 0],
      ['children', 0],
      ['programs', 0],
      ['partners', 0],
      ['alerts', 0],
    ]);
  });

  it('is given as much demo data as `hub seed` is asked for, which says how much', async () => {
    const { code, stdout, stderr } = await runHub(['seed', '--scale', '0.02'], settings);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const added =
      /^Added demo data: (\d+) families, (\d+) persons, (\d+) children, (\d+) measurements, (\d+) cases, (\d+) enrolments, (\d+) alerts\.\n$/.exec(
        stdout,
      );
    const hub = await startHub(settings);
    const stored = await dataOf<{ families: { totalCount: number }; children: { totalCount: number } }>(
      hub.url,
      '{ families { totalCount } children { totalCount } }',
    );
    await hub.stop();
    expect([stored.families.totalCount, stored.children.totalCount]).toEqual([Number(added?.[1]), Number(added?.[3])]);
    // Two families at least in each of the 285 villages, and the one of the examples.
    expect(stored.families.totalCount).toBe(571);
  });

  it('is not seeded again once it has families: `hub seed` says so in one line', async () => {
    expect(await runHub(['seed'], settings)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'The database already has families: demo data is only added to a database without families\n',
    });
  });

  it('is not seeded with a scale that is no number above 0', async () => {
    for (const scale of ['0', 'many']) {
      const { code, stderr } = await runHub(['seed', '--scale', scale], settings);
      expect(code).toBe(1);
      expect(stderr).toContain('It must be a number above 0, up to 1000.');
    }
  });
});
