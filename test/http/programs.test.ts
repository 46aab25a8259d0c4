import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { ProgramKind } from '../../src/programs/index.ts';
import { createProgramMutation, enrol, familiesOf, newPartner, newProgram } from '../programs/programs.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { serveTestHub, today, type ServedHub } from '../support/testHub.ts';

const village = '33.26.01.2001';
const other = '33.26.01.2002';
const unknown = '01900000-0000-7000-8000-000000000000';

onAnyDatabase((kind) => {
  let served: ServedHub;
  let url: string;

  beforeAll(async () => {
    served = await serveTestHub(kind);
    url = served.url;
  });

  afterAll(() => served.close());

  const create = (input: Record<string, unknown>) =>
    ask<{ createProgram: { id: string; villages: { nodes: unknown[] } } }>(url, createProgramMutation, { input });
  const change = (id: string, input: Record<string, unknown>) =>
    ask(
      url,
      'mutation ($id: ID!, $input: ChangeProgramInput!) { changeProgram(id: $id, input: $input) { name endsOn budgetIdr capacity lead { id } partners { id } eligibility { own } } }',
      { id, input },
    );
  const move = (verb: 'add' | 'remove', programId: string, villageCodes: string[], since?: string) =>
    ask<Record<string, { villages: { nodes: { since: string; until: string | null; village: { code: string } }[] } }>>(
      url,
      `mutation ($programId: ID!, $villageCodes: [AreaCode!]!${verb === 'add' ? ', $since: Date' : ''}) {
        ${verb}ProgramVillages(programId: $programId, villageCodes: $villageCodes${verb === 'add' ? ', since: $since' : ''}) { villages { nodes { since until village { code } } } } }`,
      verb === 'add' ? { programId, villageCodes, since } : { programId, villageCodes },
    );
  const counts = () => dataOf(url, '{ programs { totalCount } partners { totalCount } }');

  describe('A partner', () => {
    it('is registered once for one client key, found by its id, and changed', async () => {
      const input = { name: '  PKK Desa Contoh ', helix: 'COMMUNITY', clientKey: 'pkk' };
      const register = () =>
        dataOf<{ createPartner: { id: string; name: string } }>(
          url,
          'mutation ($input: CreatePartnerInput!) { createPartner(input: $input) { id name helix } }',
          { input },
        );
      const { createPartner: first } = await register();
      expect(first).toMatchObject({ name: 'PKK Desa Contoh', helix: 'COMMUNITY' });
      expect((await register()).createPartner.id).toBe(first.id);
      await dataOf(url, 'mutation ($id: ID!) { changePartner(id: $id, input: { helix: MEDIA }) { id } }', { id: first.id });
      expect(await dataOf(url, 'query ($id: ID!) { node(id: $id) { ... on Partner { name helix } } }', { id: first.id })).toEqual({
        node: { name: 'PKK Desa Contoh', helix: 'MEDIA' },
      });
    });

    it.each([
      ['an empty name', 'createPartner(input: { name: "  ", helix: MEDIA }) { id }', 'BAD_USER_INPUT', ['input', 'name']],
      [
        'a name that is too long',
        `createPartner(input: { name: "${'a'.repeat(201)}", helix: MEDIA }) { id }`,
        'BAD_USER_INPUT',
        ['input', 'name'],
      ],
      ['an unknown partner to change', `changePartner(id: "Partner_${unknown}", input: { helix: MEDIA }) { id }`, 'NOT_FOUND', ['id']],
      ['the id of something else', `changePartner(id: "Program_${unknown}", input: { helix: MEDIA }) { id }`, 'BAD_USER_INPUT', ['id']],
    ])('is refused with %s', async (_what, mutation, code, inputPath) => {
      const before = await counts();
      expect((await ask(url, `mutation { ${mutation} }`)).errors?.[0]?.extensions).toMatchObject({ code, inputPath });
      expect(await counts()).toEqual(before);
    });
  });

  describe('A program', () => {
    it('has a lead, supporters, villages, dates, budget, capacity and a rule, and is created once for one client key', async () => {
      const [lead, supporter] = [await newPartner(url), await newPartner(url, 'BUSINESS')];
      const input = {
        kind: 'FOOD_AID',
        name: 'Pangan Contoh',
        leadId: lead,
        partnerIds: [supporter, supporter],
        startsOn: '2026-01-01',
        endsOn: '2026-12-31',
        budgetIdr: 250_000_000,
        capacity: 40,
        eligibility: { anyOf: [{ maxWelfareDecile: 3, cohorts: ['BALITA'] }] },
        villageCodes: [village, other, village],
        clientKey: 'pangan',
      };
      const { data } = await create(input);
      expect(data?.createProgram).toMatchObject({
        kind: 'FOOD_AID',
        name: 'Pangan Contoh',
        lead: { id: lead },
        partners: [{ id: supporter }],
        startsOn: '2026-01-01',
        endsOn: '2026-12-31',
        budgetIdr: 250_000_000,
        capacity: 40,
        eligibility: { own: true, source: null, anyOf: [{ everyFamily: null, maxWelfareDecile: 3, cohorts: ['BALITA'] }] },
      });
      expect(data?.createProgram.villages.nodes).toEqual([
        { since: '2026-01-01', until: null, village: { code: village } },
        { since: '2026-01-01', until: null, village: { code: other } },
      ]);
      expect((await create(input)).data?.createProgram.id).toBe(data?.createProgram.id);
    });

    it('of any kind goes by the shipped rule of its kind until it has its own', async () => {
      const { shippedEligibility } = await dataOf<{ shippedEligibility: { kind: string; rule: unknown }[] }>(
        url,
        '{ shippedEligibility { kind rule { own source anyOf { everyFamily maxWelfareDecile cohorts } } } }',
      );
      expect(shippedEligibility).toHaveLength(Object.keys(ProgramKind).length);
      const leadId = await newPartner(url);
      for (const { kind: programKind, rule } of shippedEligibility) {
        const { data } = await create({ kind: programKind, name: 'Contoh', leadId, startsOn: '2026-01-01' });
        expect(data?.createProgram).toMatchObject({ kind: programKind, eligibility: rule, capacity: null, villages: { nodes: [] } });
      }
    });

    it.each<[string, Record<string, unknown>, string, (string | number)[]]>([
      ['an end before the start', { endsOn: '2025-12-31' }, 'BAD_USER_INPUT', ['input', 'endsOn']],
      ['a day that does not exist', { startsOn: '2026-02-30' }, 'BAD_USER_INPUT', ['input', 'startsOn']],
      ['a negative budget', { budgetIdr: -1 }, 'BAD_USER_INPUT', ['input', 'budgetIdr']],
      ['a capacity of none', { capacity: 0 }, 'BAD_USER_INPUT', ['input', 'capacity']],
      ['an empty name', { name: ' ' }, 'BAD_USER_INPUT', ['input', 'name']],
      ['an unknown lead', { leadId: `Partner_${unknown}` }, 'NOT_FOUND', ['input', 'leadId']],
      ['a lead that is no partner', { leadId: `Family_${unknown}` }, 'BAD_USER_INPUT', ['input', 'leadId']],
      ['an unknown supporter', { partnerIds: [`Partner_${unknown}`] }, 'NOT_FOUND', ['input', 'partnerIds', 0]],
      ['the lead among the supporters', { partnerIds: ['lead'] }, 'BAD_USER_INPUT', ['input', 'partnerIds', 0]],
      ['an unknown village', { villageCodes: [village, '33.26.01.2999'] }, 'NOT_FOUND', ['input', 'villageCodes', 1]],
      ['a district for a village', { villageCodes: ['33.26.01'] }, 'BAD_USER_INPUT', ['input', 'villageCodes', 0]],
      ['a rule without a condition', { eligibility: { anyOf: [{}] } }, 'BAD_USER_INPUT', ['input', 'eligibility', 'anyOf', 0]],
      [
        'a rule with a decile of 0',
        { eligibility: { anyOf: [{ maxWelfareDecile: 0 }] } },
        'BAD_USER_INPUT',
        ['input', 'eligibility', 'anyOf', 0, 'maxWelfareDecile'],
      ],
    ])('is refused with %s, and nothing is stored', async (_what, part, code, inputPath) => {
      const leadId = await newPartner(url);
      const before = await counts();
      const partnerIds = Array.isArray(part.partnerIds) ? part.partnerIds.map((id: string) => (id === 'lead' ? leadId : id)) : [];
      const { errors } = await create({ kind: 'PKH', name: 'Contoh', leadId, startsOn: '2026-01-01', ...part, partnerIds });
      expect(errors?.[0]?.extensions).toMatchObject({ code, inputPath });
      expect(await counts()).toEqual(before);
    });

    it('is changed: what is left out stays, null takes away', async () => {
      const [lead, supporter] = [await newPartner(url), await newPartner(url)];
      const id = await newProgram(url, [village], {
        leadId: lead,
        partnerIds: [supporter],
        endsOn: '2026-12-31',
        budgetIdr: 5,
        capacity: 3,
      });
      expect((await change(id, { name: 'Nama Contoh' })).data).toEqual({
        changeProgram: {
          name: 'Nama Contoh',
          endsOn: '2026-12-31',
          budgetIdr: 5,
          capacity: 3,
          lead: { id: lead },
          partners: [{ id: supporter }],
          eligibility: { own: true },
        },
      });
      expect(
        (await change(id, { endsOn: null, budgetIdr: null, capacity: null, eligibility: null, leadId: supporter, partnerIds: [lead] }))
          .data,
      ).toEqual({
        changeProgram: {
          name: 'Nama Contoh',
          endsOn: null,
          budgetIdr: null,
          capacity: null,
          lead: { id: supporter },
          partners: [{ id: lead }],
          eligibility: { own: false },
        },
      });
    });

    it('is not changed against its partners, its dates or the families who are in it', async () => {
      const [lead, supporter] = [await newPartner(url), await newPartner(url)];
      const id = await newProgram(url, [village], { leadId: lead, partnerIds: [supporter] });
      await enrol(url, id, await familiesOf(url, village), '2026-03-01');
      const shown = () =>
        dataOf(url, 'query ($id: ID!) { node(id: $id) { ... on Program { name startsOn endsOn capacity lead { id } partners { id } } } }', {
          id,
        });
      const before = await shown();
      const refusals: [Record<string, unknown>, string, string[]][] = [
        [{ name: 'Baru', leadId: supporter }, 'BAD_USER_INPUT', ['input', 'partnerIds']],
        [{ name: 'Baru', endsOn: '2025-01-01' }, 'BAD_USER_INPUT', ['input', 'endsOn']],
        [{ name: 'Baru', endsOn: '2026-02-01' }, 'CONFLICT', ['input', 'endsOn']],
        [{ name: 'Baru', startsOn: '2026-03-02' }, 'CONFLICT', ['input', 'startsOn']],
        [{ name: 'Baru', capacity: 2 }, 'CONFLICT', ['input', 'capacity']],
      ];
      for (const [input, code, path] of refusals) {
        const extensions = (await change(id, input)).errors?.[0]?.extensions;
        expect(extensions?.code).toBe(code);
        expect(extensions?.inputPath?.slice(0, 2)).toEqual(path);
      }
      expect(await shown()).toEqual(before);
      expect((await change(`Program_${unknown}`, {})).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', inputPath: ['id'] });
    });

    it('comes to villages and leaves them, and what was stays recorded', async () => {
      const id = await newProgram(url, [village]);
      const atWork = async (day: string) => {
        const there = '(filter: { area: $area, activeOn: $day })';
        const { programs, village: place } = await dataOf<{
          programs: { nodes: { id: string }[] };
          village: { programs: { nodes: { program: { id: string } }[] } };
        }>(
          url,
          `query ($area: AreaCode!, $day: Date) { programs${there} { nodes { id } } village(code: $area) { programs${there} { nodes { program { id } } } } }`,
          { area: village, day },
        );
        const found = programs.nodes.some((program) => program.id === id);
        expect(place.programs.nodes.some(({ program }) => program.id === id)).toBe(found);
        return found;
      };
      const added = await move('add', id, [village, other]);
      expect(added.data?.addProgramVillages?.villages.nodes).toEqual([
        { since: '2026-01-01', until: null, village: { code: village } },
        { since: today, until: null, village: { code: other } },
      ]);
      const [family = ''] = await familiesOf(url, village);
      const [{ enrolment } = { enrolment: null }] = await enrol(url, id, [family]);
      expect((await move('remove', id, [other, village])).errors?.[0]?.extensions).toMatchObject({
        code: 'CONFLICT',
        inputPath: ['villageCodes', 1],
      });
      await dataOf(url, 'mutation ($id: ID!) { withdrawEnrolment(id: $id, reason: "Pindah") { id } }', { id: enrolment?.id });
      // The second village saw no day of it before today, so it is forgotten there.
      expect((await move('remove', id, [other, village])).data?.removeProgramVillages?.villages.nodes).toEqual([
        { since: '2026-01-01', until: '2026-06-14', village: { code: village } },
      ]);
      expect((await move('remove', id, [other])).errors).toBeUndefined();
      expect((await enrol(url, id, [family]))[0]?.refusal?.reason).toBe('NOT_IN_PROGRAM_VILLAGE');
      expect((await move('add', id, [village], '2026-05-01')).errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        inputPath: ['since'],
      });
      expect(await atWork('2026-06-14')).toBe(true);
      expect(await atWork(today)).toBe(false);
      expect((await move('add', id, [village])).data?.addProgramVillages?.villages.nodes).toHaveLength(2);
      expect(await atWork(today)).toBe(true);
      expect((await enrol(url, id, [family]))[0]?.refusal).toBeNull();
    });

    it('comes to no village before its first day, after its last, or that does not exist', async () => {
      const id = await newProgram(url, [], { endsOn: '2026-12-31' });
      expect((await move('add', id, [village], '2025-12-31')).errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        inputPath: ['since'],
      });
      expect((await move('add', id, [village], '2027-01-01')).errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        inputPath: ['since'],
      });
      expect((await move('add', id, ['33.26.01.2999'])).errors?.[0]?.extensions).toMatchObject({
        code: 'NOT_FOUND',
        inputPath: ['villageCodes', 0],
      });
      expect((await move('add', `Program_${unknown}`, [village])).errors?.[0]?.extensions).toMatchObject({
        code: 'NOT_FOUND',
        inputPath: ['programId'],
      });
    });
  });

  it('tells what a partner leads and supports, where, and whom it reaches, each family once', async () => {
    const [lead, supporter] = [await newPartner(url), await newPartner(url)];
    const first = await newProgram(url, [village, other], { leadId: lead, partnerIds: [supporter] });
    const second = await newProgram(url, [other], { leadId: supporter, partnerIds: [lead] });
    const ended = await newProgram(url, ['33.26.02.1001'], { leadId: lead, endsOn: '2026-06-14' });
    const families = await familiesOf(url, village);
    await enrol(url, first, families.slice(0, 2));
    const others = await familiesOf(url, other);
    await enrol(url, first, others.slice(0, 1));
    await enrol(url, second, others.slice(0, 2));
    const view =
      'programs { nodes { id } } led: programs(leading: true) { nodes { id } } villages { totalCount nodes { code } } where: villages(leading: true) { nodes { code } } reach { families children } ledReach: reach(leading: true) { families children }';
    const { nodes } = await dataOf<{ nodes: unknown[] }>(url, `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Partner { ${view} } } }`, {
      ids: [lead, supporter],
    });
    expect(nodes).toEqual([
      {
        programs: { nodes: [{ id: first }, { id: second }, { id: ended }] },
        led: { nodes: [{ id: first }, { id: ended }] },
        villages: { totalCount: 2, nodes: [{ code: village }, { code: other }] },
        where: { nodes: [{ code: village }, { code: other }] },
        reach: { families: 4, children: 4 },
        ledReach: { families: 3, children: 3 },
      },
      {
        programs: { nodes: [{ id: first }, { id: second }] },
        led: { nodes: [{ id: second }] },
        villages: { totalCount: 2, nodes: [{ code: village }, { code: other }] },
        where: { nodes: [{ code: other }] },
        reach: { families: 4, children: 4 },
        ledReach: { families: 2, children: 2 },
      },
    ]);
  });

  it('lets a viewer of one district write programs of its villages only', async () => {
    const limited = await serveTestHub(kind, { ...localAdministrator, areas: ['33.26.01'] });
    try {
      const leadId = await newPartner(limited.url);
      const input = { kind: 'PKH', name: 'Contoh', leadId, startsOn: '2026-01-01', villageCodes: [village, '33.26.02.1001'] };
      expect((await ask(limited.url, createProgramMutation, { input })).errors?.[0]?.extensions).toMatchObject({
        code: 'FORBIDDEN',
        inputPath: ['input', 'villageCodes', 1],
      });
      const { programs } = await dataOf<{ programs: { nodes: { id: string }[] } }>(
        limited.url,
        '{ programs(filter: { area: "33.26.02" }) { nodes { id } } }',
      );
      const answer = await ask(limited.url, 'mutation ($id: ID!) { changeProgram(id: $id, input: { name: "Baru" }) { id } }', {
        id: programs.nodes[0]?.id,
      });
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', inputPath: ['id'] });
    } finally {
      await limited.close();
    }
  });
});
