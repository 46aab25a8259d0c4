import fc from 'fast-check';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import {
  correctMeasurement,
  measurementFactsOf,
  type ChildOperation,
  type JudgedMeasurement,
  recordMeasurement,
  registerChild,
  voidMeasurement,
} from '../../src/children/index.ts';
import { Sex } from '../../src/families/index.ts';
import { standingAlerts } from '../../src/stunting/alertRules.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { openTestHub, today, type TestHub } from '../support/testHub.ts';

/** Days within the months in which a measuring is news, some of them 28 days apart and in months running. */
const days = ['2026-03-20', '2026-04-05', '2026-04-20', '2026-05-05', '2026-05-20', '2026-06-05', '2026-06-14'];

/** For a girl of two years: severely stunted, stunted, near the line, well. */
const heights = [74, 78, 80.5, 87];
/** Severely wasted at most heights, thin, well, heavier. */
const weights = [7.2, 10, 10.2, 11.5];

const values = fc.record({ heightCm: fc.option(fc.constantFrom(...heights)), weightKg: fc.constantFrom(...weights) });
const measuringDays = fc.subarray(days, { minLength: 1 });
const history = measuringDays.chain((chosen) => fc.tuple(...chosen.map((measuredOn) => values.map((found) => ({ measuredOn, ...found })))));
const shuffled = history.chain((inOrder) => fc.shuffledSubarray(inOrder, { minLength: inOrder.length }));
/** A revision of one of the measurements that count: other values, or none. */
const revisions = fc.array(fc.record({ which: fc.nat(), values: fc.option(values, { freq: 3 }) }), { minLength: 1, maxLength: 6 });

onAnyDatabase((kind) => {
  let test: TestHub;
  let operation: ChildOperation;
  let familyId: string;
  let registered = 0;

  beforeAll(async () => {
    test = await openTestHub(kind);
    operation = { store: test.hub.store, viewer: localAdministrator, today, hooks: test.hub.hooks };
    const [family] = await test.hub.store.read<{ id: string }>('a family', 'select id from family limit 1');
    familyId = family?.id ?? '';
  });

  afterAll(() => test.close());

  const newChild = async () =>
    (await registerChild({ familyId, name: `Anak uji ${++registered}`, sex: Sex.FEMALE, bornOn: '2024-03-15' }, operation)).id;

  const countingOf = (childId: string) =>
    test.hub.store.read<JudgedMeasurement>(
      'measurements',
      `select id, measured_on as "measuredOn", weight_kg as "weightKg", oedema, haz, haz_implausible as "hazImplausible", whz, whz_implausible as "whzImplausible",
          stunted, severely_stunted as "severelyStunted", severely_wasted as "severelyWasted", weight_trend as "weightTrend", implausible_by as "implausibleBy"
        from measurement where child_id = $1 and superseded_by_id is null and not void order by measured_on desc`,
      [childId],
    );

  /** What holds of a child, judged afresh by the measurements that count. */
  async function derived(childId: string): Promise<{ holds: string[]; shown: string[] }> {
    const standing = standingAlerts(measurementFactsOf(await countingOf(childId)), test.hub.alertThresholds);
    return {
      holds: standing.map(({ kind: name }) => name).toSorted(),
      shown: standing
        .filter(({ current }) => current)
        .map(({ kind: name }) => name)
        .toSorted(),
    };
  }

  async function openOf(childId: string): Promise<string[]> {
    const rows = await test.hub.store.read<{ kind: string; counts: boolean }>(
      'open alerts',
      `select a.kind, m.superseded_by_id is null and not m.void as counts from alert a join measurement m on m.id = a.measurement_id
        where a.child_id = $1 and a.status <> 'RESOLVED' order by a.kind collate "C"`,
      [childId],
    );
    // None rests on a measurement that was corrected or voided.
    expect(rows.every(({ counts }) => counts)).toBe(true);
    return rows.map((row) => row.kind);
  }

  /** The log tells of each alert's raising and end once, in that order. */
  async function expectLogOf(childId: string): Promise<void> {
    const rows = await test.hub.store.read<{ status: string; resolution: string | null; types: string }>(
      'events of alerts',
      `select a.status, a.resolution, string_agg(e.type, ' ' order by e.seq) as types from alert a join alert_event e on e.alert_id = a.id where a.child_id = $1 group by a.id`,
      [childId],
    );
    for (const { status, resolution, types } of rows) {
      expect(types).toBe(status === 'RESOLVED' ? 'RAISED RESOLVED' : 'RAISED');
      expect(resolution === null).toBe(status !== 'RESOLVED');
    }
  }

  it('measured day by day, the open alerts of a child are those that hold of it', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (measured) => {
        const childId = await newChild();
        for (const found of measured) {
          await recordMeasurement({ childId, ...found }, operation);
          expect(await openOf(childId)).toEqual((await derived(childId)).holds);
        }
        await expectLogOf(childId);
      }),
      { numRuns: 15 },
    );
  });

  it('in whatever order they come and however they are corrected, no two of a kind are open, all that the newest measurings show are, and none that does not hold', async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, revisions, async (measured, revised) => {
        const childId = await newChild();
        const check = async () => {
          const open = await openOf(childId);
          const { holds, shown } = await derived(childId);
          expect(new Set(open).size).toBe(open.length);
          expect(open).toEqual(expect.arrayContaining(shown));
          expect(holds).toEqual(expect.arrayContaining(open));
        };
        for (const found of measured) {
          await recordMeasurement({ childId, ...found }, operation);
          await check();
        }
        for (const { which, values: other } of revised) {
          const counting = await countingOf(childId);
          const id = counting[which % Math.max(1, counting.length)]?.id;
          if (id === undefined) break;
          await (other === null
            ? voidMeasurement({ id, reason: 'Anak lain' }, operation)
            : correctMeasurement({ id, values: other, reason: 'Salah baca' }, operation));
          await check();
        }
        await expectLogOf(childId);
      }),
      { numRuns: 15 },
    );
  });

  it('measured at the same moment by several, a child gets one alert', async () => {
    const childId = await newChild();
    await Promise.all(days.map((measuredOn, n) => recordMeasurement({ childId, measuredOn, heightCm: 79 + n / 4 }, operation)));
    expect(await openOf(childId)).toEqual(['NEW_STUNTING']);
    const [count] = await test.hub.store.read<{ alerts: number }>(
      'alerts',
      `select count(*)::int as alerts from alert where child_id = $1`,
      [childId],
    );
    expect(count?.alerts).toBe(1);
  });

  it('the database itself lets no second unresolved alert of a kind stand, for a child or for a village', async () => {
    const insert = (childId: string | null) =>
      test.hub.store.transaction(async (em) => {
        for (const seq of [-1, -2]) {
          await em.getKysely().executeQuery(
            CompiledQuery.raw(
              `insert into alert (id, kind, severity, status, raised_at, raised_seq, since, village_code, child_id, facts)
                values (gen_random_uuid(), 'MISSED_WEIGHINGS', 'WARNING', 'OPEN', now(), $1, '2026-01-01', '33.26.01.2001', $2, '{}')`,
              [seq, childId],
            ),
          );
        }
      });
    await expect(insert(await newChild())).rejects.toThrow(/alert_one_open/);
    await expect(insert(null)).rejects.toThrow(/alert_one_open_village/);
  });
});
