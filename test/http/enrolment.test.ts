import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { RegisterFamilyDocument, TriageStuntingCaseDocument } from '../generated/operations.ts';
import { enrol, enrolMutation, familiesOf, newProgram, reasonsOf, type EnrolmentResult } from '../programs/programs.ts';
import { ask, dataOf } from '../support/ask.ts';
import { measure } from '../support/children.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { serveTestHub, today, type ServedHub } from '../support/testHub.ts';

const village = '33.26.01.2001';
const other = '33.26.01.2002';
const unknownKey = '01900000-0000-7000-8000-000000000000';

onAnyDatabase((kind) => {
  let served: ServedHub;
  let url: string;
  /** The three families of the village, of decile 1, 2 and unknown; the first has no safe water, the third a stunted child. */
  let families: string[];
  let others: string[];

  beforeAll(async () => {
    served = await serveTestHub(kind);
    url = served.url;
    families = await familiesOf(url, village);
    others = await familiesOf(url, other);
  });

  afterAll(() => served.close());

  const total = async (programId: string, filter = '{}') => {
    const { node } = await dataOf<{ node: { enrolments: { totalCount: number } } }>(
      url,
      `query ($id: ID!) { node(id: $id) { ... on Program { enrolments(filter: ${filter}) { totalCount } } } }`,
      { id: programId },
    );
    return node.enrolments.totalCount;
  };
  const end = (verb: 'withdraw' | 'complete', id: string | undefined, reason: string, endedOn?: string) =>
    ask<Record<string, { enrolledOn: string; endedOn: string; outcome: string; endReason: string }>>(
      url,
      `mutation ($id: ID!, $reason: String!, $endedOn: Date) { ${verb}Enrolment(id: $id, reason: $reason, endedOn: $endedOn) { enrolledOn endedOn outcome endReason } }`,
      { id, reason, endedOn },
    );

  it('refuses each family that cannot be enrolled with its reason, and enrols the others', async () => {
    const program = await newProgram(url, [village], {
      capacity: 2,
      eligibility: { anyOf: [{ maxWelfareDecile: 2 }, { openCase: true }] },
    });
    await enrol(url, program, families.slice(0, 1), '2026-03-01');
    const results = await enrol(url, program, [`Family_${unknownKey}`, others[0] ?? '', ...families, families[1] ?? '']);
    expect(results.map(({ familyId }) => familyId)).toEqual([`Family_${unknownKey}`, others[0], ...families, families[1]]);
    expect(reasonsOf(results)).toEqual([
      'NOT_FOUND',
      'NOT_IN_PROGRAM_VILLAGE',
      'ALREADY_ENROLLED',
      null,
      'OVER_CAPACITY',
      'ALREADY_ENROLLED',
    ]);
    expect(results[2]?.enrolment).toMatchObject({ enrolledOn: '2026-03-01' });
    expect(results[3]).toMatchObject({ enrolment: { enrolledOn: today, endedOn: null, outcome: null }, refusal: null });
    expect(results[4]).toMatchObject({ enrolment: null, refusal: { message: 'The program has no place left.' } });
    expect(await total(program)).toBe(2);
  });

  it('takes in by the shipped rule of the kind where the program has none of its own', async () => {
    const water = await newProgram(url, [village], { kind: 'CLEAN_WATER', eligibility: null });
    expect(reasonsOf(await enrol(url, water, families))).toEqual([null, 'NOT_ELIGIBLE', 'NOT_ELIGIBLE']);
    const settlement = await newProgram(url, [village], { kind: 'CLEAN_SETTLEMENT', eligibility: null });
    expect(reasonsOf(await enrol(url, settlement, families))).toEqual(['NOT_ELIGIBLE', 'NOT_ELIGIBLE', 'NOT_ELIGIBLE']);
    const registered = await dataOf(url, RegisterFamilyDocument, {
      input: {
        villageCode: village,
        head: { name: 'Kakek Contoh', sex: 'MALE', bornOn: '1950-01-01' },
        housing: { cleanSurroundings: false },
      },
    });
    expect(reasonsOf(await enrol(url, settlement, [registered.registerFamily.id]))).toEqual([null]);
  });

  it('takes in by the causes of a stunting case once they are triaged, and no longer when it is closed', async () => {
    const program = await newProgram(url, [village], { kind: 'REFERRAL_SERVICE', eligibility: null });
    expect(reasonsOf(await enrol(url, program, families))).toEqual(['NOT_ELIGIBLE', 'NOT_ELIGIBLE', 'NOT_ELIGIBLE']);
    const { stuntingCases } = await dataOf<{ stuntingCases: { nodes: { id: string; child: { id: string; family: { id: string } } }[] } }>(
      url,
      'query ($area: AreaCode) { stuntingCases(filter: { area: $area }) { nodes { id child { id family { id } } } } }',
      { area: village },
    );
    const [stuntingCase] = stuntingCases.nodes;
    expect(stuntingCase?.child.family.id).toBe(families[2]);
    await dataOf(url, TriageStuntingCaseDocument, { id: stuntingCase?.id ?? '', causes: ['RECURRENT_ILLNESS', 'FAMILIAL_SHORT_STATURE'] });
    const [result] = await enrol(url, program, families.slice(2));
    expect(result?.refusal).toBeNull();
    await end('withdraw', result?.enrolment?.id, 'Salah catat');
    await measure(url, stuntingCase?.child.id ?? '', '2026-06-10', 90);
    await dataOf(url, 'mutation ($id: ID!) { closeStuntingCase(id: $id, status: CLOSED_MOVED) { id } }', { id: stuntingCase?.id });
    expect(reasonsOf(await enrol(url, program, families.slice(2)))).toEqual(['NOT_ELIGIBLE']);
  });

  it('refuses everybody when the program has ended', async () => {
    const program = await newProgram(url, [village], { endsOn: '2026-06-14' });
    expect(reasonsOf(await enrol(url, program, [...families, `Family_${unknownKey}`]))).toEqual([
      'PROGRAM_ENDED',
      'PROGRAM_ENDED',
      'PROGRAM_ENDED',
      'NOT_FOUND',
    ]);
    const lastDay = await newProgram(url, [village], { endsOn: today });
    expect(reasonsOf(await enrol(url, lastDay, families))).toEqual([null, null, null]);
  });

  it('refuses families outside the areas of the viewer', async () => {
    const limited = await serveTestHub(kind, { ...localAdministrator, areas: ['33.26.01'] });
    try {
      const { programs } = await dataOf<{ programs: { nodes: { id: string }[] } }>(
        limited.url,
        '{ programs(filter: { kinds: [PKH] }) { nodes { id } } }',
      );
      const [outside] = await limited.hub.store.read<{ id: string }>(
        'a family outside',
        `select id from family where village_code = '33.26.02.1001' limit 1`,
      );
      expect(reasonsOf(await enrol(limited.url, programs.nodes[0]?.id ?? '', [`Family_${outside?.id ?? ''}`]))).toEqual(['FORBIDDEN']);
    } finally {
      await limited.close();
    }
  });

  it.each<[string, Record<string, unknown>, string, (string | number)[]]>([
    ['a day in the future', { enrolledOn: '2026-06-16' }, 'BAD_USER_INPUT', ['enrolledOn']],
    ["a day before the program's first", { enrolledOn: '2025-12-31' }, 'BAD_USER_INPUT', ['enrolledOn']],
    ['a day that does not exist', { enrolledOn: '2026-02-30' }, 'BAD_USER_INPUT', ['enrolledOn']],
    ['an unknown program', { programId: `Program_${unknownKey}` }, 'NOT_FOUND', ['programId']],
    ['the id of a child', { familyIds: [`Child_${unknownKey}`] }, 'BAD_USER_INPUT', ['familyIds', 0]],
    [
      'more than 1,000 families',
      { familyIds: Array.from({ length: 1001 }, () => `Family_${unknownKey}`) },
      'BAD_USER_INPUT',
      ['familyIds'],
    ],
  ])('stores nothing for %s', async (_what, part, code, inputPath) => {
    const program = await newProgram(url, [village]);
    const { errors } = await ask(url, enrolMutation, { programId: program, familyIds: families, ...part });
    expect(errors?.[0]?.extensions).toMatchObject({ code, inputPath });
    expect(await total(program)).toBe(0);
  });

  it('takes 1,000 families at once', async () => {
    const program = await newProgram(url, [village]);
    const unknown = Array.from({ length: 997 }, () => `Family_${unknownKey}`);
    const results = await enrol(url, program, [...families, ...unknown]);
    expect(results).toHaveLength(1000);
    expect(results.filter(({ refusal }) => refusal === null)).toHaveLength(3);
  });

  describe('An enrolment', () => {
    it('is withdrawn or completed with its day and reason, and gives its place free', async () => {
      const program = await newProgram(url, [village], { capacity: 1 });
      const [first] = await enrol(url, program, families.slice(0, 1), '2026-03-01');
      expect(reasonsOf(await enrol(url, program, families.slice(1, 2)))).toEqual(['OVER_CAPACITY']);
      expect((await end('withdraw', first?.enrolment?.id, ' Pindah ', '2026-05-31')).data).toEqual({
        withdrawEnrolment: { enrolledOn: '2026-03-01', endedOn: '2026-05-31', outcome: 'WITHDRAWN', endReason: 'Pindah' },
      });
      const [second] = await enrol(url, program, families.slice(1, 2));
      expect((await end('complete', second?.enrolment?.id, 'Selesai')).data).toMatchObject({
        completeEnrolment: { endedOn: today, outcome: 'COMPLETED' },
      });
      expect(await total(program, '{ active: true }')).toBe(1);
      expect(await total(program)).toBe(2);
    });

    it('may follow an earlier one of the same family, and not overlap it', async () => {
      const program = await newProgram(url, [village]);
      const [first] = await enrol(url, program, families.slice(0, 1), '2026-03-01');
      await end('withdraw', first?.enrolment?.id, 'Pindah', '2026-05-31');
      const again = await enrol(url, program, families.slice(0, 1), '2026-05-30');
      expect(reasonsOf(again)).toEqual(['ALREADY_ENROLLED']);
      expect(again[0]?.enrolment).toMatchObject({ id: first?.enrolment?.id, endedOn: '2026-05-31' });
      expect(reasonsOf(await enrol(url, program, families.slice(0, 1), '2026-05-31'))).toEqual([null]);
    });

    it('ends once: the same end again changes nothing, another one is a conflict', async () => {
      const program = await newProgram(url, [village]);
      const [result] = await enrol(url, program, families.slice(0, 1));
      const id = result?.enrolment?.id;
      const done = await end('complete', id, 'Selesai', today);
      expect((await end('complete', id, 'Selesai', today)).data).toEqual(done.data);
      expect((await end('withdraw', id, 'Selesai', today)).errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', inputPath: ['id'] });
    });

    it.each<[string, Record<string, string>, string, string]>([
      ['in the future', { endedOn: '2026-06-16' }, 'BAD_USER_INPUT', 'endedOn'],
      ['before it began', { endedOn: '2026-02-28' }, 'BAD_USER_INPUT', 'endedOn'],
      ['without a reason', { reason: '  ' }, 'BAD_USER_INPUT', 'reason'],
      ['where there is none', { id: `Enrolment_${unknownKey}` }, 'NOT_FOUND', 'id'],
    ])('is not ended %s', async (_what, { id, reason = 'Pindah', endedOn }, code, path) => {
      const program = await newProgram(url, [village]);
      const [result] = await enrol(url, program, families.slice(0, 1), '2026-03-01');
      for (const verb of ['withdraw', 'complete'] as const) {
        expect((await end(verb, id ?? result?.enrolment?.id, reason, endedOn)).errors?.[0]?.extensions).toMatchObject({
          code,
          inputPath: [path],
        });
      }
      expect(await total(program, '{ active: true }')).toBe(1);
    });
  });

  it('under many requests at once enrols no family twice and gives no place twice', async () => {
    const everybody = await familiesOf(url, '33.26');
    const villages = ['33.26.01.2001', '33.26.01.2002', '33.26.01.2003', '33.26.02.1001', '33.26.02.2002', '33.26.02.2003'];
    const program = await newProgram(url, villages, { capacity: 15 });
    // Each request wants twelve families, beginning with another one, in another order.
    const requests = Array.from({ length: 20 }, (_, n) => {
      const wanted = [...everybody.slice(n % everybody.length), ...everybody].slice(0, 12);
      return n % 2 === 0 ? wanted : wanted.reverse();
    });
    const answers = await Promise.all(
      requests.map((familyIds) => ask<{ enrolFamilies: EnrolmentResult[] }>(url, enrolMutation, { programId: program, familyIds })),
    );
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    const results = answers.flatMap(({ data }) => data?.enrolFamilies ?? []);
    const enrolled = results.filter(({ refusal }) => refusal === null).map(({ familyId }) => familyId);
    expect(enrolled).toHaveLength(15);
    expect(new Set(enrolled).size).toBe(15);
    expect(new Set(reasonsOf(results))).toEqual(new Set([null, 'ALREADY_ENROLLED', 'OVER_CAPACITY']));
    expect(await total(program, '{ active: true }')).toBe(15);
  });

  it('counts places right while families leave and the capacity changes', async () => {
    const everybody = await familiesOf(url, '33.26');
    const program = await newProgram(
      url,
      ['33.26.01.2001', '33.26.01.2002', '33.26.01.2003', '33.26.02.1001', '33.26.02.2002', '33.26.02.2003'],
      { capacity: 4 },
    );
    const first = await enrol(url, program, everybody.slice(0, 4));
    const shrink = () => ask(url, 'mutation ($id: ID!) { changeProgram(id: $id, input: { capacity: 3 }) { id } }', { id: program });
    await Promise.all([
      ...first.slice(0, 2).map(({ enrolment }) => end('withdraw', enrolment?.id, 'Pindah')),
      shrink(),
      ...everybody.slice(4, 12).map((family) => enrol(url, program, [family])),
      shrink(),
    ]);
    const { node } = await dataOf<{ node: { capacity: number } }>(
      url,
      'query ($id: ID!) { node(id: $id) { ... on Program { capacity } } }',
      { id: program },
    );
    const [row] = await served.hub.store.read<{ open: number }>(
      'open enrolments',
      'select count(*)::int as open from enrolment where program_id = $1 and ended_on is null',
      [program.slice('Program_'.length)],
    );
    expect(row?.open).toBeLessThanOrEqual(node.capacity);
    expect(row?.open).toBeGreaterThanOrEqual(2);
  });
});
