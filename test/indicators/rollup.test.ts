import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Random } from '../../src/demo/Random.ts';
import { stuntingRiskOf } from '../../src/families/index.ts';
import { rebuildRollup } from '../../src/indicators/index.ts';
import { onAnyDatabase, type DatabaseKind } from '../support/databases.ts';
import { runs } from '../support/runs.ts';
import { openTestHub, type TestHub } from '../support/testHub.ts';
import { writeAtRandom } from './randomWrites.ts';

let test: TestHub;
const open = (kind: DatabaseKind) =>
  beforeEach(async () => {
    test = await openTestHub(kind);
  });
afterEach(() => test.close());

const read = <Row>(sql: string, params: unknown[] = []) => test.hub.store.read<Row>('test', sql, params);

/** The whole rollup; rows of villages in which nothing counts any more say the same as none. */
async function rollup() {
  return {
    children: await read('select * from indicator_child order by child_id, first_month'),
    months: await read(
      `select * from indicator_month r where exists (select from jsonb_each_text(to_jsonb(r) - 'village_code' - 'month') c where c.value <> '0') order by village_code, month`,
    ),
    families: await read('select * from indicator_family order by family_id, month'),
    changes: await read('select * from indicator_family_month where families <> 0 or families_at_risk <> 0 order by village_code, month'),
  };
}

async function expectSameAsRebuilt(): Promise<void> {
  const kept = await rollup();
  await rebuildRollup(test.hub.store, 'Asia/Jakarta');
  const rebuilt = await rollup();
  for (const part of ['children', 'families', 'months', 'changes'] as const) expect(kept[part], part).toEqual(rebuilt[part]);
  expect(kept.children.length).toBeGreaterThan(0);
}

const lastDay = (month: number) => new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);
const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const ageAt = (bornOn: string, day: string) => monthOf(day) - monthOf(bornOn) - Number(Number(day.slice(8)) < Number(bornOn.slice(8)));

/** What the rollup must say of children, counted by hand from the records: who counts where, measured, stunted, and with an open case. */
async function countedByHand() {
  const children = await read<{
    id: string;
    village: string;
    bornOn: string;
    end: string | null;
    endedOn: string | null;
    recordedOn: string;
  }>(
    `select id, monitoring_end as "end", monitoring_ended_on as "endedOn", village_code as village, born_on as "bornOn", to_char(recorded_at at time zone 'Asia/Jakarta', 'YYYY-MM-DD') as "recordedOn" from child`,
  );
  const measurements = await read<{ childId: string; on: string; stunted: boolean; wasted: boolean }>(
    'select child_id as "childId", measured_on as "on", stunted, wasted from measurement where superseded_by_id is null and not void order by measured_on',
  );
  const cases = await read<{ childId: string; status: string; openedOn: string; closedOn: string | null }>(
    'select child_id as "childId", status, opened_on as "openedOn", closed_on as "closedOn" from stunting_case',
  );
  const stays = await read<{ childId: string; until: string; village: string }>(
    'select child_id as "childId", until, village_code as village from child_stay order by until',
  );
  const counts = new Map<string, number[]>();
  for (const child of children.filter(({ end }) => end !== 'ENTERED_IN_ERROR')) {
    const own = measurements.filter(({ childId, on }) => childId === child.id && ageAt(child.bornOn, on) < 60);
    const ownCases = cases.filter(({ childId }) => childId === child.id);
    const gone = ownCases
      .flatMap(({ status, closedOn }) => (['CLOSED_DIED', 'CLOSED_MOVED'].includes(status) && closedOn !== null ? [closedOn] : []))
      .sort()
      .at(-1);
    const ended = child.endedOn !== null && child.end !== 'REFUSED' ? monthOf(child.endedOn) : Infinity;
    const left = Math.min(ended, gone !== undefined && gone >= (own.at(-1)?.on ?? '') ? monthOf(gone) : Infinity);
    const since = Math.min(...[child.recordedOn, ...own.map(({ on }) => on)].map(monthOf));
    for (let month = Math.max(since, monthOf(child.bornOn)); month <= left; month++) {
      if (ageAt(child.bornOn, [`${lastDay(month).slice(0, 8)}01`, child.bornOn].sort().at(-1) ?? '') >= 60) break;
      const last = own.filter(({ on }) => monthOf(on) === month).at(-1);
      const day = last?.on ?? lastDay(month);
      const village = stays.find(({ childId, until }) => childId === child.id && until > day)?.village ?? child.village;
      const open = ownCases.some(
        ({ status, openedOn, closedOn }) =>
          status !== 'CLOSED_ENTERED_IN_ERROR' && openedOn <= lastDay(month) && (closedOn === null || closedOn > lastDay(month)),
      );
      const key = `${village} ${month}`;
      const before = counts.get(key) ?? [0, 0, 0, 0, 0];
      counts.set(
        key,
        [1, last ? 1 : 0, last?.stunted ? 1 : 0, last?.wasted ? 1 : 0, open ? 1 : 0].map((one, index) => one + (before[index] ?? 0)),
      );
    }
  }
  return Object.fromEntries([...counts].sort());
}

onAnyDatabase((kind) => {
  describe('the rollup', () => {
    open(kind);

    it('is after hundreds of random writes what it is when it is made anew, and what is counted by hand', async () => {
      const random = new Random(kind === 'embedded' ? 7 : 8);
      const stored = {};
      for (let round = 0; round < 3; round++) {
        await writeAtRandom(test.hub, random, runs(160, 350), stored);
        await expectSameAsRebuilt();
      }
      // Every kind of write was stored, not only refused.
      expect(Object.keys(stored)).toHaveLength(26);

      const rows = await read<{ village: string; month: number; counts: number[] }>(
        'select village_code as village, month, array[children, measured, stunted, wasted, open_cases] as counts from indicator_month where children > 0 order by 1, 2',
      );
      expect(Object.fromEntries(rows.map(({ village, month, counts }) => [`${village} ${month}`, counts]))).toEqual(await countedByHand());
    }, 600_000);

    it('knows of every family at every month end whether it is at risk then', async () => {
      await writeAtRandom(test.hub, new Random(9), 60);
      const families = await read<{ id: string; since: number }>(
        `select id, (extract(year from recorded_at at time zone 'Asia/Jakarta') * 12 + extract(month from recorded_at at time zone 'Asia/Jakarta') - 1)::int as since
          from family where monitoring_end is distinct from 'ENTERED_IN_ERROR'`,
      );
      const households = await read<{ id: string } & Parameters<typeof stuntingRiskOf>[0]>(
        'select id, welfare_decile as "welfareDecile", habitable, safe_drinking_water as "safeDrinkingWater", healthy_latrine as "healthyLatrine", modern_contraception as "modernContraception" from family',
      );
      const members = await read<{ familyId: string } & Parameters<typeof stuntingRiskOf>[1][number]>(
        'select family_id as "familyId", sex, born_on as "bornOn", relation, married, marriage_planned_on as "marriagePlannedOn", pregnant_due_on as "pregnantDueOn", gone_on as "goneOn" from person',
      );
      const states = await read<{ id: string; month: number; atRisk: boolean }>(
        'select family_id as id, month, at_risk as "atRisk" from indicator_family order by month',
      );
      expect(families.length).toBeGreaterThan(0);
      for (const { id, since } of families) {
        const household = households.find((row) => row.id === id);
        if (household === undefined) throw new Error(`no family ${id}`);
        const own = members.filter(({ familyId }) => familyId === id);
        for (let month = since; month < since + 12 * 12; month++) {
          const known = states.filter((state) => state.id === id && state.month <= month).at(-1)?.atRisk;
          expect([id, lastDay(month), known]).toEqual([id, lastDay(month), stuntingRiskOf(household, own, lastDay(month)).atRisk]);
        }
      }
    }, 120_000);
  });
});

describe('writers at the same time', () => {
  open('postgresql');

  it('neither block each other for good nor miscount, beside a rebuild', async () => {
    const writers = Array.from({ length: 6 }, (_, index) => writeAtRandom(test.hub, new Random(100 + index), 60));
    const rebuilds = (async () => {
      for (let n = 0; n < 3; n++) await rebuildRollup(test.hub.store, 'Asia/Jakarta');
    })();
    await Promise.all([...writers, rebuilds]);
    await expectSameAsRebuilt();
  }, 300_000);
});
