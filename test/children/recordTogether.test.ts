import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { resolveAlert } from '../../src/alerts/index.ts';
import { HubError } from '../../src/base/errors.ts';
import {
  recordMeasurement,
  recordMeasurements,
  refreshLatestSql,
  registerChild,
  type NewMeasurement,
  type RowOutcome,
} from '../../src/children/index.ts';
import { Sex } from '../../src/families/index.ts';
import { queryIn } from '../../src/store/queryIn.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { runs } from '../support/runs.ts';
import { openTestHub, today, type TestHub } from '../support/testHub.ts';

/** Days on which children are measured; some lie so close that alerts of both stand at once. */
const days = [
  '2026-02-10',
  '2026-03-05',
  '2026-03-20',
  '2026-04-02',
  '2026-04-30',
  '2026-05-04',
  '2026-05-18',
  '2026-06-01',
  '2026-06-14',
  '2026-06-16',
];
const childCount = 4;
const measured = fc.record({
  child: fc.nat({ max: childCount }),
  measuredOn: fc.constantFrom(...days),
  // Of a girl of two years: stunted, severely stunted, neither, implausible; wasted, severely wasted, out of any range.
  heightCm: fc.option(fc.constantFrom(72, 76, 78, 79, 86, 87, 88, 60), { freq: 6 }),
  weightKg: fc.option(fc.constantFrom(7, 8.5, 10, 10.1, 10.4, 11, 900), { freq: 6 }),
  oedema: fc.constantFrom(false, false, false, false, true),
  clientKey: fc.option(fc.constantFrom('a', 'b', 'c'), { freq: 1 }),
});
const batches = fc.array(fc.array(measured, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 3 });
type Given = Omit<NewMeasurement, 'childId'> & { child: number };

onAnyDatabase((kind) => {
  describe('a batch of measurements', () => {
    /** One is given whole batches, the other the same rows one at a time. */
    let together: TestHub;
    let alone: TestHub;
    beforeAll(async () => {
      together = await openTestHub(kind);
      alone = await openTestHub(kind);
    });
    afterAll(async () => {
      await together.close();
      await alone.close();
    });

    const operationOf = ({ hub: { store, hooks } }: TestHub) => ({ store, hooks, viewer: localAdministrator, today });

    it('comes out row for row as its rows one at a time: measurements, trends, cases, alerts in their order, indicators and audit', async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(batches, async (given) => {
          const name = `Acak ${++run}`;
          const [inBatches, oneByOne] = [await childrenOf(together, name), await childrenOf(alone, name)];
          for (const batch of given) {
            const inputs = (ids: readonly string[]) =>
              batch.map(({ child, ...values }: Given) => ({
                ...values,
                clientKey: values.clientKey == null ? null : `${name} ${values.clientKey}`,
                childId: ids[child] ?? '01900000-0000-7000-8000-000000000000',
              }));
            const outcomes = await recordMeasurements(
              inputs(inBatches).map((input) => () => input),
              operationOf(together),
            );
            const expected = await oneAtATime(alone, inputs(oneByOne));
            expect(shown(outcomes, inBatches)).toEqual(shown(expected, oneByOne));
            for (const hub of [together, alone]) await resolveOne(hub, name);
          }
          const stored = await everythingOf(together, name);
          expect(stored).toEqual(await everythingOf(alone, name));
          // The rule of the latest state stands in SQL as well: by it nothing changes.
          await together.hub.store.transaction((em) => queryIn(em, refreshLatestSql, [inBatches]));
          expect((await everythingOf(together, name)).latest).toEqual(stored.latest);
        }),
        { numRuns: runs(10, 40), seed: Number(process.env.TEST_SEED ?? 20261130) },
      );
      const count = (hub: TestHub) =>
        hub.hub.store.read('test', 'select kind, status, count(*)::int from alert group by 1, 2 order by 1, 2');
      // The batches reach what they are compared by.
      const alerts = await count(together);
      expect(alerts.length).toBeGreaterThan(5);
      expect(alerts).toEqual(await count(alone));
    }, 300_000);
  });
});

/** Children with names of their own, the same in each hub. */
async function childrenOf({ hub: { store, hooks } }: TestHub, name: string): Promise<string[]> {
  const families = await store.read<{ id: string }>(
    'test',
    `select f.id from family f join person p on p.family_id = f.id and p.relation = 'HEAD' order by p.name limit ${childCount}`,
  );
  const ids: string[] = [];
  for (const [n, { id: familyId }] of families.entries()) {
    const input = {
      familyId,
      name: `${name} ${n}`,
      sex: n % 2 === 0 ? Sex.FEMALE : Sex.MALE,
      bornOn: n === 3 ? '2021-06-20' : '2024-03-15',
    };
    ids.push((await registerChild(input, { store, hooks, viewer: localAdministrator, today })).id);
  }
  return ids;
}

/** What recording one row after the other comes to; of each child in the order of the days, as a batch promises. */
async function oneAtATime({ hub: { store, hooks } }: TestHub, inputs: readonly NewMeasurement[]): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  const rows = inputs.map((input, index) => ({ input, index }));
  for (const ofChild of Map.groupBy(rows, ({ input }) => input.childId).values()) {
    for (const { input, index } of ofChild.toSorted((a, b) => a.input.measuredOn.localeCompare(b.input.measuredOn) || a.index - b.index)) {
      outcomes[index] = await recordMeasurement(input, { store, hooks, viewer: localAdministrator, today }).then(
        (measurement) => ({ measurement }),
        (error: unknown) => ({ error }),
      );
    }
  }
  return outcomes;
}

/** Outcomes without the keys that every hub makes for itself. */
function shown(outcomes: readonly RowOutcome[], children: readonly string[]) {
  return outcomes.map((outcome) => {
    if ('error' in outcome) {
      if (!(outcome.error instanceof HubError)) throw outcome.error;
      const { message, code, inputPath, details } = outcome.error;
      return { message, code, inputPath, details };
    }
    const { childId, ...measurement } = outcome.measurement;
    return { ...measurement, id: null, recordedAt: null, child: children.indexOf(childId) };
  });
}

/** Somebody resolves the oldest alert that stands. */
async function resolveOne({ hub: { store, hooks } }: TestHub, name: string): Promise<void> {
  const [alert] = await store.read<{ id: string }>(
    'test',
    `select a.id from alert a join person p on p.id = a.child_id where p.name like $1 and a.status <> 'RESOLVED' order by a.raised_seq limit 1`,
    [`${name} %`],
  );
  if (alert !== undefined) await resolveAlert({ id: alert.id, note: 'visited' }, { store, hooks, viewer: localAdministrator });
}

/** All that is stored of the children of a run, in words that are the same in each hub. */
async function everythingOf({ hub: { store } }: TestHub, name: string) {
  const read = (sql: string) => store.read('test', sql, [`${name} %`]);
  const child = 'join person p on p.id = c.id where p.name like $1';
  const withoutKeys = (row: string, ...columns: string[]) =>
    `to_jsonb(${row}) - array[${columns.map((column) => `'${column}'`).join(', ')}]::text[]`;
  return {
    measurements: await read(
      `select p.name, ${withoutKeys('m', 'id', 'child_id', 'recorded_at')} as measurement from measurement m join child c on c.id = m.child_id ${child} order by p.name, m.measured_on`,
    ),
    latest: await read(
      `select p.name, ${withoutKeys('c', 'id', 'family_id', 'recorded_at', 'latest_measurement_id')} as child, m.measured_on as latest
        from child c left join measurement m on m.id = c.latest_measurement_id ${child} order by p.name`,
    ),
    cases: await read(
      `select p.name, ${withoutKeys('s', 'id', 'child_id', 'opened_by_id')} as "case", m.measured_on as opened_by
        from stunting_case s join measurement m on m.id = s.opened_by_id join child c on c.id = s.child_id ${child} order by p.name, s.opened_on, s.id`,
    ),
    caseEvents: await read(
      `select p.name, ${withoutKeys('e', 'id', 'case_id', 'at', 'measurement_id')} as event, m.measured_on as by
        from case_event e left join measurement m on m.id = e.measurement_id join stunting_case s on s.id = e.case_id join child c on c.id = s.child_id ${child} order by p.name, s.opened_on, e.id`,
    ),
    alerts: await read(
      `select p.name, ${withoutKeys('a', 'id', 'child_id', 'measurement_id', 'raised_at', 'raised_seq', 'resolved_at')} as alert, m.measured_on as by
        from alert a left join measurement m on m.id = a.measurement_id join child c on c.id = a.child_id ${child} order by a.raised_seq`,
    ),
    alertEvents: await read(
      `select p.name, e.type, e.kind, e.severity, e.village_code from alert_event e join alert a on a.id = e.alert_id join child c on c.id = a.child_id ${child} order by e.seq`,
    ),
    counted: await read(
      `select p.name, ${withoutKeys('i', 'child_id')} as counted from indicator_child i join child c on c.id = i.child_id ${child} order by p.name, i.first_month`,
    ),
    months: await store.read(
      'test',
      `select * from indicator_month r where exists (select from jsonb_each_text(to_jsonb(r) - 'village_code' - 'month') c where c.value <> '0') order by village_code, month`,
    ),
    audit: await read(
      `select distinct e.action, e.fields, e.viewer_id, p.name from audit_entry e join audit_people l on l.id = e.people join person p on p.id = any(l.person_ids)
        where p.name like $1 order by p.name, e.action, e.fields`,
    ),
  };
}
