import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator, Role, viewerOf } from '../../src/access/viewer.ts';
import { HubError } from '../../src/base/errors.ts';
import {
  MeasuringPosition,
  recordMeasurement,
  registerChild,
  registerFamilies,
  registerFamily,
  type FamilyOutcome,
  type NewHousehold,
} from '../../src/children/index.ts';
import { FamilyRelation, Sex } from '../../src/families/index.ts';
import { onAnyDatabase, onEachDatabase } from '../support/databases.ts';
import { fixtureVillages } from '../support/fixture.ts';
import { runs } from '../support/runs.ts';
import { openTestHub, today, type TestHub } from '../support/testHub.ts';

const operationOf = ({ hub: { store, areas, hooks } }: TestHub, viewer = localAdministrator) => ({ store, areas, hooks, viewer, today });

/** A NIK of a few that random households share. */
const nik = fc.option(
  fc.integer({ min: 1, max: 40 }).map((n) => `33269901019${String(5_0000 + n)}`),
  { freq: 2 },
);
/** One of some values, and now and then one that is refused. */
const mostly = <Value>(values: readonly Value[], refused: Value) =>
  fc.oneof({ weight: 24, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: fc.constant(refused) });
const measured = fc.record({
  measuredOn: mostly(['2026-03-05', '2026-04-30', '2026-05-18', '2026-06-14'], '2027-01-01'),
  weightKg: fc.constantFrom(7, 8.5, 10, 11),
  heightCm: fc.option(fc.constantFrom(72, 76, 86, 60)),
  position: fc.constantFrom(MeasuringPosition.STANDING, null),
});
const child = fc.record({
  name: mostly(['Putri', 'Putra'], ''),
  nik,
  sex: fc.constantFrom(Sex.FEMALE, Sex.MALE),
  bornOn: mostly(['2024-03-15', '2025-01-02', '2021-07-20'], '2020-01-01'),
  birthWeightKg: fc.constantFrom<number | null>(null, 3.1),
  measurements: fc.array(measured, { maxLength: 3 }),
});
const household = fc.record({
  village: fc.constantFrom(...fixtureVillages),
  head: fc.record({ nik, sex: fc.constantFrom(Sex.MALE, Sex.FEMALE, Sex.UNKNOWN) }),
  mother: fc.option(fc.record({ nik, bornOn: fc.constantFrom('1998-02-01', '2010-01-01', null) })),
  children: fc.array(child, { maxLength: 2 }),
  card: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 2 }),
  clientKey: fc.option(fc.constantFrom('a', 'b'), { freq: 1 }),
});

onAnyDatabase((kind) => {
  describe('families that are registered together', () => {
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

    it('come out as one at a time: families, people, children, histories, cases, alerts, indicators, duplicates, attempts and audit', async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(household, { minLength: 4, maxLength: 20 }), async (given) => {
          const name = `Acak ${++run}`;
          const inputs = given.map((each, index) => inputOf(each, `${name} ${index}`, name));
          const outcomes = await registerFamilies(
            inputs.map((input) => () => input),
            operationOf(together),
          );
          const expected: FamilyOutcome[] = [];
          for (const input of inputs)
            expected.push(
              await registerFamily(input, operationOf(alone)).then(
                (family) => ({ family }),
                (error: unknown) => ({ error }),
              ),
            );
          expect(outcomes.map(shown)).toEqual(expected.map(shown));
          expect(await everythingOf(together, name)).toEqual(await everythingOf(alone, name));
        }),
        { numRuns: runs(12, 60), seed: Number(process.env.TEST_SEED ?? 20261130) },
      );
      const stored = await together.hub.store.read<{ measurements: number; alerts: number; attempts: number }>(
        'test',
        `select (select count(*) from measurement m join person p on p.id = m.child_id where p.name like 'Acak %')::int as measurements,
          (select count(*) from alert a join person p on p.id = a.child_id where p.name like 'Acak %')::int as alerts, (select sum(attempts) from nik_attempt)::int as attempts`,
      );
      for (const count of Object.values(stored[0] ?? {})) expect(count).toBeGreaterThan(5);
    }, 300_000);
  });
});

onEachDatabase((kind) => {
  describe('a family with its children', () => {
    let test: TestHub;
    beforeAll(async () => {
      test = await openTestHub(kind);
    });
    afterAll(() => test.close());

    it('is what the family, then each child, then each measurement come to, but for the entries of its history', async () => {
      const given = [
        inputOf(
          {
            village: fixtureVillages[0] ?? '',
            head: { nik: null, sex: Sex.MALE },
            mother: { nik: null, bornOn: '1998-02-01' },
            children: [
              {
                name: 'Putri',
                nik: null,
                sex: Sex.FEMALE,
                bornOn: '2024-03-15',
                birthWeightKg: 3.1,
                measurements: [
                  { measuredOn: '2026-06-14', weightKg: 8.5, heightCm: 76, position: MeasuringPosition.STANDING },
                  { measuredOn: '2026-05-18', weightKg: 8.5, heightCm: 76, position: MeasuringPosition.STANDING },
                ],
              },
            ],
            card: null,
            clientKey: null,
          },
          'Sekaligus',
          '',
        ),
      ];
      await registerFamilies(
        given.map((input) => () => input),
        operationOf(test),
      );
      for (const { children, ...input } of given) {
        const named = (text: string) => text.replace('Sekaligus', 'Berturut');
        const family = await registerFamily(
          {
            ...input,
            head: { ...input.head, name: named(input.head.name) },
            members: (input.members ?? []).map((member) => ({ ...member, name: named(member.name) })),
          },
          operationOf(test),
        );
        for (const { measurements, name, ...facts } of children ?? []) {
          const { id } = await registerChild({ ...facts, name: named(name), familyId: family.id }, operationOf(test));
          for (const values of (measurements ?? []).toSorted((a, b) => a.measuredOn.localeCompare(b.measuredOn)))
            await recordMeasurement({ ...values, childId: id }, operationOf(test));
        }
      }
      const [atOnce, inTurn] = [await everythingOf(test, 'Sekaligus'), await everythingOf(test, 'Berturut')];
      const alike = ({ families, persons, children, measurements, cases, alerts, counted, countedFamilies, audit }: typeof atOnce) =>
        JSON.parse(
          JSON.stringify({ families, persons, children, measurements, cases, alerts, counted, countedFamilies, audit }).replaceAll(
            'Berturut',
            'Sekaligus',
          ),
        ) as object;
      expect(alike(atOnce)).toEqual(alike(inTurn));
      expect(atOnce.alerts.length).toBeGreaterThan(0);
    });

    it('takes as many statements as ten of them', async () => {
      const count = async (n: number, from: number) => {
        let statements = 0;
        const counting = test.hub.store.transaction.bind(test.hub.store);
        const inputs = Array.from({ length: n }, (_, i) => inputOf(numbered(from + i), `Hitung ${from + i}`, ''));
        await counting(async (em) => {
          const { store } = test.hub;
          const original = em.getKysely().executeQuery.bind(em.getKysely());
          const kysely = em.getKysely();
          em.getKysely = () =>
            new Proxy(kysely, {
              get: (target, property) =>
                property === 'executeQuery'
                  ? (...args: Parameters<typeof original>) => {
                      statements++;
                      return original(...args);
                    }
                  : (Reflect.get(target, property) as unknown),
            }) as never;
          const within = new Proxy(store, {
            get: (target, property) =>
              property === 'transaction'
                ? (work: (inner: typeof em) => Promise<unknown>) => work(em)
                : typeof Reflect.get(target, property) === 'function'
                  ? (Reflect.get(target, property) as (...args: unknown[]) => unknown).bind(target)
                  : (Reflect.get(target, property) as unknown),
          });
          await registerFamilies(
            inputs.map((input) => () => input),
            { ...operationOf(test), store: within },
          );
        });
        return statements;
      };
      await count(1, 1000);
      expect(await count(10, 1100)).toBe(await count(1, 1200));
    });

    it('needs a scope for its children, and one for what was measured of them', async () => {
      const officer = viewerOf({ id: 'petugas', role: Role.FIELD_OFFICER, areas: ['33.26'] });
      const input = inputOf(numbered(2000), 'Petugas', '');
      await expect(registerFamily(input, operationOf(test, officer))).rejects.toMatchObject({
        code: 'FORBIDDEN',
        inputPath: ['input', 'children', 0, 'measurements'],
      });
      const children = (input.children ?? []).map((each) => ({ ...each, measurements: [] }));
      await expect(registerFamily({ ...input, children }, operationOf(test, officer))).resolves.toMatchObject({
        villageCode: input.villageCode,
      });
      const writer = { ...officer, scopes: officer.scopes.filter((scope) => !scope.startsWith('children:')) };
      await expect(registerFamily({ ...input, children }, operationOf(test, writer))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
  });
});

type Household = typeof household extends fc.Arbitrary<infer Value> ? Value : never;

function numbered(n: number): Household {
  return {
    village: fixtureVillages[n % fixtureVillages.length] ?? '',
    head: { nik: `33269901019${String(6_0000 + n)}`, sex: Sex.MALE },
    mother: { nik: null, bornOn: '1998-02-01' },
    children: [
      {
        name: 'Putri',
        nik: null,
        sex: Sex.FEMALE,
        bornOn: '2024-03-15',
        birthWeightKg: 3.1,
        measurements: [{ measuredOn: '2026-06-14', weightKg: 8.5, heightCm: 76, position: null }],
      },
    ],
    card: null,
    clientKey: null,
  };
}

function inputOf({ village, head, mother, children, card, clientKey }: Household, name: string, run: string): NewHousehold {
  return {
    villageCode: village,
    rt: '1',
    familyCard: card === null ? null : `332601010120${String(card).padStart(4, '0')}`,
    head: { name: `${name} Kepala`, ...head, bornOn: '1995-01-01' },
    members:
      mother === null
        ? []
        : [{ name: `${name} Ibu`, sex: Sex.FEMALE, relation: FamilyRelation.SPOUSE, nik: mother.nik, bornOn: mother.bornOn }],
    children: children.map((each) => ({ ...each, name: each.name && `${name} ${each.name}` })),
    clientKey: clientKey === null ? null : `${run} ${clientKey}`,
  };
}

/** An outcome without the keys that every hub makes for itself. */
function shown(outcome: FamilyOutcome) {
  if ('family' in outcome) {
    return { ...outcome.family, id: null, recordedAt: null, cardSealed: null, cardHash: null };
  }
  if (!(outcome.error instanceof HubError)) throw outcome.error;
  const { message, code, inputPath, details } = outcome.error;
  return { message, code, inputPath, details };
}

/** All that is stored of the people of a run, in words that are the same in each hub. */
async function everythingOf({ hub: { store } }: TestHub, name: string) {
  const read = (sql: string) => store.read<object>('test', sql, [`${name} %`]);
  const row = (alias: string, ...columns: string[]) =>
    `to_jsonb(${alias}) - array[${columns.map((column) => `'${column}'`).join(', ')}]::text[]`;
  return {
    families: await read(
      `select p.name, ${row('f', 'id', 'recorded_at', 'card_sealed')} as family from family f join person p on p.family_id = f.id where p.name like $1 order by p.name, f.id`,
    ),
    persons: await read(
      `select p.name, ${row('p', 'id', 'family_id', 'nik_sealed')} as person from person p where p.name like $1 order by p.name, p.id`,
    ),
    histories: await read(
      `select p.name, c.kind, c.recorded_by, c.person_id is not null as about from family_change c join person p on p.family_id = c.family_id and p.relation = 'HEAD'
        where p.name like $1 order by p.name, c.id`,
    ),
    children: await read(
      `select p.name, ${row('c', 'id', 'family_id', 'recorded_at', 'latest_measurement_id')} as child, m.measured_on from child c
        join person p on p.id = c.id left join measurement m on m.id = c.latest_measurement_id where p.name like $1 order by p.name, c.id`,
    ),
    measurements: await read(
      `select p.name, ${row('m', 'id', 'child_id', 'recorded_at')} as measurement from measurement m join person p on p.id = m.child_id where p.name like $1 order by p.name, m.measured_on`,
    ),
    cases: await read(
      `select p.name, ${row('s', 'id', 'child_id', 'opened_by_id')} as "case" from stunting_case s join person p on p.id = s.child_id where p.name like $1 order by p.name, s.opened_on`,
    ),
    alerts: await read(
      `select p.name, ${row('a', 'id', 'child_id', 'measurement_id', 'raised_at', 'raised_seq', 'resolved_at')} as alert
        from alert a join person p on p.id = a.child_id where p.name like $1 order by a.raised_seq`,
    ),
    counted: await read(
      `select p.name, ${row('i', 'child_id')} as counted from indicator_child i join person p on p.id = i.child_id where p.name like $1 order by p.name, i.first_month`,
    ),
    countedFamilies: await read(
      `select p.name, ${row('i', 'family_id')} as counted from indicator_family i join person p on p.family_id = i.family_id and p.relation = 'HEAD' where p.name like $1 order by p.name, i.month`,
    ),
    months: await store.read<object>('test', 'select * from indicator_month order by village_code, month'),
    duplicates: await read(
      `select d.kind, d.village_codes, d.reasons, (select array_agg(p.name order by p.name) from person p where p.id = any(d.record_ids)) as names
        from duplicate_candidate d where d.kind <> 'FAMILY' and exists (select from person p where p.id = any(d.record_ids) and p.name like $1) order by 4, 3, 2`,
    ),
    attempts: await store.read<object>('test', 'select viewer_id, attempts from nik_attempt order by 1'),
    audit: await read(
      // One entry tells of all that a transaction has written.
      `select distinct e.action, e.viewer_id, p.name from audit_entry e join audit_people l on l.id = e.people join person p on p.id = any(l.person_ids)
        where p.name like $1 order by p.name, e.action`,
    ),
  };
}
