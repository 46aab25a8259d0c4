import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { publishMonths, rebuildRollup } from '../../src/indicators/index.ts';
import { publishAtStart } from '../../src/hub/publish.ts';
import { CorrectMeasurementDocument, VoidMeasurementDocument } from '../generated/operations.ts';
import { ask, dataOf } from '../support/ask.ts';
import { measure, newChild } from '../support/children.ts';
import { onEachDatabase } from '../support/databases.ts';
import { serveTestHub, today, type ServedHub } from '../support/testHub.ts';

interface Point {
  month: string;
  value: number | null;
  suppressed: boolean;
  numerator: number | null;
  denominator: number | null;
}
interface Series {
  key: string;
  group?: string | null;
  points: Point[];
  groups?: Series[];
}

const points = 'points { month value suppressed numerator denominator }';
let served: ServedHub;

/** The values of indicators of an area, by key, from one month to another. */
async function valuesOf(
  area: string,
  keys: string,
  from = '2026-04',
  to = '2026-06',
  url = served.url,
): Promise<Record<string, (number | null)[]>> {
  const { indicators } = await dataOf<{ indicators: Series[] }>(
    url,
    `{ indicators(areas: ["${area}"], keys: [${keys}], from: "${from}", to: "${to}") { key ${points} } }`,
  );
  return Object.fromEntries(indicators.map((series) => [series.key, series.points.map(({ value }) => value)]));
}

async function refusalOf(query: string): Promise<{ code: string; message: string }> {
  const { errors } = await ask(served.url, query);
  return { code: errors?.[0]?.extensions.code ?? '', message: errors?.[0]?.message ?? '' };
}

onEachDatabase((kind) => {
  describe('indicators', () => {
    beforeAll(async () => {
      served = await serveTestHub(kind);
    });
    afterAll(() => served.close());

    it('of a village are counted from the last measurement of each month', async () => {
      // Three girls and boys of about two years, measured in April and May; one of the three is stunted.
      expect(
        await valuesOf(
          '33.26.01.2001',
          'CHILDREN_UNDER_FIVE, CHILDREN_MEASURED, STUNTED, STUNTING_PREVALENCE, PARTICIPATION_D_S, WEIGHT_GAIN_N_D, OPEN_CASES',
        ),
      ).toEqual({
        CHILDREN_UNDER_FIVE: [3, 3, 3],
        CHILDREN_MEASURED: [3, 3, 0],
        STUNTED: [1, 1, 0],
        STUNTING_PREVALENCE: [1 / 3, 1 / 3, null],
        PARTICIPATION_D_S: [1, 1, 0],
        WEIGHT_GAIN_N_D: [0, 1, null],
        OPEN_CASES: [1, 1, 1],
      });
    });

    it('of a district and of the regency are those of their villages together, and hang on each area', async () => {
      const { regency } = await dataOf<{
        regency: { indicators: Series[]; districts: { indicators: Series[]; villages: { nodes: { indicators: Series[] }[] } }[] };
      }>(
        served.url,
        `{ regency(code: "33.26") { ...I districts { ...I villages { nodes { ...I } } } } } fragment I on Area { indicators(from: "2026-05", to: "2026-05", keys: [STUNTING_PREVALENCE]) { key ${points} } }`,
      );
      const share = ({ indicators }: { indicators: Series[] }) => [
        indicators[0]?.points[0]?.numerator ?? 0,
        indicators[0]?.points[0]?.denominator ?? 0,
      ];
      const sum = (shares: number[][]) => shares.reduce(([a = 0, b = 0], [c = 0, d = 0]) => [a + c, b + d], [0, 0]);
      expect(share(regency)).toEqual([6, 18]);
      expect(sum(regency.districts.map(share))).toEqual([6, 18]);
      for (const district of regency.districts) expect(sum(district.villages.nodes.map(share))).toEqual(share(district));
    });

    it('name their area, in the order that was asked for', async () => {
      const { indicators } = await dataOf<{ indicators: { key: string; area: object }[] }>(
        served.url,
        `{ indicators(areas: ["33.26.02", "33.26", "33.26.01.2002"], keys: [FAMILIES, STUNTED], from: "2026-05", to: "2026-06") { key area { __typename code name } } }`,
      );
      expect(indicators.map(({ key, area }) => [key, area])).toEqual(
        [
          ['District', '33.26.02', 'Paninggaran'],
          ['Regency', '33.26', 'Pekalongan'],
          ['Village', '33.26.01.2002', 'Desa 2'],
        ].flatMap(([__typename, code, name]) => ['FAMILIES', 'STUNTED'].map((key) => [key, { __typename, code, name }])),
      );
    });

    it('leave implausible scores out, count oedema as wasted, and follow corrections and voidings', async () => {
      const area = '33.26.02.1001';
      const keys = 'STUNTED, STUNTING_PREVALENCE, WASTED, CHILDREN_MEASURED';
      const before = await valuesOf(area, keys, '2026-03', '2026-03');
      expect(before).toEqual({ STUNTED: [0], STUNTING_PREVALENCE: [null], WASTED: [0], CHILDREN_MEASURED: [0] });
      const child = await newChild(served.url, { area });
      const measurement = await measure(served.url, child, '2026-03-02', 74);
      expect(await valuesOf(area, keys, '2026-03', '2026-03')).toMatchObject({
        STUNTED: [1],
        STUNTING_PREVALENCE: [1],
        CHILDREN_MEASURED: [1],
      });
      // 60 cm at 20 months is beyond -6 SD.
      const implausible = await dataOf(served.url, CorrectMeasurementDocument, {
        id: measurement,
        input: { heightCm: 60, reason: 'Salah baca' },
      });
      expect(await valuesOf(area, keys, '2026-03', '2026-03')).toMatchObject({
        STUNTED: [0],
        STUNTING_PREVALENCE: [null],
        CHILDREN_MEASURED: [1],
      });
      const swollen = await dataOf(served.url, CorrectMeasurementDocument, {
        id: implausible.correctMeasurement.id,
        input: { heightCm: 84, oedema: true, reason: 'Edema' },
      });
      expect(await valuesOf(area, keys, '2026-03', '2026-03')).toMatchObject({ STUNTED: [0], STUNTING_PREVALENCE: [0], WASTED: [1] });
      await dataOf(served.url, VoidMeasurementDocument, { id: swollen.correctMeasurement.id, input: { reason: 'Anak lain' } });
      expect(await valuesOf(area, keys, '2026-03', '2026-03')).toEqual(before);
    });

    it('count a child that moved where it lived when it was measured', async () => {
      const [from, to] = ['33.26.02.2002', '33.26.02.2003'];
      const before = [await valuesOf(from, 'CHILDREN_MEASURED'), await valuesOf(to, 'CHILDREN_MEASURED')];
      const child = await newChild(served.url, { area: from });
      const { node } = await dataOf<{ node: { family: { id: string } } }>(
        served.url,
        `{ node(id: "${child}") { ... on Child { family { id } } } }`,
      );
      await measure(served.url, child, '2026-04-20', 84);
      await dataOf(served.url, 'mutation ($id: ID!, $input: MoveFamilyInput!) { moveFamily(id: $id, input: $input) { id } }', {
        id: node.family.id,
        input: { villageCode: to, movedOn: '2026-06-03', reason: 'Pindah' },
      });
      await measure(served.url, child, '2026-06-10', 85);
      const plus = (values: Record<string, (number | null)[]> | undefined, more: number[]) => ({
        CHILDREN_MEASURED: (values?.CHILDREN_MEASURED ?? []).map((value, index) => (value ?? 0) + (more[index] ?? 0)),
      });
      // The family's other child was measured in April and May, before the move.
      expect(await valuesOf(from, 'CHILDREN_MEASURED')).toEqual(plus(before[0], [1, 0, 0]));
      expect(await valuesOf(to, 'CHILDREN_MEASURED')).toEqual(plus(before[1], [0, 0, 1]));
    });

    it.each(['SEX', 'AGE_GROUP', 'WELFARE_QUINTILE', 'KAMPUNG_KB_CLASS'])(
      'by %s are together what they are as a whole',
      async (dimension) => {
        const { indicators } = await dataOf<{ indicators: Series[] }>(
          served.url,
          `{ indicators(areas: ["33.26", "33.26.01", "33.26.01.2002"], keys: [CHILDREN_UNDER_FIVE, STUNTING_PREVALENCE, OPEN_CASES], from: "2026-04", to: "2026-06") { key ${points} groups(by: ${dimension}) { key group ${points} } } }`,
        );
        for (const series of indicators) {
          for (const [month, point] of series.points.entries()) {
            const sum = (part: 'numerator' | 'denominator') =>
              series.groups?.reduce((total, group) => total + (group.points[month]?.[part] ?? 0), 0);
            expect([series.key, sum('numerator'), sum('denominator')]).toEqual([series.key, point.numerator, point.denominator ?? 0]);
          }
        }
        const named = indicators[0]?.groups?.filter((group) => (group.points[0]?.value ?? 0) > 0).map(({ group }) => group);
        expect(named?.length).toBeGreaterThan(1);
      },
    );

    it('of families and alerts are those at the end of each month', async () => {
      await served.hub.store.read('test', `update family set recorded_at = '2026-05-31T16:59:00Z'`);
      await rebuildRollup(served.hub.store, 'Asia/Jakarta');
      const families = await valuesOf('33.26', 'FAMILIES, FAMILIES_AT_RISK');
      expect(families.FAMILIES).toEqual([0, 18, 18]);
      expect(families.FAMILIES_AT_RISK?.[0]).toBe(0);
      expect(families.FAMILIES_AT_RISK?.[1]).toBeGreaterThan(0);

      const village = '33.26.01.2003';
      await served.hub.store.read(
        'test',
        `insert into alert (id, kind, severity, status, since, raised_at, raised_seq, village_code, facts, resolved_at)
        values (gen_random_uuid(), 'VILLAGE_PREVALENCE_RISE', 'INFO', 'RESOLVED', '2026-03-01', '2026-03-31T16:59:00Z', 900001, '${village}', '{}', '2026-04-30T17:00:00Z'),
          (gen_random_uuid(), 'VILLAGE_PREVALENCE_RISE', 'INFO', 'OPEN', '2026-05-01', '2026-05-31T17:00:00Z', 900002, '${village}', '{}', null)`,
      );
      // Raised before midnight of 31 March in Jakarta, resolved at midnight after 30 April; the other at midnight after 31 May.
      expect((await valuesOf(village, 'OPEN_ALERTS', '2026-02', '2026-06')).OPEN_ALERTS).toEqual([0, 1, 1, 0, 1]);
    });

    it('come with interval, change, rank and trend', async () => {
      const { indicators } = await dataOf<{
        indicators: {
          points: {
            value: number;
            confidenceInterval: { low: number; high: number } | null;
            changeFromPreviousMonth: number | null;
            changeFromPreviousYear: number | null;
            rank: object | null;
          }[];
          trend: object | null;
        }[];
      }>(
        served.url,
        `{ indicators(areas: ["33.26.01", "33.26"], keys: [CHILDREN_MEASURED, STUNTING_PREVALENCE], from: "2026-03", to: "2026-05") {
          points { value confidenceInterval { low high } changeFromPreviousMonth changeFromPreviousYear rank { position among } } trend { perMonth direction } } }`,
      );
      const [measured, prevalence, ofRegency] = indicators;
      expect(measured?.points.map(({ value, changeFromPreviousMonth }) => [value, changeFromPreviousMonth])).toEqual([
        [0, 0],
        [9, 9],
        [9, 0],
      ]);
      expect(measured?.points[2]).toMatchObject({ confidenceInterval: null, changeFromPreviousYear: 9, rank: { position: 1, among: 2 } });
      expect(measured?.trend).toMatchObject({ perMonth: 4.5 });
      expect(prevalence?.points[0]).toMatchObject({ value: null, confidenceInterval: null, changeFromPreviousMonth: null, rank: null });
      expect(prevalence?.points[2]?.confidenceInterval?.low).toBeLessThan(prevalence?.points[2]?.value ?? 0);
      expect(ofRegency?.points[2]?.rank).toBeNull();
    });

    it('cost no more statements for many areas, with everything that hangs on a point', async () => {
      const statementsOf = async (n: number) => {
        const names: string[] = [];
        const stop = served.hub.store.onStatement((name) => names.push(name));
        await dataOf(
          served.url,
          `{ villages(first: ${n}) { nodes { indicators(from: "2026-04", to: "2026-06") { area { name } points { rank { position } changeFromPreviousMonth changeFromPreviousYear } groups(by: KAMPUNG_KB_CLASS) { points { changeFromPreviousYear } } } } } }`,
        );
        stop();
        return names.length;
      };
      // The villages, twice; their classes, twice; and three statements for each use of a figure: points, ranks, two changes, groups, and
      // the change in groups. Uses that are ready at the same moment share them, so that fewer are right too.
      const most = 2 + 2 + 6 * 3;
      expect(await statementsOf(500)).toBeLessThanOrEqual(most);
      expect(await statementsOf(2)).toBeLessThanOrEqual(most);
    });

    it.each([
      ['from: "2026-05", to: "2026-04"', 'from: 2026-05 is after 2026-04'],
      ['from: "2026-05", to: "2026-07"', 'to: 2026-07 is in the future; allowed: a month up to 2026-06'],
      ['from: "2020-01", to: "2026-06"', 'from: 78 months; allowed: up to 60 months, from 2021-07 on'],
    ])('refuse %s', async (months, message) => {
      const refusal = await refusalOf(`{ indicators(areas: ["33.26"], keys: [STUNTED], ${months}) { key } }`);
      expect(refusal.code).toBe('BAD_USER_INPUT');
      expect(refusal.message).toContain(message);
    });

    it('refuse unknown areas, no keys, malformed months, and groups that an indicator has not', async () => {
      expect(
        await refusalOf('{ indicators(areas: ["33.26", "33.26.09"], keys: [STUNTED], from: "2026-05", to: "2026-05") { key } }'),
      ).toMatchObject({ code: 'NOT_FOUND', message: 'areas.1: no area has the code 33.26.09' });
      expect(await refusalOf('{ indicators(areas: ["33.26"], keys: [], from: "2026-05", to: "2026-05") { key } }')).toMatchObject({
        code: 'BAD_USER_INPUT',
      });
      expect(
        (await refusalOf('{ indicators(areas: ["33.26"], keys: [STUNTED], from: "2026-13", to: "2026-05") { key } }')).message,
      ).toContain('not a month');
      expect(
        await refusalOf('{ indicators(areas: ["33.26"], keys: [FAMILIES], from: "2026-05", to: "2026-05") { groups(by: SEX) { key } } }'),
      ).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: 'by: FAMILIES is not grouped by SEX; allowed: WELFARE_QUINTILE, KAMPUNG_KB_CLASS',
      });
    });

    it('refuse more points than an answer holds', async () => {
      const areas = JSON.stringify(new Array(300).fill('33.26.01.2001'));
      const keys = '[STUNTED, WASTED, UNDERWEIGHT, OVERWEIGHT, FAMILIES, OPEN_CASES]';
      expect(await refusalOf(`{ indicators(areas: ${areas}, keys: ${keys}, from: "2021-07", to: "2026-06") { key } }`)).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('108,000 points') as string,
      });
    });
  });

  describe('a viewer without case access', () => {
    beforeAll(async () => {
      served = await serveTestHub(kind, { ...localAdministrator, caseAccess: false });
      await publishMonths(served.hub.store, today);
    });
    afterAll(() => served.close());

    /** All that an area tells, with whatever can be derived from it. */
    const everything = `{ viewer { caseAccess } regency(code: "33.26") { ...I districts { ...I villages { nodes { ...I } } } } }
      fragment P on IndicatorSeries { key group points { month value suppressed publishedOn numerator denominator } }
      fragment I on Area { indicators(from: "2026-04", to: "2026-06") { ...P trend { perMonth direction } points { confidenceInterval { low high } changeFromPreviousMonth rank { position among } } groups(by: KAMPUNG_KB_CLASS) { ...P } } }`;

    it('sees counts of closed months, rounded to multiples of 5 that add up, and the day on which they were published', async () => {
      const { viewer, regency } = await dataOf<{
        viewer: object;
        regency: { indicators: Series[]; districts: { indicators: Series[]; villages: { nodes: { indicators: Series[] }[] } }[] };
      }>(served.url, everything);
      expect(viewer).toEqual({ caseAccess: false });
      const told = (indicators: Series[], key: string) =>
        indicators.find((series) => series.key === key)?.points.map(({ numerator }) => numerator) ?? [];
      const sum = (rows: (number | null)[][]) =>
        rows.reduce<(number | null)[]>(
          (total, row) => total.map((count, month) => (count === null ? null : count + (row[month] ?? 0))),
          [0, 0, null],
        );
      for (const key of ['CHILDREN_UNDER_FIVE', 'CHILDREN_MEASURED', 'STUNTED', 'FAMILIES', 'OPEN_CASES']) {
        for (const district of regency.districts) {
          expect(told(district.indicators, key), key).toEqual(sum(district.villages.nodes.map(({ indicators }) => told(indicators, key))));
          for (const count of told(district.indicators, key)) expect((count ?? 0) % 5).toBe(0);
        }
        expect(told(regency.indicators, key), key).toEqual(sum(regency.districts.map(({ indicators }) => told(indicators, key))));
      }
      // 18 children, of whom 6 are stunted; June is not over.
      const [children = 0] = told(regency.indicators, 'CHILDREN_UNDER_FIVE');
      expect([15, 20]).toContain(children);
      expect(regency.indicators[0]?.points).toMatchObject([
        { publishedOn: today, suppressed: false },
        { publishedOn: today, suppressed: false },
        { value: null, suppressed: true, publishedOn: null, numerator: null },
      ]);
    });

    it.each(['SEX', 'AGE_GROUP', 'WELFARE_QUINTILE', 'KAMPUNG_KB_CLASS'])(
      'is told groups by %s that add up to the whole',
      async (dimension) => {
        const { indicators } = await dataOf<{ indicators: Series[] }>(
          served.url,
          `{ indicators(areas: ["33.26", "33.26.01", "33.26.01.2002"], keys: [CHILDREN_UNDER_FIVE, STUNTED, PARTICIPATION_D_S], from: "2026-05", to: "2026-05") { key ${points} groups(by: ${dimension}) { ${points} } } }`,
        );
        expect(indicators.length).toBe(9);
        for (const {
          key,
          points: [whole],
          groups,
        } of indicators) {
          expect([key, groups?.reduce((total, group) => total + (group.points[0]?.numerator ?? 0), 0)]).toEqual([key, whole?.numerator]);
          for (const group of groups ?? [])
            expect(group.points[0]?.denominator ?? Infinity).toBeGreaterThanOrEqual(group.points[0]?.numerator ?? 0);
        }
      },
    );

    it('sees the same before and after any change: a registration, a measurement, a correction in a closed month, a move, a rebuild', async () => {
      const before = await dataOf(served.url, everything);
      const [village, other] = ['33.26.02.2002', '33.26.02.2003'];
      const child = await newChild(served.url, { area: village });
      expect(await dataOf(served.url, everything)).toEqual(before);
      const measurement = await measure(served.url, child, '2026-05-20', 74);
      expect(await dataOf(served.url, everything)).toEqual(before);
      await dataOf(served.url, CorrectMeasurementDocument, { id: measurement, input: { heightCm: 84, reason: 'Salah baca' } });
      expect(await dataOf(served.url, everything)).toEqual(before);
      const { node } = await dataOf<{ node: { family: { id: string } } }>(
        served.url,
        `{ node(id: "${child}") { ... on Child { family { id } } } }`,
      );
      await dataOf(served.url, 'mutation ($id: ID!, $input: MoveFamilyInput!) { moveFamily(id: $id, input: $input) { id } }', {
        id: node.family.id,
        input: { villageCode: other, movedOn: '2026-06-03', reason: 'Pindah' },
      });
      await rebuildRollup(served.hub.store, 'Asia/Jakarta');
      await publishMonths(served.hub.store, today);
      expect(await dataOf(served.url, everything)).toEqual(before);
      // The month after is published from its own counts, once.
      expect(await publishMonths(served.hub.store, '2026-07-09')).toBe(0);
      expect(await publishMonths(served.hub.store, '2026-07-10')).toBe(1);
      expect(await publishMonths(served.hub.store, '2026-07-10')).toBe(0);
      const { indicators } = await dataOf<{ indicators: { points: object[] }[] }>(
        served.url,
        '{ indicators(areas: ["33.26"], keys: [FAMILIES], from: "2026-05", to: "2026-06") { points { suppressed publishedOn } } }',
      );
      expect(indicators[0]?.points).toEqual([
        { suppressed: false, publishedOn: today },
        { suppressed: false, publishedOn: '2026-07-10' },
      ]);
    });

    it('sees what was published anew after many records were brought in', async () => {
      await served.hub.store.read(
        'test',
        'update indicator_month set stunted = stunted + 5, height_assessed = height_assessed + 5, measured = measured + 5, children = children + 5 where month = (select min(month) from indicator_month where measured > 0)',
      );
      const stunted = async () => (await valuesOf('33.26', 'STUNTED', '2026-04', '2026-04')).STUNTED?.[0] ?? 0;
      const before = await stunted();
      await publishMonths(served.hub.store, today, { anew: true });
      expect(await stunted()).toBeGreaterThan(before);
    });

    it('costs one statement, not one for each area', async () => {
      const names: string[] = [];
      const stop = served.hub.store.onStatement((name) => names.push(name));
      await dataOf(served.url, `{ villages { nodes { indicators(from: "2026-04", to: "2026-05") { ${points} } } } }`);
      stop();
      expect(names.filter((name) => name.includes('indicators'))).toEqual(['published indicators']);
    });
  });

  it('a viewer without case access waits for what a starting hub publishes, and then sees every month that is due', async () => {
    served = await serveTestHub(kind, { ...localAdministrator, caseAccess: false });
    const stop = publishAtStart(served.hub.store, today, served.hub.logger);
    try {
      const { indicators, regency } = await dataOf<{ indicators: Series[]; regency: { convergence: { publishedOn: string | null } } }>(
        served.url,
        `{ indicators(areas: ["33.26"], keys: [FAMILIES], from: "2026-04", to: "2026-06") { ${points} } regency(code: "33.26") { convergence { publishedOn } } }`,
      );
      expect(indicators[0]?.points.map(({ suppressed }) => suppressed)).toEqual([false, false, true]);
      expect(regency.convergence.publishedOn).toBe(today);
    } finally {
      await stop();
      await served.close();
    }
  });

  it('a viewer with case access to one district sees its counts as they are, and of the other what is published', async () => {
    served = await serveTestHub(kind, { ...localAdministrator, areas: ['33.26.01'] });
    await publishMonths(served.hub.store, today);
    try {
      expect((await valuesOf('33.26.01.2001', 'STUNTED', '2026-05', '2026-06')).STUNTED).toEqual([1, 0]);
      for (const area of ['33.26.02', '33.26.02.2002', '33.26']) {
        const [told, open] = (await valuesOf(area, 'STUNTED', '2026-05', '2026-06')).STUNTED ?? [];
        expect([(told ?? 1) % 5, open]).toEqual([0, null]);
      }
    } finally {
      await served.close();
    }
  });
});
