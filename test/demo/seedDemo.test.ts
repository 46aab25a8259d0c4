import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo, seedDemoOnce } from '../../src/demo/index.ts';
import { loadAreas } from '../../src/villages/index.ts';
import { openTestStore, type TestStore } from '../support/databases.ts';
import { growthPromises } from './growthPromises.ts';
import { householdPromises } from './householdPromises.ts';
import { fingerprints, one, openSeeded, reseed, tables, today, type Seeded } from './seededHub.ts';

describe('the demo data of the first start', () => {
  let seeded: Seeded;

  beforeAll(async () => {
    seeded = await openSeeded();
  });

  afterAll(() => seeded.drop());

  it('gives the 285 Kampung KB the class totals of the launch of 30 July 2024, marked as demo', async () => {
    const classes = await seeded.store.read(
      'test',
      `select class, count(*)::int, min(declared_on) as from, max(declared_on) as to, bool_and(demo) as demo from kampung_kb group by 1 order by 2`,
    );
    const launched = { from: '2024-07-30', to: '2024-07-30', demo: true };
    expect(classes).toEqual([
      { class: 'MANDIRI', count: 7, ...launched },
      { class: 'BERKELANJUTAN', count: 12, ...launched },
      { class: 'BERKEMBANG', count: 22, ...launched },
      { class: 'DASAR', count: 244, ...launched },
    ]);
  });

  it('has for each Kampung KB one decision on its class, that says it is demo data', async () => {
    const decisions = await seeded.store.read(
      'test',
      `select count(*)::int, count(distinct c.village_code)::int as villages, bool_and(c.class = k.class) as same, bool_and(c.demo and evidence like 'Demo data:%') as marked
        from kampung_kb_classification c join kampung_kb k using (village_code)`,
    );
    expect(decisions).toEqual([{ count: 285, villages: 285, same: true, marked: true }]);
  });

  it('refers to rows that are there, by every foreign key', async () => {
    const keys = await seeded.store.read<{ referring: string; referred: string; columns: string[]; keys: string[] }>(
      'test',
      `select conrelid::regclass::text as referring, confrelid::regclass::text as referred,
          (select array_agg(a.attname::text order by n) from unnest(conkey) with ordinality k(at, n) join pg_attribute a on a.attrelid = conrelid and a.attnum = k.at) as columns,
          (select array_agg(a.attname::text order by n) from unnest(confkey) with ordinality k(at, n) join pg_attribute a on a.attrelid = confrelid and a.attnum = k.at) as keys
        from pg_constraint where contype = 'f'`,
    );
    expect(keys.length).toBeGreaterThan(30);
    for (const { referring, referred, columns, keys: referredKeys } of keys) {
      const refers = columns.map((column, at) => `d.${referredKeys[at] ?? ''} = r.${column}`).join(' and ');
      const known = columns.map((column) => `r.${column} is not null`).join(' and ');
      expect(
        await seeded.store.read(
          'test',
          `select r.* from ${referring} r where ${known} and not exists (select from ${referred} d where ${refers}) limit 1`,
        ),
        `${referring} (${columns.join(', ')})`,
      ).toEqual([]);
    }
  });

  it('is marked as demo in every row of every table that people could take for real', async () => {
    const marked = await seeded.store.read<{ name: string }>(
      'test',
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'demo' order by 1`,
    );
    const names = marked.map(({ name }) => name);
    // The others hold the real areas, what the hub keeps for itself, and links and events between rows that are marked.
    expect((await tables(seeded.store)).filter((name) => !names.includes(name))).toEqual([
      'alert_event',
      'alert_log',
      'audit_chain',
      'audit_entry',
      'audit_head',
      'audit_pending',
      'audit_people',
      'child_stay',
      'client_key',
      'district',
      'duplicate_candidate',
      'duplicate_sweep',
      'import_job',
      'import_row',
      'indicator_child',
      'indicator_family',
      'indicator_family_month',
      'indicator_month',
      'indicator_publication',
      'indicator_published',
      'indicator_state',
      'measurement_origin',
      'merged_family',
      'nik_attempt',
      'nik_key',
      'posyandu_name',
      'program_partner',
      'program_publication',
      'program_published',
      'publication_secret',
      'regency',
      'token_revocation',
      'upgrade_step',
      'village',
    ]);
    for (const name of names)
      expect(await one(seeded.store, `select count(*) filter (where not demo)::int as unmarked from ${name}`), name).toEqual({
        unmarked: 0,
      });
  });

  it('says in the names of people, partners and programs that they are examples', async () => {
    for (const table of ['person', 'partner', 'program']) {
      expect(await seeded.store.read('test', `select name from ${table} where name !~* 'contoh'`), table).toEqual([]);
    }
    expect(
      await seeded.store.read(
        'test',
        `select name from person where name !~ '^[A-Z][a-z]+ [A-Z][a-z]+ Contoh$' or split_part(name, ' ', 1) = split_part(name, ' ', 2)`,
      ),
    ).toEqual([]);
  });

  it('makes about 6,000 children, with up to 24 monthly measurements', async () => {
    const { counts } = seeded;
    expect(counts.children).toBeGreaterThan(5_500);
    expect(counts.children).toBeLessThan(6_500);
    const series = await one<{ longest: number; median: number }>(
      seeded.store,
      `select max(n)::int as longest, percentile_disc(0.5) within group (order by n)::int as median from (select count(*) n from measurement group by child_id) s`,
    );
    expect(series.longest).toBe(24);
    expect(series.median).toBeGreaterThan(15);
  });

  it('counts what it has added', async () => {
    const stored = await one(
      seeded.store,
      `select (select count(*)::int from family) as families, (select count(*)::int from person) as persons, (select count(*)::int from child) as children,
        (select count(*)::int from measurement) as measurements, (select count(*)::int from enrolment) as enrolments, (select count(*)::int from alert) as alerts, (select count(*)::int from stunting_case) as cases`,
    );
    expect(stored).toEqual(seeded.counts);
  });

  it('has two to four posyandu in every village, to which its children go and where they were measured', async () => {
    const villages = await seeded.store.read<{ name: string; posyandus: number }>(
      'test',
      'select v.code, min(q.name) as name, count(q.id)::int as posyandus from village v left join posyandu q on q.village_code = v.code group by 1',
    );
    expect(villages).toHaveLength(285);
    expect(new Set(villages.map(({ posyandus }) => posyandus))).toEqual(new Set([2, 3, 4]));
    expect(villages.every(({ name }) => /^Posyandu [A-Z][a-z]+ 1$/.test(name))).toBe(true);
    const elsewhere = await one(
      seeded.store,
      `select (select count(*)::int from child c left join posyandu q using (village_code) where q.id = c.posyandu_id) as children,
        (select count(*)::int from measurement m join child c on c.id = m.child_id where m.posyandu_id = c.posyandu_id) as measurements`,
    );
    expect(elsewhere).toEqual({ children: seeded.counts.children, measurements: seeded.counts.measurements });
    const named = await one<{ id: string }>(
      seeded.store,
      `select posyandu_id as id from posyandu_name where village_code = '33.26.16.2001' and key like '% 1'`,
    );
    expect(named.id).toBe('01900000-0000-7000-8000-000000000005');
  });

  it('has some measurements that are doubted, on different grounds, with an alert for each', async () => {
    const doubted = await seeded.store.read<{ ground: string; count: number; alerts: number }>(
      'test',
      `select unnest(m.implausible_by) as ground, count(*)::int as count, count(a.id)::int as alerts from measurement m
        left join alert a on a.measurement_id = m.id and a.kind = 'IMPLAUSIBLE_MEASUREMENT' where m.measured_on >= '2026-04-15' group by 1 order by 1`,
    );
    expect(doubted.map(({ ground }) => ground)).toEqual(expect.arrayContaining(['COPIED', 'HEIGHT_FELL', 'HEIGHT_LEAPT', 'WEIGHT_LEAPT']));
    const [{ all, told } = { all: 0, told: 0 }] = await seeded.store.read<{ all: number; told: number }>(
      'test',
      `select count(*)::int as all, count(a.id)::int as told from measurement m left join alert a on a.measurement_id = m.id and a.kind = 'IMPLAUSIBLE_MEASUREMENT'
        where m.implausible_by <> '{}' and m.measured_on >= '2026-04-15'`,
    );
    expect(all).toBeGreaterThan(15);
    expect(told).toBe(all);
  });

  it('has some families that are registered twice, and the hub has found them', async () => {
    const found = await seeded.store.read<{ kind: string; count: number }>(
      'test',
      'select kind, count(*)::int from duplicate_candidate group by 1 order by 1',
    );
    expect(found.map(({ kind }) => kind)).toEqual(['CHILD', 'FAMILY', 'PERSON']);
    expect(found[1]?.count).toBeGreaterThan(10);
    expect(
      await seeded.store.read('test', `select from duplicate_candidate where kind = 'FAMILY' and '33.26.16.2001' = any(village_codes)`),
    ).toHaveLength(1);
  });

  it('puts several families with children under five into every village', async () => {
    const fewest = await one<{ families: number; children: number; villages: number }>(
      seeded.store,
      `select min(families)::int as families, min(children)::int as children, count(*)::int as villages from (
        select v.code, count(distinct f.id) as families, count(distinct c.id) as children from village v left join family f on f.village_code = v.code left join child c on c.family_id = f.id group by 1) s`,
    );
    expect(fewest.villages).toBe(285);
    expect(fewest.families).toBeGreaterThanOrEqual(10);
    expect(fewest.children).toBeGreaterThanOrEqual(2);
  });

  it('is added once: not to a database that has families, on a later start or by `hub seed`', async () => {
    const before = await one(seeded.store, 'select count(*) from family');
    await seedDemoOnce(seeded.store, { regency: '33.26', today });
    await expect(seedDemo(seeded.store, { regency: '33.26', today, scale: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await one(seeded.store, 'select count(*) from family')).toEqual(before);
  });

  growthPromises(() => seeded);
  householdPromises(() => seeded);
});

describe('seeding', () => {
  let database: TestStore;

  beforeAll(async () => {
    database = await openTestStore('embedded');
    await Promise.all([loadAreas(database.store, '33.26'), loadAreas(database.store, '33.25')]);
  });

  afterAll(() => database.drop());

  it('makes the very same rows every time', async () => {
    await reseed(database, { scale: 0.1 });
    const first = await fingerprints(database.store);
    await reseed(database, { scale: 0.1 });
    expect(await fingerprints(database.store)).toEqual(first);
    expect(first.measurement).toMatch(/^[1-9]\d{3,} rows/);
    expect(first.alert_event).toMatch(/^[1-9]\d* rows/);
  });

  it('makes more at a larger scale, and at the smallest two families a village, beside the one of the examples', async () => {
    expect((await reseed(database, { scale: 0.2 })).families / (7_400 * 0.2)).toBeCloseTo(1, 1);
    expect((await reseed(database, { scale: 0.01 })).families).toBe(285 * 2 + 1);
  });

  it('gives the Kampung KB of another regency the same proportions of classes', async () => {
    expect((await reseed(database, { scale: 0.01, regency: '33.25' })).families).toBe(248 * 2);
    const classes = await one<{ all: number; basic: number }>(
      database.store,
      `select count(*)::int as all, count(*) filter (where class = 'DASAR')::int as basic from kampung_kb`,
    );
    expect(classes.all).toBe(248);
    expect(classes.basic / classes.all).toBeCloseTo(244 / 285, 1);
  });

  it.each(['2024-02-29', '2026-11-24', '2027-01-01'])('works on %s', async (day) => {
    await reseed(database, { scale: 0.05, day });
    const dates = await one(
      database.store,
      'select max(measured_on) < $1::date as past, bool_and(age_in_days = measured_on - born_on) as aged from measurement join child c on c.id = child_id',
      [day],
    );
    expect(dates).toEqual({ past: true, aged: true });
  });
});
