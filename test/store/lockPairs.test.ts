import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { sweepMissedWeighings } from '../../src/alerts/index.ts';
import { recomputeGrowth, recordMeasurement, registerChild, registerFamily } from '../../src/children/index.ts';
import { changeFamilyHead, changeFamilyMember, FamilyRelation, mergeFamilies, rotateNikKey, Sex } from '../../src/families/index.ts';
import type { Hub } from '../../src/hub/Hub.ts';
import { sweepRetention } from '../../src/privacy/sweepRetention.ts';
import { advisoryLocks } from '../../src/store/locks.ts';
import { queryIn } from '../../src/store/queryIn.ts';
import { fixtureVillages } from '../support/fixture.ts';
import { today } from '../support/testHub.ts';
import { deadlocksOf, openRacingHubs, type RacingHubs } from './racingHubs.ts';

const [village = ''] = fixtureVillages;
const alertLog = `select pg_advisory_xact_lock(${advisoryLocks.alertLog})`;

let test: { hub: Hub };
let racing: RacingHubs;
let isOpen: boolean;
/** Another session, which holds a lock for which both of a pair must wait. */
let holder: pg.Client;

beforeEach(async () => {
  isOpen = true;
  racing = await openRacingHubs(today);
  test = { hub: racing.hubs[0] };
  holder = new pg.Client(racing.url);
  await holder.connect();
});
afterEach(async () => {
  await holder.end();
  if (isOpen) await racing.close();
  await racing.drop();
});

const operation = () => ({ store: test.hub.store, areas: test.hub.areas, hooks: test.hub.hooks, viewer: localAdministrator, today });
const read = <Row>(sql: string, params: unknown[] = []) => test.hub.store.read<Row>('test', sql, params);

/** How many sessions of the database wait for a lock. */
async function waiting(): Promise<number> {
  return (
    (await holder.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount ?? 0
  );
}

async function untilWaiting(count: number): Promise<void> {
  await expect.poll(waiting, { timeout: 20_000 }).toBe(count);
}

/** Starts both, each after the one before has begun to wait for what the holder has locked by some statements, and lets them go on. */
async function steer(
  hold: readonly [string, unknown[]?][],
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<unknown[]> {
  await holder.query('begin');
  for (const [sql, params] of hold) await holder.query(sql, params);
  const one = first();
  await untilWaiting(1);
  const two = second();
  await untilWaiting(2);
  await holder.query('rollback');
  return Promise.all([one, two]);
}

async function expectNoDeadlock(): Promise<void> {
  await racing.close();
  isOpen = false;
  expect(await deadlocksOf(racing.name)).toBe(0);
}

/** A family with two children under monitoring, the one with the smaller key first. */
async function siblings(): Promise<{ familyId: string; elder: string; younger: string }> {
  const family = await registerFamily(
    { villageCode: village, head: { name: 'Ayah Uji', sex: Sex.MALE, bornOn: '1990-01-01' } },
    operation(),
  );
  const child = (name: string, bornOn: string) => registerChild({ familyId: family.id, name, sex: Sex.FEMALE, bornOn }, operation());
  const [elder, younger] = [await child('Anak Satu', '2024-06-01'), await child('Anak Dua', '2024-08-01')];
  await recordMeasurement({ childId: elder.id, measuredOn: '2026-06-01', weightKg: 10, heightCm: 86 }, operation());
  return { familyId: family.id, elder: elder.id, younger: younger.id };
}

/** Has the row with the smaller key come later in its table: a statement that goes through the table meets the others before it. */
async function moveToEnd(table: 'person' | 'child', id: string): Promise<void> {
  await read(`update ${table} set demo = true where id = $1`, [id]);
  await read(`analyze ${table}`);
}

/** As stunted as raises an alert. */
const measureShort = (childId: string) => recordMeasurement({ childId, measuredOn: '2026-06-10', weightKg: 8, heightCm: 70 }, operation());

describe('Two at the same time, held up by a third in the middle,', () => {
  it('a corrected birth date and the measurement of a sibling are both stored', async () => {
    for (const which of ['elder', 'younger'] as const) {
      const children = await siblings();
      const corrected = which === 'elder' ? children.elder : children.younger;
      const sibling = which === 'elder' ? children.younger : children.elder;
      await recordMeasurement({ childId: corrected, measuredOn: '2026-05-01', weightKg: 9, heightCm: 79 }, operation());
      await steer(
        [[alertLog]],
        () => changeFamilyMember(corrected, { bornOn: '2023-01-15' }, operation()),
        () => measureShort(sibling),
      );
    }
    await expectNoDeadlock();
  });

  it('a corrected birth date and the sweep for missed weighings', async () => {
    const { elder } = await siblings();
    // The posyandu met in both months before August, and the sibling has never been weighed.
    const [{ id: other = '' } = {}] = await read<{ id?: string }>('select id from child where village_code = $1 order by id limit 1', [
      village,
    ]);
    for (const measuredOn of ['2026-06-05', '2026-07-05'])
      await recordMeasurement({ childId: other, measuredOn, weightKg: 11, heightCm: 90 }, { ...operation(), today: '2026-08-10' });
    await read(`update child set recorded_at = '2025-01-01'`);
    const sweep = () =>
      sweepMissedWeighings({ store: test.hub.store, hooks: test.hub.hooks, today: '2026-08-10', thresholds: test.hub.alertThresholds });
    await steer([[alertLog]], () => changeFamilyMember(elder, { bornOn: '2023-01-15' }, operation()), sweep);
    await expectNoDeadlock();
  });

  it('a change of the key of NIKs and a new head of a family', async () => {
    const family = await registerFamily(
      {
        villageCode: village,
        head: { name: 'Ayah Uji', sex: Sex.MALE, bornOn: '1990-01-01', nik: '3326990101900001' },
        members: [{ name: 'Ibu Uji', sex: Sex.FEMALE, bornOn: '1991-01-01', nik: '3326994101910002' }],
      },
      operation(),
    );
    const persons = (await read<{ id: string }>('select id from person where family_id = $1 order by id', [family.id])).map(({ id }) => id);
    const [first = '', second = ''] = persons;
    await moveToEnd('person', first);
    const rotating = racing.hubs[1].store;
    const relations = [
      { personId: second, relation: FamilyRelation.HEAD },
      { personId: first, relation: FamilyRelation.SPOUSE },
    ];
    const [sealed] = await steer(
      [['select from person where id = $1 for update', [first]]],
      () => rotateNikKey(rotating),
      () => changeFamilyHead(family.id, relations, operation()),
    );
    expect(sealed).toBe(2);
    await expectNoDeadlock();
  });

  it('a merge of people with NIKs and a registration with the same NIKs', async () => {
    const hash = (nik: string) => test.hub.store.niks.hashesOf(nik)[0]?.toString('hex') ?? '';
    const [lower = '', higher = ''] = ['3326990101850001', '3326994101880002'].toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1));
    const head = { name: 'Ayah Kembar', sex: Sex.MALE, bornOn: '1985-01-01' };
    const spouse = { name: 'Ibu Kembar', sex: Sex.FEMALE, bornOn: '1988-01-01', relation: FamilyRelation.SPOUSE };
    const kept = await registerFamily({ villageCode: village, head, members: [spouse] }, operation());
    const again = await registerFamily(
      { villageCode: village, head: { ...head, nik: higher }, members: [{ ...spouse, nik: lower }] },
      operation(),
    );
    const register = () =>
      registerFamily(
        { villageCode: village, head: { ...head, name: 'Lain', nik: higher }, members: [{ ...spouse, name: 'Lain', nik: lower }] },
        operation(),
      );
    const held = `select pg_advisory_xact_lock(hashtextextended('nik ' || $1, 0))`;
    await holder.query('begin');
    await holder.query(held, [hash(higher)]);
    const state = { isMerged: false };
    const merged = mergeFamilies({ keepId: kept.id, mergeId: again.id, reason: 'Sama' }, operation()).then(() => (state.isMerged = true));
    await expect.poll(async () => state.isMerged || (await waiting()) === 1, { timeout: 20_000 }).toBe(true);
    const refused = register().catch((error: unknown) => error);
    await untilWaiting(state.isMerged ? 1 : 2);
    await holder.query('rollback');
    await merged;
    expect(await refused).toMatchObject({ code: 'CONFLICT' });
    await expectNoDeadlock();
  });

  it('pseudonymising children and assessing them anew', async () => {
    const { elder, younger } = await siblings();
    await recordMeasurement({ childId: younger, measuredOn: '2026-06-01', weightKg: 10, heightCm: 84 }, operation());
    await read(`update measurement set reference_version = 'older' where child_id in ($1, $2)`, [elder, younger]);
    const [first = ''] = [elder, younger].toSorted();
    await moveToEnd('person', first);
    await moveToEnd('child', first);
    const recompute = () => recomputeGrowth({ store: test.hub.store, hooks: test.hub.hooks });
    const retention = () => sweepRetention(test.hub.store, { today: '2032-01-01', years: 0 });
    const [{ interrupted }, done] = (await steer([['select from child where id = $1 for update', [first]]], recompute, retention)) as [
      { interrupted: boolean },
      number,
    ];
    expect({ interrupted, done }).toEqual({ interrupted: false, done: 20 });
    await expectNoDeadlock();
  });
});

describe('A transaction', () => {
  it('that is in a deadlock with another session is run again, and what follows from it happens once', async () => {
    const [one = '', two = ''] = (await read<{ id: string }>('select id from family order by id limit 2')).map(({ id }) => id);
    const lock = 'select from family where id = $1 for update';
    const [runs, ended, followed]: [number[], number[], number[]] = [[], [], []];
    await holder.query('begin');
    await holder.query(lock, [one]);
    const stored = test.hub.store.transaction(async (em) => {
      const run = runs.push(runs.length + 1);
      await queryIn(em, 'update family set rt = $2 where id = $1', [two, String(run)]);
      test.hub.store.beforeCommit(em, 'figures', () => Promise.resolve(ended.push(run)));
      test.hub.store.afterCommit(em, () => followed.push(run));
      await queryIn(em, lock, [one]);
      return run;
    });
    await untilWaiting(1);
    await holder.query(lock, [two]);
    await holder.query('commit');
    const run = await stored;
    expect(run).toBeGreaterThan(1);
    expect({ ended, followed }).toEqual({ ended: [run], followed: [run] });
    expect(await read('select rt from family where id = $1', [two])).toEqual([{ rt: String(run) }]);
  });

  it('that meets others each time says TRY_AGAIN and stores nothing', async () => {
    let runs = 0;
    const failing = test.hub.store.transaction(async (em) => {
      runs += 1;
      await queryIn(em, `update family set rt = '99'`);
      throw Object.assign(new Error('could not serialize access'), { code: '40001' });
    });
    await expect(failing).rejects.toMatchObject({ code: 'TRY_AGAIN' });
    expect(runs).toBe(6);
    expect(await read(`select id from family where rt = '99'`)).toEqual([]);
  });

  it('that was refused for another reason is run once', async () => {
    let runs = 0;
    await expect(
      test.hub.store.transaction((em) => {
        runs += 1;
        return queryIn(em, 'select 1 / 0');
      }),
    ).rejects.toMatchObject({ code: '22012' });
    expect(runs).toBe(1);
  });

  it('ends with figures, then with the audit log, in whatever order they were asked for', async () => {
    const ended: string[] = [];
    await test.hub.store.transaction((em) => {
      for (const when of ['audit', 'figures'] as const) test.hub.store.beforeCommit(em, when, () => Promise.resolve(ended.push(when)));
      return Promise.resolve();
    });
    expect(ended).toEqual(['figures', 'audit']);
  });

  it('whose person has gone to another family while it waited begins anew with that family', async () => {
    const { familyId, elder } = await siblings();
    const other = await registerFamily({ villageCode: village, head: { name: 'Lain', sex: Sex.MALE, bornOn: '1980-01-01' } }, operation());
    await holder.query('begin');
    await holder.query('select from family where id = $1 for update', [familyId]);
    const changed = changeFamilyMember(elder, { name: 'Nama Baru' }, operation());
    await untilWaiting(1);
    await holder.query('update person set family_id = $2 where id = $1', [elder, other.id]);
    await holder.query('update child set family_id = $2 where id = $1', [elder, other.id]);
    await holder.query('commit');
    expect(await changed).toMatchObject({ familyId: other.id, name: 'Nama Baru' });
    expect(await read('select family_id from family_change where person_id = $1 order by id desc limit 1', [elder])).toEqual([
      { family_id: other.id },
    ]);
  });
});
