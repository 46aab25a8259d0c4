import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { familyNeedList, readEligibleFamilies, type FamilyNeedFilter, type ProgramKind } from '../../src/programs/index.ts';
import type { PageQuery } from '../../src/store/paging/ConnectionSpec.ts';
import { pageRequest } from '../../src/store/paging/pageRequest.ts';
import { readPage, readPages } from '../../src/store/paging/readPages.ts';
import { enrol, familiesOf, newProgram } from '../programs/programs.ts';
import { ask, dataOf } from '../support/ask.ts';
import { measure } from '../support/children.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { fixtureVillages } from '../support/fixture.ts';
import { serveTestHub, today, type ServedHub } from '../support/testHub.ts';

interface Kind {
  kind: string;
  eligible: number;
  enrolled: number;
  unmet: number;
  ratio: number | null;
  reached: boolean | null;
  activePrograms: number;
}
interface Check {
  programs: Kind[];
  score: number | null;
  gaps: string[];
}

const whole = '{ programs { kind eligible enrolled unmet ratio reached activePrograms } score gaps }';
const village = '33.26.01.2001';

onAnyDatabase((kind) => {
  let served: ServedHub;
  let url: string;

  beforeAll(async () => {
    served = await serveTestHub(kind);
    url = served.url;
  });

  afterAll(() => served.close());

  const checkOf = async (code: string, args = '') =>
    (await dataOf<{ village: { convergence: Check } }>(url, `{ village(code: "${code}") { convergence${args} ${whole} } }`)).village
      .convergence;
  const ofKind = ({ programs }: Check, wanted: string) => programs.find((program) => program.kind === wanted);
  const unmetNeeds = async (area: string) =>
    (
      await dataOf<{ families: { nodes: { id: string; unmetNeeds: string[]; village: { code: string } }[] } }>(
        url,
        'query ($area: AreaCode) { families(first: 500, filter: { area: $area }) { nodes { id unmetNeeds village { code } } } }',
        { area },
      )
    ).families.nodes;

  const queryOf = (filter: Omit<FamilyNeedFilter, 'today'>): PageQuery<FamilyNeedFilter> => ({
    page: pageRequest({}),
    orderBy: familyNeedList.defaultOrder,
    viewer: localAdministrator,
    columns: null,
    filter: { ...filter, today },
  });
  const listed = async (filter: Omit<FamilyNeedFilter, 'today'>) =>
    (await readPage<{ id: string }, FamilyNeedFilter>(served.hub.store, familyNeedList, queryOf(filter))).nodes.map(
      ({ id }) => `Family_${id}`,
    );

  it('counts who needs each kind and who is in one, and scores the kinds that reach those in need', async () => {
    // Three families with a child under five: deciles 1, 2 and unknown; the first without safe water. All are in PKH and
    // in the water program; the RTLH program has ended.
    const { programs, score, gaps } = await checkOf(village);
    const none = { eligible: 0, enrolled: 0, unmet: 0, ratio: null, reached: null, activePrograms: 0 };
    const lacking = (eligible: number) => ({ eligible, enrolled: 0, unmet: eligible, ratio: 0, reached: false, activePrograms: 0 });
    expect(programs).toEqual([
      { kind: 'RUMAH_DATAKU', ...none },
      { kind: 'BANSOS', ...lacking(2) },
      { kind: 'PKH', eligible: 2, enrolled: 2, unmet: 0, ratio: 1, reached: true, activePrograms: 1 },
      { kind: 'BPJS', ...lacking(2) },
      { kind: 'RTLH', ...none },
      { kind: 'CLEAN_WATER', eligible: 1, enrolled: 1, unmet: 0, ratio: 1, reached: true, activePrograms: 1 },
      { kind: 'HEALTHY_LATRINE', ...none },
      { kind: 'CLEAN_SETTLEMENT', ...none },
      { kind: 'REFERRAL_SERVICE', ...none },
      { kind: 'NIB', ...none },
      { kind: 'UMKM_CAPITAL', ...none },
      { kind: 'UMKM_TRAINING', ...none },
      { kind: 'UPPKA', ...none },
      { kind: 'FOOD_AID', ...none },
      { kind: 'FOOD_NUTRITION_EDUCATION', ...lacking(3) },
      { kind: 'BINA_KELUARGA_BALITA', ...lacking(3) },
      { kind: 'BINA_KELUARGA_REMAJA', ...none },
      { kind: 'CALON_PENGANTIN_MENTORING', ...none },
      { kind: 'MBG', ...lacking(3) },
      { kind: 'GENTING', ...lacking(1) },
    ]);
    expect(score).toBeCloseTo(2 / 8);
    expect(gaps).toEqual(['BANSOS', 'BPJS', 'FOOD_NUTRITION_EDUCATION', 'BINA_KELUARGA_BALITA', 'MBG', 'GENTING']);
  });

  it('shows single kinds, and only families up to a decile, where that is asked', async () => {
    const answer = await dataOf(
      url,
      `{ village(code: "${village}") { convergence(maxWelfareDecile: 1) { programs(kinds: [PKH, BINA_KELUARGA_BALITA]) { kind eligible enrolled } } } }`,
    );
    expect(answer).toEqual({
      village: {
        convergence: {
          programs: [
            { kind: 'PKH', eligible: 1, enrolled: 1 },
            { kind: 'BINA_KELUARGA_BALITA', eligible: 1, enrolled: 0 },
          ],
        },
      },
    });
    expect(
      (await ask(url, `{ village(code: "${village}") { convergence(maxWelfareDecile: 11) { score } } }`)).errors?.[0]?.extensions,
    ).toMatchObject({ code: 'BAD_USER_INPUT', inputPath: ['maxWelfareDecile'] });
  });

  it('judges district and regency over all of their families together', async () => {
    const { regency, villages } = await dataOf<{
      regency: { convergence: Check; districts: { code: string; convergence: Check }[] };
      villages: { nodes: { code: string; convergence: Check }[] };
    }>(
      url,
      `{ regency(code: "33.26") { convergence ${whole} districts { code convergence ${whole} } } villages { nodes { code convergence ${whole} } } }`,
    );
    const sum = (checks: Check[], wanted: string, count: 'eligible' | 'enrolled') =>
      checks.reduce((total, check) => total + (ofKind(check, wanted)?.[count] ?? NaN), 0);
    for (const { kind: wanted } of regency.convergence.programs) {
      for (const count of ['eligible', 'enrolled'] as const) {
        expect(ofKind(regency.convergence, wanted)?.[count]).toBe(
          sum(
            regency.districts.map(({ convergence }) => convergence),
            wanted,
            count,
          ),
        );
        for (const district of regency.districts) {
          const inside = villages.nodes.filter(({ code }) => code.startsWith(`${district.code}.`)).map(({ convergence }) => convergence);
          expect(ofKind(district.convergence, wanted)?.[count]).toBe(sum(inside, wanted, count));
        }
      }
    }
    // One program in six villages is one program.
    expect(ofKind(regency.convergence, 'PKH')).toMatchObject({ eligible: 3, enrolled: 3, activePrograms: 1 });
  });

  it('agrees with the unmet needs of the families, and with the list of families who lack a kind', async () => {
    const families = await unmetNeeds('33.26');
    expect(families.length).toBeGreaterThan(0);
    for (const code of fixtureVillages) {
      for (const { kind: wanted, unmet } of (await checkOf(code)).programs) {
        const needing = families.filter((family) => family.village.code === code && family.unmetNeeds.includes(wanted)).map(({ id }) => id);
        expect(needing).toHaveLength(unmet);
        const lackingProgram = wanted as ProgramKind;
        expect(await listed({ area: code, lackingProgram })).toEqual(needing);
        const ofVillage = await readPages<{ id: string }, FamilyNeedFilter>(
          served.hub.store,
          familyNeedList,
          'village',
          [code],
          queryOf({ lackingProgram }),
          () => Promise.resolve(0),
        );
        expect(ofVillage[0]?.nodes.map(({ id }) => `Family_${id}`)).toEqual(needing);
      }
    }
  });

  it('finds the families with a stunted child who are in no program', async () => {
    const { registerFamily } = await dataOf<{ registerFamily: { id: string } }>(
      url,
      'mutation { registerFamily(input: { villageCode: "33.26.01.2003", head: { name: "Bapak Contoh", sex: MALE, bornOn: "1990-01-01" } }) { id } }',
    );
    expect(await listed({ area: '33.26.01.2003', withoutProgram: true })).toEqual([registerFamily.id]);
    expect(await listed({ area: '33.26.01.2003', withoutProgram: true, openCase: true })).toEqual([]);
    expect(await listed({ area: '33.26.01.2003', withoutProgram: false, openCase: true })).toHaveLength(1);
    expect(await listed({ area: '33.26.01.2003', openCase: false })).toHaveLength(3);
    const child = await dataOf<{ registerChild: { id: string } }>(
      url,
      'mutation ($family: ID!) { registerChild(input: { familyId: $family, name: "Anak Contoh", sex: FEMALE, bornOn: "2024-06-15" }) { id } }',
      { family: registerFamily.id },
    );
    await measure(url, child.registerChild.id, '2026-06-01', 76);
    expect(await listed({ withoutProgram: true, openCase: true })).toEqual([registerFamily.id]);
  });

  it('follows enrolments: a need is met by a running program only', async () => {
    const area = '33.26.02.2003';
    const families = await familiesOf(url, area);
    const ended = await newProgram(url, [area], { kind: 'BINA_KELUARGA_BALITA' });
    const before = await checkOf(area);
    expect(ofKind(before, 'BINA_KELUARGA_BALITA')).toMatchObject({ eligible: 3, enrolled: 0, reached: false, activePrograms: 1 });
    await enrol(url, ended, families);
    const after = await checkOf(area);
    expect(ofKind(after, 'BINA_KELUARGA_BALITA')).toMatchObject({ eligible: 3, enrolled: 3, ratio: 1, reached: true });
    expect(after.score).toBeGreaterThan(before.score ?? 1);
    expect((await unmetNeeds(area)).some(({ unmetNeeds: needs }) => needs.includes('BINA_KELUARGA_BALITA'))).toBe(false);
    await served.hub.store.read('end it in the past', `update program set ends_on = '2026-06-14' where id = $1`, [
      ended.slice('Program_'.length),
    ]);
    expect(ofKind(await checkOf(area), 'BINA_KELUARGA_BALITA')).toMatchObject({ eligible: 3, enrolled: 0, activePrograms: 0 });
  });

  it('adds the needs that a program sees by its own rule, where it works, and takes none away', async () => {
    const [area, beside] = ['33.26.02.2002', '33.26.02.1001'];
    const before = [ofKind(await checkOf(area), 'BANSOS'), ofKind(await checkOf(beside), 'BANSOS')];
    // Deciles 5, 6 and unknown here: the shipped rule takes in up to 4.
    expect(before.map((counts) => counts?.eligible)).toEqual([0, 1]);
    const wide = await newProgram(url, [area], { kind: 'BANSOS', eligibility: { anyOf: [{ maxWelfareDecile: 5 }] } });
    await newProgram(url, [beside], { kind: 'BANSOS', eligibility: { anyOf: [{ maxWelfareDecile: 1 }] } });
    expect(ofKind(await checkOf(area), 'BANSOS')).toMatchObject({ eligible: 1, enrolled: 0, activePrograms: 1 });
    expect(ofKind(await checkOf(beside), 'BANSOS')).toMatchObject({ eligible: 1, enrolled: 0, activePrograms: 1 });
    const needing = (await unmetNeeds(area)).filter((family) => family.unmetNeeds.includes('BANSOS'));
    expect(needing).toHaveLength(1);
    await enrol(url, wide, [needing[0]?.id ?? '']);
    expect(ofKind(await checkOf(area), 'BANSOS')).toMatchObject({ eligible: 1, enrolled: 1, reached: true });
  });

  describe('Coverage of a program', () => {
    const coverage = async (id: string, area: string) =>
      (
        await dataOf<{ node: { coverage: { eligible: number; enrolled: number; ratio: number | null } } }>(
          url,
          'query ($id: ID!, $area: AreaCode!) { node(id: $id) { ... on Program { coverage(area: $area) { eligible enrolled ratio } } } }',
          { id, area },
        )
      ).node.coverage;

    it('counts those its own rule takes in, where it works, and of them those who are in it', async () => {
      const id = await newProgram(url, fixtureVillages.slice(0, 2), { kind: 'UPPKA', eligibility: { anyOf: [{ maxWelfareDecile: 2 }] } });
      const poorest = await familiesOf(url, village);
      await enrol(url, id, poorest);
      // Deciles 1 and 2 in the first village, 2 in the second.
      expect(await coverage(id, '33.26')).toEqual({ eligible: 3, enrolled: 2, ratio: 2 / 3 });
      expect(await coverage(id, '33.26.01')).toEqual({ eligible: 3, enrolled: 2, ratio: 2 / 3 });
      expect(await coverage(id, village)).toEqual({ eligible: 2, enrolled: 2, ratio: 1 });
      // Who is in it and no longer eligible is not counted.
      await dataOf(
        url,
        'mutation ($id: ID!) { changeProgram(id: $id, input: { eligibility: { anyOf: [{ maxWelfareDecile: 1 }] } }) { id } }',
        { id },
      );
      expect(await coverage(id, '33.26')).toEqual({ eligible: 1, enrolled: 1, ratio: 1 });
    });

    it('counts as many as there are to enrol', async () => {
      const { programs } = await dataOf<{ programs: { nodes: { id: string; coverage: { eligible: number } }[] } }>(
        url,
        '{ programs { nodes { id coverage(area: "33.26") { eligible } } } }',
      );
      const families = await served.hub.store.transaction((em) => readEligibleFamilies(em, today));
      for (const { id, coverage: counted } of programs.nodes)
        expect(families.filter(({ programId }) => `Program_${programId}` === id)).toHaveLength(counted.eligible);
      expect(families.filter(({ since }) => since !== '2025-02-01' && since !== '2026-01-01')).toEqual([]);
    });

    it('is null, not everything, where nobody is eligible', async () => {
      const id = await newProgram(url, [village], { eligibility: { anyOf: [] } });
      expect(await coverage(id, village)).toEqual({ eligible: 0, enrolled: 0, ratio: null });
      expect(await coverage(id, '33.26.02')).toEqual({ eligible: 0, enrolled: 0, ratio: null });
    });

    it('is refused for an unknown area', async () => {
      const { errors } = await ask(url, '{ programs { nodes { coverage(area: "33.26.99") { ratio } } } }');
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', inputPath: ['area'] });
    });
  });

  it.each([
    ['Village.convergence', '{ villages(first: $n) { nodes { convergence { score gaps programs { ratio } } } } }', 'convergence of areas'],
    ['District.convergence', '{ villages(first: $n) { nodes { district { convergence { score } } } } }', 'convergence of areas'],
    ['Regency.convergence', '{ villages(first: $n) { nodes { district { regency { convergence { score } } } } } }', 'convergence of areas'],
    ['Program.coverage', '{ programs(first: $n) { nodes { coverage(area: "33.26") { ratio } } } }', 'coverage of programs'],
    ['Family.unmetNeeds', '{ families(first: $n) { nodes { unmetNeeds } } }', 'unmet needs of families'],
    ['Partner.reach', '{ partners(first: $n) { nodes { reach { families } } } }', 'reach of partners'],
  ])('%s costs one statement, however many there are', async (_field, selection, statement) => {
    const statementsOf = async (n: number) => {
      const names: string[] = [];
      const stop = served.hub.store.onStatement((name) => names.push(name));
      await dataOf(url, `query ($n: Int) ${selection}`, { n });
      stop();
      return names;
    };
    const few = await statementsOf(2);
    expect(few.filter((name) => name === statement)).toHaveLength(1);
    expect(await statementsOf(500)).toEqual(few);
  });

  it('counts only the families that the viewer may see', async () => {
    const limited = await serveTestHub(kind, { ...localAdministrator, areas: ['33.26.01'] });
    try {
      const answer = await dataOf(
        limited.url,
        `{ regency(code: "33.26") { convergence { programs(kinds: [BINA_KELUARGA_BALITA]) { eligible } } } village(code: "33.26.02.1001") { convergence { score } }
           programs(filter: { kinds: [PKH] }) { nodes { coverage(area: "33.26") { eligible } } } partners(filter: { helix: MEDIA }) { nodes { reach { families } } } }`,
      );
      expect(answer).toEqual({
        regency: { convergence: { programs: [{ eligible: 9 }] } },
        village: { convergence: { score: null } },
        programs: { nodes: [{ coverage: { eligible: 3 } }] },
        partners: { nodes: [{ reach: { families: 9 } }] },
      });
    } finally {
      await limited.close();
    }
  });
});
