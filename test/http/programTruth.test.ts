import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role, viewerOf } from '../../src/access/viewer.ts';
import { publish } from '../../src/hub/publish.ts';
import { familiesOf, newPartner, newProgram, enrol } from '../programs/programs.ts';
import { dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { serveTestHub, today, type ServedHub } from '../support/testHub.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { startServer } from '../../src/server/transport/startServer.ts';
import { hubSchema } from '../support/schemas.ts';
import { silent } from '../support/testHub.ts';

const village = '33.26.01.2001';
const neighbour = '33.26.01.2002';

onAnyDatabase((kind) => {
  let served: ServedHub;
  let url: string;

  beforeAll(async () => {
    served = await serveTestHub(kind);
    url = served.url;
  });

  afterAll(() => served.close());

  describe('A program', () => {
    it('covers the families where it works, and its kind is needed by all', async () => {
      const program = await newProgram(url, [village], { kind: 'MBG', eligibility: null });
      const families = await familiesOf(url, village);
      await enrol(url, program, families.slice(0, 2));
      const answer = await dataOf(
        url,
        `query ($id: ID!) { node(id: $id) { ... on Program { coverage(area: "33.26.01") { eligible enrolled } eligibility { source } } }
          district(code: "33.26.01") { convergence { programs(kinds: [MBG]) { inNeed eligible enrolled unmet } } } }`,
        { id: program },
      );
      expect(answer).toMatchObject({
        node: {
          coverage: { eligible: 3, enrolled: 2 },
          eligibility: { source: expect.stringContaining('Perpres 115/2025, article 4') as string },
        },
        district: { convergence: { programs: [{ inNeed: 9, eligible: 9, enrolled: 2, unmet: 7 }] } },
      });
    });

    it('of foster partners is for poor families at risk with a young child or a pregnancy', async () => {
      const program = await newProgram(url, [village], { kind: 'GENTING', eligibility: null });
      const { node } = await dataOf<{ node: { coverage: { eligible: number } } }>(
        url,
        'query ($id: ID!) { node(id: $id) { ... on Program { coverage(area: "33.26.01.2001") { eligible } } } }',
        { id: program },
      );
      // Of deciles 1, 2 and unknown the first alone has no safe water.
      expect(node.coverage).toEqual({ eligible: 1 });
    });
  });

  describe('The reach of the helices', () => {
    const reachOf = async (at: string, address = url) => {
      const { area } = await dataOf<{ area: { reachByHelix: { helix: string | null; families: number; children: number }[] } }>(
        address,
        `{ area: ${at} { reachByHelix { helix families children } } }`,
      );
      return Object.fromEntries(area.reachByHelix.map(({ helix, families, children }) => [helix ?? 'any', [families, children]]));
    };

    it('counts each family once in each helix, and once over all', async () => {
      const before = await reachOf(`village(code: "${neighbour}")`);
      // The running programs of the fixture are led by the government and supported by academia and media.
      expect(before).toEqual({ GOVERNMENT: [3, 3], ACADEMIA: [3, 3], BUSINESS: [0, 0], COMMUNITY: [0, 0], MEDIA: [3, 3], any: [3, 3] });
      const business = await newPartner(url, 'BUSINESS');
      const families = await familiesOf(url, neighbour);
      for (const leadId of [business, await newPartner(url, 'BUSINESS')])
        await enrol(url, await newProgram(url, [neighbour], { leadId }), families.slice(0, 2));
      expect(await reachOf(`village(code: "${neighbour}")`)).toEqual({ ...before, BUSINESS: [2, 2] });
      expect((await reachOf('district(code: "33.26.01")')).any).toEqual([9, 9]);
      expect((await reachOf('regency(code: "33.26")')).BUSINESS).toEqual([2, 2]);
    });

    it('is published for analysts, in multiples of 5', async () => {
      await publish(served.hub.store, today);
      const analyst = viewerOf({ id: 'analis', role: Role.ANALYST, areas: ['33.26'] });
      const server = await startServer({
        schema: hubSchema(),
        host: '127.0.0.1',
        port: 0,
        logger: silent,
        makeContext: () => new HubContext(served.hub, analyst),
      });
      const told = await reachOf('regency(code: "33.26")', `${server.url}/graphql`);
      await server.close();
      const exact = Object.entries(await reachOf('regency(code: "33.26")'));
      expect(exact).toHaveLength(6);
      for (const [helix, [families = 0]] of exact) {
        expect((told[helix]?.[0] ?? 0) % 5).toBe(0);
        expect(Math.abs((told[helix]?.[0] ?? 0) - families)).toBeLessThan(5);
      }
    });
  });

  it('the regulations that rules rest on are told to everybody', async () => {
    const { regulations } = await dataOf<{ regulations: { code: string; holdsFrom: string; ended: boolean }[] }>(
      url,
      '{ regulations { code title holdsFrom holdsUntil ended basisOf } }',
    );
    expect(regulations).toContainEqual(expect.objectContaining({ code: 'Perpres 115/2025', holdsFrom: '2025-11-17', ended: false }));
  });
});
