import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { toGlobalId } from '../../resolvers/shared/globalId.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { localAdministrator, Role, viewerOf, type Viewer } from '../../src/access/viewer.ts';
import { publishProgramCounts } from '../../src/programs/index.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import type { RowLimits } from '../../src/store/rowLimits.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onEachDatabase } from '../support/databases.ts';
import { openTestHub, silent, today, type TestHub } from '../support/testHub.ts';

const own = '33.26.01.2001';
const other = '33.26.02.2002';

/** Tables with rows of persons, and the SQL of the village of each row. */
const villageOf: Record<string, string> = {
  family: 't.village_code',
  person: '(select village_code from family where id = t.family_id)',
  family_change: '(select village_code from family where id = t.family_id)',
  merged_family: '(select village_code from family where id = t.into_id)',
  child: 't.village_code',
  child_stay: '(select village_code from child where id = t.child_id)',
  measurement: '(select village_code from child where id = t.child_id)',
  stunting_case: 't.village_code',
  intervention: '(select village_code from stunting_case where id = t.case_id)',
  case_event: '(select village_code from stunting_case where id = t.case_id)',
  enrolment: 't.village_code',
  alert: 't.village_code',
  duplicate_candidate: 't.village_codes[1]',
};

/** A row in each village for the tables that the fixture leaves empty. */
const withoutRowsYet = [
  `insert into merged_family select gen_random_uuid(), min(id::text)::uuid from family group by village_code`,
  `insert into child_stay select min(id::text)::uuid, '2025-01-01', '33.26.02.2003' from child group by village_code`,
  `insert into intervention (id, case_id, kind, service, provided_on, recorded_by, recorded_at)
    select gen_random_uuid(), min(id::text)::uuid, 'PMT', 'PMT pemulihan', '2026-06-01', 'test', now() from stunting_case group by village_code`,
  `insert into alert (id, kind, severity, status, raised_at, raised_seq, village_code, child_id, facts, since)
    select gen_random_uuid(), 'SEVERE_STUNTING', 'WARNING', 'OPEN', now(), row_number() over (), village_code, min(id::text)::uuid, '{}', '2026-06-01' from child group by village_code`,
  `insert into duplicate_candidate (kind, record_ids, village_codes, score, reasons)
    select 'PERSON', array[min(id::text)::uuid, max(id::text)::uuid], array[village_code, village_code], 0.9, '{NAME}' from person group by village_code`,
];

/** Counts of families in an answer. */
interface Counted {
  eligible: number;
  enrolled: number;
}

const lists = ['families', 'children', 'stuntingCases', 'alerts'] as const;

onEachDatabase((kind) => {
  let test: TestHub;
  const servers: RunningServer[] = [];

  beforeAll(async () => {
    test = await openTestHub(kind);
    await test.hub.store.transaction(async (em) => {
      for (const statement of withoutRowsYet) await em.execute(statement);
    });
  });

  afterAll(async () => {
    for (const server of servers) await server.close();
    await test.close();
  });

  async function serve(context: () => HubContext): Promise<string> {
    const server = await startServer({ schema: buildHubSchema(), host: '127.0.0.1', port: 0, logger: silent, makeContext: context });
    servers.push(server);
    return `${server.url}/graphql`;
  }

  const serveAs = (viewer: Viewer) => serve(() => new HubContext(test.hub, viewer));

  /** A hub that takes everybody for its administrator, as if every check above the database were gone. */
  const serveUnchecked = (limits: RowLimits) =>
    serve(() => new HubContext({ ...test.hub, store: test.hub.store.limitedTo(limits) }, localAdministrator));

  const villagesOf = async (table: string, limits: RowLimits | null) => {
    const store = limits === null ? test.hub.store : test.hub.store.limitedTo(limits);
    const rows = await store.read<{ village: string; rows: number }>(
      'rows by village',
      `select ${villageOf[table]} as village, count(*)::int as rows from ${table} t group by 1`,
    );
    return Object.fromEntries(rows.map(({ village, rows: count }) => [village, count]));
  };

  const totals = async (url: string) => {
    const answer = await dataOf<Record<(typeof lists)[number], { totalCount: number }>>(
      url,
      `{ ${lists.map((list) => `${list} { totalCount }`).join(' ')} }`,
    );
    return Object.fromEntries(lists.map((list) => [list, answer[list].totalCount]));
  };

  const ofVillage = async (url: string, code: string) => {
    const { village } = await dataOf<{ village: Record<(typeof lists)[number], { totalCount: number }> }>(
      url,
      `{ village(code: "${code}") { ${lists.map((list) => `${list} { totalCount }`).join(' ')} } }`,
    );
    return Object.fromEntries(lists.map((list) => [list, village[list].totalCount]));
  };

  describe('The database', () => {
    it('has a policy on every table that names a family, a person, a child or a case', async () => {
      const tables = await test.hub.store.read<{ name: string; secured: boolean }>(
        'tables of persons',
        `select c.relname as name, c.relrowsecurity as secured from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = 'public' and c.relkind = 'r' and has_table_privilege('hub_viewer', c.oid, 'select')
            and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('family_id', 'person_id', 'child_id', 'case_id', 'measurement_id', 'nik_sealed'))`,
      );
      expect(tables.filter(({ secured }) => !secured)).toEqual([]);
      expect(tables.length).toBeGreaterThanOrEqual(9);
    });

    it.each(Object.keys(villageOf))('shows of %s the rows of the villages that are named, and no other', async (table) => {
      const all = await villagesOf(table, null);
      expect(Object.keys(all), `villages of rows of ${table}`).toEqual(expect.arrayContaining([own, expect.not.stringMatching(own)]));
      expect(await villagesOf(table, { villages: [own], partnerId: null })).toEqual({ [own]: all[own] });
      expect(await villagesOf(table, { villages: [], partnerId: null })).toEqual({});
    });

    it.each([
      ['family', `village_code = '${own}'`],
      ['person', `family_id = (select id from family where village_code = '${own}' limit 1)`],
      ['merged_family', `into_id = (select id from family where village_code = '${own}' limit 1)`],
      ['child', `village_code = '${own}'`],
      ['child_stay', `child_id = (select id from child where village_code = '${own}' limit 1)`],
      ['measurement', `child_id = (select id from child where village_code = '${own}' limit 1)`],
      ['stunting_case', `village_code = '${own}'`],
      ['intervention', `case_id = (select id from stunting_case where village_code = '${own}' limit 1)`],
      ['case_event', `case_id = (select id from stunting_case where village_code = '${own}' limit 1)`],
      ['enrolment', `village_code = '${own}'`],
      ['alert', `village_code = '${own}'`],
    ])('lets nobody draw a row of %s from elsewhere into the own villages', async (table, change) => {
      const all = await villagesOf(table, null);
      const draw = (limits: RowLimits) =>
        test.hub.store
          .limitedTo(limits)
          .transaction((em) => em.execute(`update ${table} t set ${change} where ${villageOf[table]} <> '${own}'`));
      expect(Object.keys(all).filter((code) => code !== own)).not.toEqual([]);
      await expect(draw({ villages: [own], partnerId: null })).rejects.toThrow('outside the limits of the viewer');
      expect(await villagesOf(table, null)).toEqual(all);
    });

    it('lets a viewer change posyandu of the own villages alone, and see all', async () => {
      const limited = test.hub.store.limitedTo({ villages: [own], partnerId: null });
      const insert = (village: string) =>
        limited.transaction((em) =>
          em.execute(
            `insert into posyandu (id, village_code, name, recorded_by, recorded_at) values (gen_random_uuid(), '${village}', 'Melati ${village}', 'test', now())`,
          ),
        );
      await insert(own);
      await expect(insert(other)).rejects.toThrow('row-level security');
      await test.hub.store.read(
        'test',
        `insert into posyandu (id, village_code, name, recorded_by, recorded_at) values (gen_random_uuid(), '${other}', 'Mawar', 'test', now())`,
      );
      await expect(
        limited.transaction((em) => em.execute(`update posyandu set rw = '001' where village_code = '${other}'`)),
      ).rejects.toThrow('row-level security');
      expect(await limited.read('posyandu', 'select from posyandu')).toHaveLength(2);
    });

    it('goes from one viewer to the next and back to the hub itself on the same connections', async () => {
      const read = (limits: RowLimits | null) => villagesOf('family', limits);
      const all = await read(null);
      const round = [
        { villages: [own], partnerId: null },
        null,
        { villages: [other], partnerId: null },
        { villages: [], partnerId: null },
        null,
      ];
      const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => read(round[n % round.length] ?? null)));
      answers.forEach((answer, n) => {
        const limits = round[n % round.length] ?? null;
        expect(answer).toEqual(limits === null ? all : Object.fromEntries(limits.villages.map((code) => [code, all[code]])));
      });
    });

    it('leaves a statement that fails behind without taking its limits along', async () => {
      const limited = test.hub.store.limitedTo({ villages: [own], partnerId: null });
      await expect(limited.read('fails', 'select 1 / 0')).rejects.toThrow();
      await expect(limited.read('not granted', 'select * from indicator_child')).rejects.toThrow();
      expect(Object.keys(await villagesOf('family', null))).toHaveLength(6);
      expect(Object.keys(await villagesOf('family', { villages: [own], partnerId: null }))).toEqual([own]);
    });
  });

  describe('With the checks of lists and fields switched off', () => {
    it('a viewer of one village still sees nothing of another', async () => {
      const administrator = await serveAs(localAdministrator);
      const unchecked = await serveUnchecked({ villages: [own], partnerId: null });
      expect(await ofVillage(unchecked, own)).toEqual(await ofVillage(administrator, own));
      expect(await totals(unchecked)).toEqual(await ofVillage(administrator, own));
      expect(Object.values(await ofVillage(unchecked, other))).toEqual([0, 0, 0, 0]);
    });

    it('finds no object of another village by its id', async () => {
      const ids: string[] = [];
      for (const [table, type] of Object.entries({
        family: 'Family',
        person: 'Person',
        child: 'Child',
        measurement: 'Measurement',
        alert: 'Alert',
      } as const)) {
        const rows = await test.hub.store.read<{ id: string }>(
          'ids elsewhere',
          `select t.id from ${table} t where ${villageOf[table]} <> $1`,
          [own],
        );
        ids.push(...rows.map(({ id }) => toGlobalId(type, id)));
      }
      expect(ids.length).toBeGreaterThan(80);
      const url = await serveUnchecked({ villages: [own], partnerId: null });
      const { nodes } = await dataOf<{ nodes: unknown[] }>(url, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
      expect(nodes.filter((node) => node !== null)).toEqual([]);
    });

    it('a viewer of one village stores nothing in another', async () => {
      const [child] = await test.hub.store.read<{ id: string }>(
        'a child elsewhere',
        'select id from child where village_code = $1 limit 1',
        [other],
      );
      const measurements = () =>
        test.hub.store.read<{ id: string }>('its measurements', 'select id from measurement where child_id = $1', [child?.id]);
      const before = await measurements();
      const url = await serveUnchecked({ villages: [own], partnerId: null });
      const { errors } = await ask(
        url,
        'mutation ($id: ID!) { recordMeasurement(input: { childId: $id, measuredOn: "2026-06-10", weightKg: 11, heightCm: 88 }) { id } }',
        { id: toGlobalId('Child', child?.id ?? '') },
      );
      expect(errors).toHaveLength(1);
      expect(JSON.stringify(errors)).not.toMatch(/policy|select|insert/i);
      expect(await measurements()).toEqual(before);
    });
  });

  describe('A program partner', () => {
    it('sees the enrolments of its own programs and how to find their families, and ends only those', async () => {
      const [enrolment] = await test.hub.store.read<{ partner: string; total: number }>(
        'a partner',
        'select pr.lead_id as partner, count(*)::int as total from enrolment e join program pr on pr.id = e.program_id group by 1 limit 1',
      );
      const partnerId = enrolment?.partner ?? '';
      const viewer = (id: string) => viewerOf({ id: 'partner', role: Role.PARTNER, areas: null, partnerId: id });
      const text =
        '{ programs { nodes { id enrolments { totalCount nodes { id family { id rt rw village { name } head { name } } } } } } }';
      interface Programs {
        programs: { nodes: { enrolments: { totalCount: number; nodes: { id: string; family: { head: { name: string } } | null }[] } }[] };
      }
      const seen = (await dataOf<Programs>(await serveAs(viewer(partnerId)), text)).programs.nodes.flatMap(
        ({ enrolments }) => enrolments.nodes,
      );
      expect(seen).toHaveLength(enrolment?.total ?? -1);
      expect(seen.every(({ family }) => family?.head.name !== undefined)).toBe(true);

      const [stranger] = await test.hub.store.read<{ id: string }>(
        'a partner without programs',
        `insert into partner values (gen_random_uuid(), 'Baru (contoh)', 'MEDIA', true) returning id`,
      );
      const strange = await serveAs(viewer(stranger?.id ?? ''));
      expect((await dataOf<Programs>(strange, text)).programs.nodes.flatMap(({ enrolments }) => enrolments.nodes)).toEqual([]);
      const { errors } = await ask(strange, 'mutation ($id: ID!) { withdrawEnrolment(id: $id, reason: "not ours") { id } }', {
        id: seen[0]?.id,
      });
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    });
  });

  describe('An analyst', () => {
    it('is told counts of families in multiples of five as they were published, whatever is asked beside them and written since', async () => {
      const analyst = await serveAs(viewerOf({ id: 'analyst', role: Role.ANALYST, areas: ['33.26'] }));
      const all = await serveAs(localAdministrator);
      const text = `{
        regency(code: "33.26") { convergence { publishedOn programs { eligible enrolled unmet } } districts { convergence { programs { eligible enrolled unmet } } } }
        district(code: "33.26.01") { convergence(maxWelfareDecile: 3) { programs { eligible enrolled unmet } } }
        programs { nodes { regency: coverage(area: "33.26") { publishedOn eligible enrolled } district: coverage(area: "33.26.01") { eligible enrolled } } } partners { nodes { reach { publishedOn families children } } } }`;
      const numbers = (answer: unknown) =>
        JSON.stringify(answer)
          .replace(/"\d{4}-\d\d-\d\d"/g, 'null')
          .match(/\d+/g)
          ?.map(Number) ?? [];
      expect(numbers(await dataOf(analyst, text)).every((count) => count === 0)).toBe(true);
      expect(await publishProgramCounts(test.hub.store, today)).toBe(true);
      const told = await dataOf<{
        regency: { convergence: { publishedOn: string; programs: Counted[] }; districts: { convergence: { programs: Counted[] } }[] };
        programs: { nodes: { regency: Counted }[] };
      }>(analyst, text);
      const exact = await dataOf<typeof told>(all, text);
      expect([told.regency.convergence.publishedOn, exact.regency.convergence.publishedOn]).toEqual([today, null]);
      expect(numbers(told).every((count) => count % 5 === 0)).toBe(true);
      expect(numbers(exact).some((count) => count % 5 !== 0)).toBe(true);
      for (const [at, { eligible, enrolled }] of told.regency.convergence.programs.entries()) {
        expect(Math.abs(eligible - (exact.regency.convergence.programs[at]?.eligible ?? 0))).toBeLessThan(5);
        expect(enrolled).toBeLessThanOrEqual(eligible);
        // Districts add up.
        expect(told.regency.districts.reduce((sum, { convergence }) => sum + (convergence.programs[at]?.eligible ?? 0), 0)).toBe(eligible);
      }
      const { families } = await dataOf<{ families: { nodes: { id: string }[] } }>(all, '{ families(first: 5) { nodes { id } } }');
      for (const { id } of families.nodes)
        await dataOf(
          all,
          'mutation ($id: ID!) { changeFamily(id: $id, input: { welfareDecile: 10, reason: "Pemutakhiran data" }) { id } }',
          { id },
        );
      expect(await publishProgramCounts(test.hub.store, today)).toBe(false);
      expect(numbers(await dataOf(all, text))).not.toEqual(numbers(exact));
      expect(await dataOf(analyst, text)).toEqual(told);
      expect(await publishProgramCounts(test.hub.store, '2026-07-10')).toBe(true);
    });
  });
});
