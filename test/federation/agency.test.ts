import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchSubgraph } from '../../src/federation/fetchSubgraph.ts';
import { ask, dataOf } from '../support/ask.ts';
import { fixtureVillages } from '../support/fixture.ts';
import { serveBothShapes, type BothShapes } from './federatedHub.ts';

const folder = 'examples/agency-subgraph';

describe('The water agency of the example', () => {
  let agency: ChildProcess;
  let shapes: BothShapes;

  beforeAll(async () => {
    agency = spawn('node_modules/.bin/node', [`${folder}/server.js`], {
      env: { ...process.env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (agency.stdout === null) throw new Error('the example has no output');
    const [line] = (await once(agency.stdout, 'data')) as [Buffer];
    const url = /http:\S+/.exec(line.toString())?.[0] ?? '';
    shapes = await serveBothShapes({ agencies: [await fetchSubgraph('water', url)] });
  });
  afterAll(async () => {
    await shapes.close();
    agency.kill();
  });

  it('imports nothing of the hub', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
    const imported = files.flatMap((file) =>
      [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/from '([^']+)'/g)].map(([, name = '']) => name),
    );
    expect(imported).toContain('@apollo/subgraph');
    expect(imported.filter((name) => name.startsWith('..'))).toEqual([]);
  });

  it('adds its readings to the villages and its connections to the families that the hub finds', async () => {
    const { districts } = await dataOf<{
      districts: { villages: { nodes: { name: string; waterReadings: object[]; families: { nodes: object[] } }[] } }[];
    }>(
      shapes.gateway,
      '{ districts: nodes(ids: ["District_33.26.01"]) { ... on District { villages { nodes { name waterReadings(last: 2) { month eColiPer100Ml freeOfEColi demo } families(first: 2) { nodes { rw head { name } waterConnection { since demo } } } } } } } }',
    );
    const villages = districts[0]?.villages.nodes ?? [];
    expect(villages.map(({ name }) => name)).toEqual(['Desa 1', 'Desa 2', 'Desa 3']);
    for (const { waterReadings, families } of villages) {
      expect(waterReadings).toEqual([
        expect.objectContaining({ month: '2026-06', demo: true }),
        expect.objectContaining({ month: '2026-05', demo: true }),
      ]);
      for (const family of families.nodes)
        expect(family).toMatchObject({ rw: expect.any(String) as string, head: { name: expect.any(String) as string } });
    }
    expect(villages.flatMap(({ families }) => families.nodes)).toContainEqual(
      expect.objectContaining({ waterConnection: { since: expect.any(Number) as number, demo: true } }),
    );
  });

  it('says what is wrong with an argument of its own, by way of the gateway', async () => {
    const { data, errors } = await ask(
      shapes.gateway,
      `{ village(code: "${fixtureVillages[0] ?? ''}") { waterReadings(last: 25) { month } } }`,
    );
    expect(data).toEqual({ village: { waterReadings: null } });
    expect(errors).toEqual([
      {
        message: 'last: 25 is out of range; allowed: 1 to 24',
        locations: [{ line: 1, column: 36 }],
        path: ['village', 'waterReadings'],
        extensions: { code: 'BAD_USER_INPUT', inputPath: ['last'] },
      },
    ]);
  });
});
