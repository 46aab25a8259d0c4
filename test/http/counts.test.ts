import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { Role, viewerOf, type Viewer } from '../../src/access/viewer.ts';
import { publish } from '../../src/hub/publish.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { newFamily } from '../families/support.ts';
import { ask, dataOf } from '../support/ask.ts';
import { measure, newChild } from '../support/children.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { hubSchema } from '../support/schemas.ts';
import { serveTestHub, silent, today, type ServedHub } from '../support/testHub.ts';

interface Row {
  area: { code: string };
  month: string | null;
  group: string | null;
  program: string | null;
  cause: string | null;
  count: number | null;
  publishedOn: string | null;
}

onAnyDatabase((kind) => {
  let served: ServedHub;
  const servers: RunningServer[] = [];
  let analyst: string;

  async function serveAs(viewer: Viewer): Promise<string> {
    const server = await startServer({
      schema: hubSchema(),
      host: '127.0.0.1',
      port: 0,
      logger: silent,
      makeContext: () => new HubContext(served.hub, viewer),
    });
    servers.push(server);
    return `${server.url}/graphql`;
  }

  beforeAll(async () => {
    served = await serveTestHub(kind);
    await publish(served.hub.store, today);
    analyst = await serveAs(viewerOf({ id: 'analis', role: Role.ANALYST, areas: ['33.26'] }));
  });

  afterAll(async () => {
    for (const server of servers) await server.close();
    await served.close();
  });

  const counts = async (field: string, args: string, url = served.url): Promise<Row[]> =>
    Object.values(
      await dataOf<Record<string, Row[]>>(url, `{ ${field}(${args}) { area { code } month group program cause count publishedOn } }`),
    )[0] ?? [];
  const total = (rows: readonly Row[]) => rows.reduce((sum, { count }) => sum + (count ?? 0), 0);

  /** Everything that may be asked for, by its field. */
  const questions: [field: string, args: string][] = [
    ...['CHILDREN_UNDER_FIVE', 'CHILDREN_MEASURED', 'STUNTED', 'WASTED'].flatMap((of) =>
      ['', 'AREA', 'MONTH', 'SEX', 'AGE_GROUP', 'WELFARE_QUINTILE', 'AREA, SEX', 'MONTH, AGE_GROUP', 'AREA, MONTH'].map(
        (by): [string, string] => ['childCounts', `of: ${of}, by: [${by}]`],
      ),
    ),
    ['familyCounts', 'by: [AREA, WELFARE_QUINTILE]'],
    ['familyCounts', 'of: FAMILIES_AT_RISK, by: [AREA]'],
    ['familyCounts', 'of: FAMILIES_IN_NEED, by: [PROGRAM]'],
    ['familyCounts', 'of: FAMILIES_SERVED, by: [AREA, PROGRAM]'],
    ['caseCounts', 'by: [AREA, AGE_GROUP]'],
    ['caseCounts', 'by: [CAUSE]'],
    ['caseCounts', 'by: [AREA, CAUSE]'],
  ];

  describe('Counts without persons', () => {
    it('are exact for those who work with the cases', async () => {
      // Six villages with three children each, of whom the first and the third are girls; every sixth place has a stunted one.
      expect(total(await counts('childCounts', 'area: "33.26", month: "2026-05"'))).toBe(18);
      const bySex = await counts('childCounts', 'area: "33.26.01", month: "2026-05", by: [AREA, SEX]');
      expect(bySex.map(({ area, group, count }) => [area.code, group, count])).toEqual(
        ['33.26.01.2001', '33.26.01.2002', '33.26.01.2003'].flatMap((code) => [
          [code, 'FEMALE', 2],
          [code, 'MALE', 1],
        ]),
      );
      const stunted = await counts('childCounts', 'area: "33.26.01", of: STUNTED, month: "2026-05", by: [AREA]');
      expect(stunted.map(({ count }) => count)).toEqual([1, 1, 1]);
      const byCause = await counts('caseCounts', 'area: "33.26.01", by: [CAUSE]');
      expect(byCause.map(({ cause, count }) => [cause, count])).toEqual([
        ['POVERTY', 0],
        ['FAMILIAL_SHORT_STATURE', 0],
        ['RECURRENT_ILLNESS', 0],
        [null, 3],
      ]);
      const needs = await counts('familyCounts', 'area: "33.26.01", of: FAMILIES_IN_NEED, by: [PROGRAM]');
      expect(needs.find(({ program }) => program === 'BINA_KELUARGA_BALITA')?.count).toBe(9);
    });

    it('are told to analysts as published: groups and areas add up, in multiples of 5', async () => {
      const addingUp = questions.filter(([, each]) => !/MONTH|CAUSE|PROGRAM/.test(each));
      expect(addingUp.length).toBeGreaterThan(20);
      for (const [field, args] of addingUp) {
        const by = /by: \[(.*)\]/.exec(args)?.[1] ?? '';
        const rows = await counts(field, `area: "33.26", ${args}`, analyst);
        const whole = await counts(field, `area: "33.26", ${args.replace(/by: \[.*\]/, 'by: []')}`, analyst);
        expect([field, args, total(rows)]).toEqual([field, args, total(whole)]);
        expect(rows.every(({ count }) => count !== null && count % 5 === 0)).toBe(true);
        expect(rows.every(({ publishedOn }) => publishedOn === today)).toBe(true);
        expect(rows.length).toBeGreaterThanOrEqual(by === '' ? 1 : 2);
      }
    });

    it('stay as they were published, whatever is written, so that no difference tells of a child', async () => {
      const told = () => Promise.all(questions.map(([field, args]) => counts(field, `area: "33.26", ${args}`, analyst)));
      const before = await told();
      const family = await newFamily(served.url);
      await dataOf(served.url, 'mutation ($id: ID!) { changeFamily(id: $id, input: { welfareDecile: 1, reason: "Pendataan" }) { id } }', {
        id: family.id,
      });
      const child = await newChild(served.url);
      await measure(served.url, child, '2026-05-20', 76);
      const { stuntingCases } = await dataOf<{ stuntingCases: { nodes: { id: string }[] } }>(
        served.url,
        '{ stuntingCases(filter: { status: [OPEN] }) { nodes { id } } }',
      );
      for (const { id } of stuntingCases.nodes)
        await dataOf(served.url, 'mutation ($id: ID!) { triageStuntingCase(id: $id, causes: [POVERTY]) { id } }', { id });
      expect(await told()).toEqual(before);
      // Those who work with the cases see them.
      expect((await counts('caseCounts', 'area: "33.26", by: [CAUSE]'))[0]?.count).toBe(stuntingCases.nodes.length);
    });

    it.each([
      ['a table by two groups of people', 'childCounts(area: "33.26", by: [SEX, AGE_GROUP])', ['by']],
      ['three groups', 'childCounts(area: "33.26", by: [AREA, MONTH, SEX])', ['by']],
      ['a group twice', 'childCounts(area: "33.26", by: [SEX, SEX])', ['by']],
      ['children by program', 'childCounts(area: "33.26", by: [PROGRAM])', ['by']],
      ['families by sex', 'familyCounts(area: "33.26", by: [SEX])', ['by']],
      ['families in need without a program', 'familyCounts(area: "33.26", of: FAMILIES_IN_NEED)', ['by']],
      ['causes by month', 'caseCounts(area: "33.26", by: [CAUSE, MONTH])', ['by']],
      ['too many months', 'childCounts(area: "33.26", by: [MONTH], months: 61)', ['months']],
      ['a month to come', 'childCounts(area: "33.26", month: "2026-07")', ['to']],
    ])('are not told of %s', async (_name, question, path) => {
      for (const url of [served.url, analyst]) {
        const { errors } = await ask(url, `{ ${question} { count } }`);
        expect(errors?.map(({ extensions }) => [extensions.code, extensions.inputPath])).toEqual([['BAD_USER_INPUT', path]]);
      }
    });

    it('cost the same statements for a district as for the regency', async () => {
      const statementsOf = async (question: string) => {
        const names: string[] = [];
        served.hub.store.forgetReference();
        const stop = served.hub.store.onStatement((name) => names.push(name));
        await dataOf(served.url, `{ ${question} { area { name } count } }`);
        stop();
        return names.toSorted();
      };
      for (const [field, by] of [
        ['childCounts', 'by: [AREA, SEX]'],
        ['familyCounts', 'of: FAMILIES_IN_NEED, by: [AREA, PROGRAM]'],
        ['caseCounts', 'by: [AREA, CAUSE]'],
      ]) {
        const names = await statementsOf(`${field}(area: "33.26.01", ${by})`);
        expect(new Set(names).size).toBe(names.length);
        expect((await statementsOf(`${field}(area: "33.26", ${by})`)).length).toBe(names.length);
      }
    });
  });
});
