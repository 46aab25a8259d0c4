import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataOf } from '../support/ask.ts';
import { measure, newChild } from '../support/children.ts';
import { fixtureVillages } from '../support/fixture.ts';
import { onEachDatabase } from '../support/databases.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

interface Row {
  id: string;
  value: string | number | null;
}

/** What each order of a list orders by: a field, or a path of fields, of its rows. */
const orders: [list: string, field: string, value: string][] = [
  ['alerts', 'RAISED', 'raisedAt'],
  ['alerts', 'SEVERITY', 'severity'],
  ['alerts', 'VILLAGE', 'village.code'],
  ['stuntingCases', 'OPENED_ON', 'openedOn'],
  ['stuntingCases', 'CLOSED_ON', 'closedOn'],
  ['stuntingCases', 'LATEST_HEIGHT_FOR_AGE', 'child.latestMeasurement.assessment.heightForAge.value'],
  ['programs', 'NAME', 'name'],
  ['programs', 'STARTS_ON', 'startsOn'],
  ['programs', 'ENDS_ON', 'endsOn'],
  ['programs', 'BUDGET', 'budgetIdr'],
  ['posyandus', 'NAME', 'name'],
  ['posyandus', 'VILLAGE', 'village.code'],
];
const ranks: Record<string, number> = { INFO: 1, WARNING: 2, CRITICAL: 3 };

onEachDatabase((kind) => {
  let served: ServedHub;

  beforeAll(async () => {
    served = await serveTestHub(kind);
    const { url } = served;
    for (const [nth, area] of fixtureVillages.entries()) {
      const child = await newChild(url, { area });
      await measure(url, child, `2026-05-0${nth + 1}`, 74 + nth);
      await measure(url, child, `2026-06-0${nth + 1}`, nth === 0 ? 86 : 74.5 + nth, nth === 1 ? 6.8 : 10);
      for (const name of ['Melati 2', 'Melati 1'])
        await dataOf(url, `mutation { createPosyandu(villageCode: "${area}", name: "${name}") { id } }`);
    }
    await served.hub.store.read(
      'test',
      `update program set starts_on = starts_on + ascii(right(kind, 1)), budget_idr = case kind when 'PKH' then null else ascii(kind) end`,
    );
    const { stuntingCases } = await dataOf<{ stuntingCases: { nodes: { id: string }[] } }>(
      url,
      '{ stuntingCases(first: 2) { nodes { id } } }',
    );
    for (const { id } of stuntingCases.nodes)
      await dataOf(url, 'mutation ($id: ID!) { closeStuntingCase(id: $id, status: CLOSED_MOVED, note: "Pindah") { id } }', { id });
  });
  afterAll(() => served.close());

  /** The rows of a list in the order of its pages, each of so many. */
  async function walk(list: string, field: string, direction: string, value: string, first: number): Promise<Row[]> {
    const path = value.split('.');
    const selection = path.reduceRight((inner, name) => (inner === '' ? name : `${name} { ${inner} }`), '');
    const rows: Row[] = [];
    for (let after: string | null = null; ;) {
      const page: Record<string, { nodes: Record<string, unknown>[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }> =
        await dataOf(
          served.url,
          `query ($first: Int, $after: String) { ${list}(first: $first, after: $after, orderBy: { field: ${field}, direction: ${direction} }) {
            nodes { id ${selection} } pageInfo { hasNextPage endCursor } } }`,
          { first, after },
        );
      const { nodes = [], pageInfo } = page[list] ?? {};
      for (const node of nodes) {
        const found = path.reduce<unknown>((at, name) => (at as Record<string, unknown> | null)?.[name] ?? null, node);
        rows.push({ id: node.id as string, value: ranks[found as string] ?? (found as Row['value']) });
      }
      if (pageInfo?.hasNextPage !== true) return rows;
      after = pageInfo.endCursor;
    }
  }

  describe.each(orders)('%s by %s', (list, field, value) => {
    it.each([
      ['ASC', 1],
      ['DESC', -1],
    ] as const)('%s come in that order on pages of any size, those without a value last', async (direction, sign) => {
      const whole = await walk(list, field, direction, value, 100);
      expect(whole.length).toBeGreaterThan(2);
      expect(new Set(whole.map((row) => row.value)).size).toBeGreaterThan(1);
      const isOrdered = whole.every(({ value: here }, nth) => {
        const next = whole[nth + 1]?.value;
        if (next == null) return true;
        return here !== null && (here === next || here < next === sign > 0);
      });
      expect(isOrdered, JSON.stringify(whole.map((row) => row.value))).toBe(true);
      expect(await walk(list, field, direction, value, 2)).toEqual(whole);
    });
  });
});
