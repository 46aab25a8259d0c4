import { afterAll, beforeAll, expect, it } from 'vitest';
import { Role, type Grant } from '../../src/access/viewer.ts';
import { publish } from '../../src/hub/publish.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { today } from '../support/testHub.ts';
import { bearing, serveAuthenticated, type AuthenticatedHub } from './authenticatedHub.ts';

const village = '33.26.01.2001';
const neighbour = '33.26.01.2002';
const far = '33.26.02.2002';

type Rows = { id: string; [field: string]: unknown }[];

onAnyDatabase((kind) => {
  let served: AuthenticatedHub;
  let lead: string;
  const headers = new Map<Role, Record<string, string>>();

  beforeAll(async () => {
    served = await serveAuthenticated(kind);
    await publish(served.hub.store, today);
    const [partner] = await served.hub.store.read<{ id: string }>('test', `select id from partner where helix = 'GOVERNMENT'`);
    lead = partner?.id ?? '';
    const grants: Omit<Grant, 'id'>[] = [
      { role: Role.CADRE, areas: [village] },
      { role: Role.MIDWIFE, areas: [village, neighbour] },
      { role: Role.FIELD_OFFICER, areas: ['33.26.01'] },
      { role: Role.PARTNER, areas: null, partnerId: lead },
      { role: Role.ANALYST, areas: ['33.26'] },
      { role: Role.ADMINISTRATOR, areas: null },
    ];
    for (const grant of grants) headers.set(grant.role, bearing(await served.localToken({ id: `week-${grant.role}`, ...grant })));
  });

  afterAll(() => served.close());

  const as = (role: Role) => ({
    does: <Data>(document: string, variables: Record<string, unknown> = {}) =>
      dataOf<Data>(served.url, document, variables, headers.get(role)),
    isRefused: async (document: string, variables: Record<string, unknown> = {}) => {
      const { errors = [] } = await ask(served.url, document, variables, headers.get(role));
      return errors.map(({ extensions }) => [extensions.code, extensions.inputPath ?? extensions.field]);
    },
  });

  it('a cadre holds her posyandu day', async () => {
    const { does, isRefused } = as(Role.CADRE);
    const { children } = await does<{ children: { nodes: Rows } }>(
      `query ($area: AreaCode!) { children(filter: { area: $area }, orderBy: { field: LAST_MEASURED_ON, direction: ASC }) {
        nodes { id name ageInMonths latestMeasurement { measuredOn weightKg heightCm } family { rt rw head { name } } } } }`,
      { area: village },
    );
    expect(children.nodes).toHaveLength(3);
    const { recordMeasurements } = await does<{ recordMeasurements: { measurement: { id: string } | null; error: unknown }[] }>(
      `mutation ($input: [RecordMeasurementInput!]!) { recordMeasurements(input: $input) {
        measurement { id assessment { heightForAge { category } } weightTrend } error { message } } }`,
      {
        input: children.nodes.map(({ id }) => ({
          childId: id,
          measuredOn: '2026-06-10',
          weightKg: 10.6,
          heightCm: 87.5,
          position: 'STANDING',
        })),
      },
    );
    expect(recordMeasurements.map(({ error }) => error)).toEqual([null, null, null]);
    await does('mutation ($id: ID!) { correctMeasurement(id: $id, input: { weightKg: 10.7, reason: "Salah baca" }) { weightKg } }', {
      id: recordMeasurements[0]?.measurement?.id,
    });
    const { registerFamily } = await does<{ registerFamily: { id: string } }>(
      `mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id } }`,
      { input: { villageCode: village, head: { name: 'Kepala Baru', sex: 'MALE', bornOn: '1995-01-01' } } },
    );
    const { registerChild } = await does<{ registerChild: { id: string } }>(
      'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
      { input: { familyId: registerFamily.id, name: 'Bayi Baru', sex: 'FEMALE', bornOn: '2026-05-20', birthWeightKg: 2.9 } },
    );
    await does(
      'mutation ($id: ID!) { recordMeasurement(input: { childId: $id, measuredOn: "2026-06-10", weightKg: 2.2, heightCm: 44 }) { id } }',
      {
        id: registerChild.id,
      },
    );
    const { alerts } = await does<{ alerts: { nodes: Rows } }>(
      '{ alerts(filter: { status: [OPEN] }) { nodes { id kind message child { name } } } }',
    );
    expect(alerts.nodes.map(({ child }) => child)).toContainEqual({ name: 'Bayi Baru' });
    await does('mutation ($id: ID!) { acknowledgeAlert(id: $id) { status } }', { id: alerts.nodes[0]?.id });
    // The case is for the midwife, and the neighbouring village for its own cadre.
    expect(await isRefused('mutation { triageStuntingCase(id: "StuntingCase_1", causes: [POVERTY]) { id } }')).toContainEqual([
      'FORBIDDEN',
      'Mutation.triageStuntingCase',
    ]);
    expect(await isRefused('query ($area: AreaCode!) { children(filter: { area: $area }) { totalCount } }', { area: neighbour })).toEqual([
      ['FORBIDDEN', ['filter', 'area']],
    ]);
  });

  it('a midwife refers a stunted child', async () => {
    const { does, isRefused } = as(Role.MIDWIFE);
    const { stuntingCases } = await does<{ stuntingCases: { nodes: (Rows[number] & { child: { family: { id: string } } })[] } }>(
      '{ stuntingCases(filter: { status: [OPEN] }) { nodes { id suggestedCauses { cause evidence } child { id name nik family { id head { name } } measurements { nodes { measuredOn weightKg heightCm } } } } } }',
    );
    const [stuntingCase] = stuntingCases.nodes;
    const caseId = stuntingCase?.id;
    await does('mutation ($id: ID!) { triageStuntingCase(id: $id, causes: [RECURRENT_ILLNESS], note: "Batuk berulang") { status } }', {
      id: caseId,
    });
    await does('mutation ($input: RecordInterventionInput!) { recordIntervention(input: $input) { id } }', {
      input: { caseId, kind: 'REFERRAL_SERVICE', service: 'Rujukan ke puskesmas', providedOn: today },
    });
    const { programs } = await does<{ programs: { nodes: Rows } }>('{ programs(filter: { kinds: [CLEAN_WATER] }) { nodes { id } } }');
    const { enrolFamilies } = await does<{ enrolFamilies: { refusal: { reason: string } | null }[] }>(
      'mutation ($programId: ID!, $familyIds: [ID!]!) { enrolFamilies(programId: $programId, familyIds: $familyIds) { refusal { reason } } }',
      { programId: programs.nodes[0]?.id, familyIds: [stuntingCase?.child.family.id] },
    );
    expect(enrolFamilies).toEqual([{ refusal: { reason: 'ALREADY_ENROLLED' } }]);
    const { alerts } = await does<{ alerts: { nodes: Rows } }>('{ alerts(filter: { status: [OPEN, ACKNOWLEDGED] }) { nodes { id } } }');
    await does('mutation ($id: ID!) { resolveAlert(id: $id, note: "Dirujuk") { status } }', { id: alerts.nodes[0]?.id });
    await does('mutation ($id: ID!) { closeStuntingCase(id: $id, status: CLOSED_MOVED, note: "Pindah") { status } }', { id: caseId });
    expect(await isRefused('{ stuntingCases(filter: { area: "33.26.02" }) { totalCount } }')).toEqual([['FORBIDDEN', ['filter', 'area']]]);
  });

  it('a field officer visits families, and registers one with its child', async () => {
    const { does, isRefused } = as(Role.FIELD_OFFICER);
    const { families } = await does<{ families: { nodes: Rows } }>(
      '{ families(filter: { area: "33.26.01", atRisk: true }, orderBy: { field: ADDRESS, direction: ASC }) { nodes { id rt rw unmetNeeds stuntingRisk { reasons } } } }',
    );
    await does(
      'mutation ($id: ID!) { changeFamily(id: $id, input: { housing: { safeDrinkingWater: true }, reason: "Sumur baru" }) { id } }',
      {
        id: families.nodes[0]?.id,
      },
    );
    const { registerFamily } = await does<{ registerFamily: { id: string } }>(
      'mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id } }',
      { input: { villageCode: neighbour, head: { name: 'Kepala Kunjungan', sex: 'FEMALE', bornOn: '1996-02-01' } } },
    );
    const { registerChild } = await does<{ registerChild: { id: string } }>(
      'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
      { input: { familyId: registerFamily.id, name: 'Anak Kunjungan', sex: 'MALE', bornOn: '2025-01-10' } },
    );
    const { createPartner } = await does<{ createPartner: { id: string } }>(
      'mutation { createPartner(input: { name: "Koperasi Contoh", helix: BUSINESS }) { id } }',
    );
    const { createProgram } = await does<{ createProgram: { id: string } }>(
      'mutation ($input: CreateProgramInput!) { createProgram(input: $input) { id } }',
      {
        input: {
          kind: 'FOOD_AID',
          name: 'Dapur Contoh',
          leadId: createPartner.id,
          startsOn: '2026-06-01',
          villageCodes: [neighbour],
          eligibility: { anyOf: [{ everyFamily: true }] },
        },
      },
    );
    const { enrolFamilies } = await does<{ enrolFamilies: { refusal: unknown }[] }>(
      'mutation ($programId: ID!, $familyIds: [ID!]!) { enrolFamilies(programId: $programId, familyIds: $familyIds) { refusal { reason } } }',
      { programId: createProgram.id, familyIds: [registerFamily.id] },
    );
    expect(enrolFamilies).toEqual([{ refusal: null }]);
    await does(
      'mutation ($code: AreaCode!) { changeKampungKBProfile(villageCode: $code, input: { overview: "Kampung KB Contoh" }) { class } }',
      {
        code: neighbour,
      },
    );
    // Children are measured by cadres and midwives.
    const measuring = 'mutation ($id: ID!) { recordMeasurement(input: { childId: $id, measuredOn: "2026-06-10", weightKg: 9 }) { id } }';
    expect(await isRefused(measuring, { id: registerChild.id })).toContainEqual(['FORBIDDEN', 'Mutation.recordMeasurement']);
    expect(await isRefused('query ($area: AreaCode!) { families(filter: { area: $area }) { totalCount } }', { area: far })).toEqual([
      ['FORBIDDEN', ['filter', 'area']],
    ]);
  });

  it('a partner delivers its own program, and no other', async () => {
    const { does, isRefused } = as(Role.PARTNER);
    const { viewer } = await does<{ viewer: { partner: string } }>('{ viewer { partner } }');
    expect(viewer.partner).toBe(`Partner_${lead}`);
    const { node } = await does<{
      node: { programs: { nodes: (Rows[number] & { enrolments: { nodes: (Rows[number] & { family: { id: string } })[] } })[] } };
    }>(
      `query ($id: ID!) { node(id: $id) { ... on Partner { programs(leading: true, filter: { kinds: [PKH] }) { nodes { id name
        enrolments(filter: { area: "33.26.01", active: true }) { nodes { id family { id rt rw village { name } head { name } } } } } } } } }`,
      { id: viewer.partner },
    );
    const [program] = node.programs.nodes;
    const [first, second, third] = program?.enrolments.nodes ?? [];
    expect(program?.enrolments.nodes).toHaveLength(9);
    const end = (verb: string) => `mutation ($id: ID!) { ${verb}Enrolment(id: $id, reason: "Bantuan selesai") { outcome endedOn } }`;
    expect(await does(end('complete'), { id: first?.id })).toEqual({ completeEnrolment: { outcome: 'COMPLETED', endedOn: today } });
    expect(await does(end('withdraw'), { id: second?.id })).toEqual({ withdrawEnrolment: { outcome: 'WITHDRAWN', endedOn: today } });
    const enrol =
      'mutation ($programId: ID!, $familyIds: [ID!]!) { enrolFamilies(programId: $programId, familyIds: $familyIds) { enrolment { id } refusal { reason } } }';
    const { enrolFamilies } = await does<{ enrolFamilies: { refusal: { reason: string } | null }[] }>(enrol, {
      programId: program?.id,
      familyIds: [third?.family.id, 'Family_01900000-0000-7000-8000-000000000000'],
    });
    expect(enrolFamilies.map(({ refusal }) => refusal?.reason)).toEqual(['ALREADY_ENROLLED', 'NOT_FOUND']);

    const { createPartner, createProgram } = await (async () => {
      const administrator = as(Role.ADMINISTRATOR);
      const made = await administrator.does<{ createPartner: { id: string } }>(
        'mutation { createPartner(input: { name: "Mitra Lain", helix: MEDIA }) { id } }',
      );
      return {
        ...made,
        ...(await administrator.does<{ createProgram: { id: string } }>(
          'mutation ($input: CreateProgramInput!) { createProgram(input: $input) { id } }',
          {
            input: {
              kind: 'UPPKA',
              name: 'Program Lain',
              leadId: made.createPartner.id,
              startsOn: '2026-01-01',
              villageCodes: [village],
              eligibility: { anyOf: [{ everyFamily: true }] },
            },
          },
        )),
      };
    })();
    expect(createPartner.id).not.toBe(viewer.partner);
    expect(await isRefused(enrol, { programId: createProgram.id, familyIds: [first?.family.id] })).toEqual([['FORBIDDEN', ['programId']]]);
    expect(
      await isRefused('mutation ($id: ID!) { changeFamily(id: $id, input: { rt: "1", reason: "x" }) { id } }', { id: first?.family.id }),
    ).toContainEqual(['FORBIDDEN', 'Mutation.changeFamily']);
  });

  it('an analyst makes a report without seeing a person', async () => {
    const { does, isRefused } = as(Role.ANALYST);
    await does(
      `{ regency(code: "33.26") { convergence { score gaps programs { kind eligible enrolled } } classTotals { villages mandiri }
        indicators(from: "2026-04", to: "2026-05", keys: [STUNTING_PREVALENCE]) { points { value suppressed } } }
        programs { nodes { name coverage(area: "33.26.01") { eligible enrolled publishedOn } } }
        partners { nodes { name helix reach { families children } } } }`,
    );
    expect(await isRefused('{ children { totalCount } }')).toContainEqual(['FORBIDDEN', 'Query.children']);
  });
});
