import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { Role, viewerOf } from '../../src/access/viewer.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { registerAlike } from '../support/alike.ts';
import { ask, dataOf } from '../support/ask.ts';
import { openTestHub, silent, type TestHub } from '../support/testHub.ts';
import { mutationsWithKey } from './keyedMutations.ts';
import { hubSchema } from '../support/schemas.ts';

const schema = hubSchema();
/** The viewer's district, and a village of another one. */
const own = '33.26.01';
const far = '33.26.02.2002';

let test: TestHub;
let server: RunningServer;
let url: string;
let ids: Record<
  | 'family'
  | 'otherFamily'
  | 'person'
  | 'child'
  | 'measurement'
  | 'case'
  | 'alert'
  | 'enrolment'
  | 'program'
  | 'ownProgram'
  | 'partner'
  | 'member'
  | 'duplicate'
  | 'posyandu'
  | 'otherPosyandu',
  string
>;

beforeAll(async () => {
  test = await openTestHub('embedded');
  server = await startServer({
    schema,
    host: '127.0.0.1',
    port: 0,
    logger: silent,
    makeContext: ({ headers }) => {
      const role = (headers['x-role'] ?? Role.ADMINISTRATOR) as Role;
      return new HubContext(
        test.hub,
        viewerOf({
          id: headers['x-area'] === undefined ? 'whole' : `part ${role}`,
          role,
          areas: [(headers['x-area'] as string | undefined) ?? '33.26'],
        }),
      );
    },
  });
  url = `${server.url}/graphql`;
  const { addWorkingGroupMember } = await dataOf<{ addWorkingGroupMember: { id: string } }>(
    url,
    `mutation { addWorkingGroupMember(villageCode: "${far}", role: MEMBER, name: "Seksi Contoh", since: "2026-01-01", trained: true) { id } }`,
  );
  const posyandus = await dataOf<Record<'one' | 'other', { id: string }>>(
    url,
    `mutation { one: createPosyandu(villageCode: "${far}", name: "Melati 1") { id } other: createPosyandu(villageCode: "${far}", name: "Melati 2") { id } }`,
  );
  const { createProgram } = await dataOf<{ createProgram: { id: string } }>(
    url,
    'mutation ($leadId: ID!) { createProgram(input: { kind: PKH, name: "Tanpa desa", leadId: $leadId, startsOn: "2026-01-01" }) { id } }',
    { leadId: await firstId('partners') },
  );
  const { families } = await dataOf<{
    families: {
      nodes: {
        id: string;
        head: { id: string };
        children: { id: string; measurements: { nodes: { id: string }[] } }[];
        enrolments: { id: string }[];
      }[];
    };
  }>(
    url,
    `{ families(first: 2, filter: { area: "${far}" }) { nodes { id head { id } children { id measurements(first: 1) { nodes { id } } } enrolments { id } } } }`,
  );
  const [family, other] = families.nodes;
  const [child] = family?.children ?? [];
  await dataOf(
    url,
    'mutation ($childId: ID!) { recordMeasurement(input: { childId: $childId, measuredOn: "2026-06-10", weightKg: 8, heightCm: 70 }) { id } }',
    { childId: child?.id },
  );
  await registerAlike(url, far);
  const { duplicateCandidates } = await dataOf<{ duplicateCandidates: { nodes: { id: string }[] } }>(
    url,
    `{ duplicateCandidates(area: "${far}", first: 1) { nodes { id } } }`,
  );
  ids = {
    family: family?.id ?? '',
    otherFamily: other?.id ?? '',
    person: family?.head.id ?? '',
    child: child?.id ?? '',
    measurement: child?.measurements.nodes[0]?.id ?? '',
    case: await firstId('stuntingCases', far),
    alert: await firstId('alerts', far),
    enrolment: family?.enrolments[0]?.id ?? '',
    program: createProgram.id,
    ownProgram: await firstId('programs'),
    partner: await firstId('partners'),
    member: addWorkingGroupMember.id,
    duplicate: duplicateCandidates.nodes[0]?.id ?? '',
    posyandu: posyandus.one.id,
    otherPosyandu: posyandus.other.id,
  };
  expect(Object.entries(ids).filter(([, id]) => id === '')).toEqual([]);
});
afterAll(async () => {
  await server.close();
  await test.close();
});

async function firstId(list: string, area?: string): Promise<string> {
  const data = await dataOf<Record<string, { nodes: { id: string }[] }>>(
    url,
    `{ ${list}(first: 1${area === undefined ? '' : `, filter: { area: "${area}" }`}) { nodes { id } } }`,
  );
  return data[list]?.nodes[0]?.id ?? '';
}

/** Of every mutation a call that changes what lies outside the viewer's district, or belongs to the whole regency. */
/** Of a record that is nowhere. */
const nobody = '00000000-0000-4000-8000-000000000000';
const beyond: Record<string, () => string> = {
  acknowledgeAlert: () => `acknowledgeAlert(id: "${ids.alert}") { id }`,
  addFamilyMember: () => `addFamilyMember(familyId: "${ids.family}", input: { name: "X", sex: MALE }) { id }`,
  addProgramVillages: () => `addProgramVillages(programId: "${ids.ownProgram}", villageCodes: ["${far}"]) { id }`,
  addWorkingGroupMember: () =>
    `addWorkingGroupMember(villageCode: "${far}", role: MEMBER, name: "X", since: "2026-01-01", trained: true) { id }`,
  assignPosyandu: () => `assignPosyandu(childIds: ["${ids.child}"], posyanduId: "${ids.posyandu}") { id }`,
  attestKampungKB: () =>
    `attestKampungKB(villageCode: "${far}", facts: { unmetNeed: 8 }, attestedOn: "2026-02-01", evidence: "X") { class }`,
  changeFamily: () => `changeFamily(id: "${ids.family}", input: { rt: "9" }) { id }`,
  changeFamilyHead: () => `changeFamilyHead(id: "${ids.family}", members: [{ personId: "${ids.person}", relation: HEAD }]) { id }`,
  changeFamilyMember: () => `changeFamilyMember(id: "${ids.person}", input: { name: "X" }) { id }`,
  changeKampungKBProfile: () => `changeKampungKBProfile(villageCode: "${far}", input: { overview: "X" }) { class }`,
  changePartner: () => `changePartner(id: "${ids.partner}", input: { name: "X" }) { name }`,
  changeProgram: () => `changeProgram(id: "${ids.program}", input: { name: "X" }) { name }`,
  classifyKampungKB: () => `classifyKampungKB(villageCode: "${far}", class: MANDIRI, decidedOn: "2026-04-01", evidence: "X") { class }`,
  closePosyandu: () => `closePosyandu(id: "${ids.posyandu}") { id }`,
  closeStuntingCase: () => `closeStuntingCase(id: "${ids.case}", status: CLOSED_MOVED, note: "X") { id }`,
  completeEnrolment: () => `completeEnrolment(id: "${ids.enrolment}", endedOn: "2026-06-01", reason: "X") { id }`,
  correctMeasurement: () => `correctMeasurement(id: "${ids.measurement}", input: { weightKg: 9, reason: "X" }) { id }`,
  createPosyandu: () => `createPosyandu(villageCode: "${far}", name: "X") { id }`,
  createProgram: () =>
    `createProgram(input: { kind: PKH, name: "X", leadId: "${ids.partner}", startsOn: "2026-01-01", villageCodes: ["${far}"] }) { id }`,
  declareKampungKB: () => `declareKampungKB(villageCode: "33.26.02.2003", declaredOn: "2026-01-01") { class }`,
  enrolFamilies: () => `enrolFamilies(programId: "${ids.ownProgram}", familyIds: ["${ids.family}"]) { enrolment { id } }`,
  endMonitoring: () => `endMonitoring(id: "${ids.child}", reason: MOVED_OUT) { id }`,
  endMonitoringOfFamily: () => `endMonitoringOfFamily(id: "${ids.family}", reason: MOVED_OUT) { id }`,
  erasePerson: () => `erasePerson(id: "${ids.person}", reason: "X", confirm: true) { __typename }`,
  exportPerson: () => `exportPerson(id: "${ids.person}", reason: "X") { __typename }`,
  mergeFamilies: () => `mergeFamilies(keepId: "${ids.family}", mergeId: "${ids.otherFamily}", reason: "X") { id }`,
  mergeMembers: () => `mergeMembers(keepId: "${ids.person}", mergeId: "${ids.child}", reason: "X") { id }`,
  mergePosyandu: () => `mergePosyandu(keepId: "${ids.posyandu}", mergeId: "${ids.otherPosyandu}") { id }`,
  moveFamily: () => `moveFamily(id: "${ids.family}", input: { villageCode: "33.26.01.2001", movedOn: "2026-06-01", reason: "X" }) { id }`,
  recordIntervention: () =>
    `recordIntervention(input: { caseId: "${ids.case}", kind: FOOD_AID, service: "X", providedOn: "2026-06-12" }) { id }`,
  recordMeasurement: () => `recordMeasurement(input: { childId: "${ids.child}", measuredOn: "2026-06-11", weightKg: 9 }) { id }`,
  recordMeasurements: () =>
    `recordMeasurements(input: [{ childId: "${ids.child}", measuredOn: "2026-06-11", weightKg: 9 }]) { error { code } }`,
  registerChild: () => `registerChild(input: { familyId: "${ids.family}", name: "X", sex: MALE, bornOn: "2025-01-01" }) { id }`,
  registerFamily: () => `registerFamily(input: { villageCode: "${far}", head: { name: "X", sex: MALE } }) { id }`,
  startImport: () => `startImport(id: "ImportJob_${nobody}") { state }`,
  decideImportRow: () => `decideImportRow(id: "ImportJob_${nobody}", number: 1) { number }`,
  undoImport: () => `undoImport(id: "ImportJob_${nobody}") { state }`,
  registerFamilies: () => `registerFamilies(input: [{ villageCode: "${far}", head: { name: "X", sex: MALE } }]) { error { code } }`,
  rejectDuplicate: () => `rejectDuplicate(id: "${ids.duplicate}", reason: "X") { id }`,
  removeFamilyMember: () => `removeFamilyMember(id: "${ids.person}", removal: DIED) { id }`,
  removeProgramVillages: () => `removeProgramVillages(programId: "${ids.ownProgram}", villageCodes: ["${far}"]) { id }`,
  removeWorkingGroupMember: () => `removeWorkingGroupMember(id: "${ids.member}", until: "2026-06-01") { id }`,
  renamePosyandu: () => `renamePosyandu(id: "${ids.posyandu}", name: "X") { id }`,
  reopenPosyandu: () => `reopenPosyandu(id: "${ids.posyandu}") { id }`,
  resolveAlert: () => `resolveAlert(id: "${ids.alert}", note: "X") { id }`,
  resumeMonitoring: () => `resumeMonitoring(id: "${ids.child}", reason: "X") { id }`,
  resumeMonitoringOfFamily: () => `resumeMonitoringOfFamily(id: "${ids.family}", reason: "X") { id }`,
  splitFamily: () =>
    `splitFamily(id: "${ids.family}", input: { members: [{ personId: "${ids.person}", relation: HEAD }], reason: "X" }) { id }`,
  triageStuntingCase: () => `triageStuntingCase(id: "${ids.case}", causes: [POVERTY]) { id }`,
  voidMeasurement: () => `voidMeasurement(id: "${ids.measurement}", input: { reason: "X" }) { id }`,
  withdrawEnrolment: () => `withdrawEnrolment(id: "${ids.enrolment}", endedOn: "2026-06-01", reason: "X") { id }`,
};

/** It changes nothing that is there: whoever plans a program in a district may need a partner of its own. */
const addsOnly = ['createPartner'];

describe('Whoever works in a part of the regency', () => {
  it('is tested here with every mutation', () => {
    expect([...Object.keys(beyond), ...addsOnly].toSorted()).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort());
    expect(mutationsWithKey(schema)).toContain('createPartner');
  });

  // As a field officer, a cadre and an administrator of one district: whatever scopes a role has, its areas bound it.
  it.each([Role.FIELD_OFFICER, Role.CADRE, Role.ADMINISTRATOR])(
    'changes nothing of another part, and nothing of the whole: %s',
    async (role) => {
      const stored = () =>
        test.hub.store.read(
          'test',
          `select (select jsonb_agg(to_jsonb(p) order by id) from partner p) as partners, (select jsonb_agg(to_jsonb(p) order by id) from program p) as programs,
      (select jsonb_agg(to_jsonb(f) order by id) from family f) as families, (select jsonb_agg(to_jsonb(k) order by village_code) from kampung_kb k) as kampung, (select count(*)::int from measurement) as measurements, (select jsonb_agg(to_jsonb(q) order by id) from posyandu q) as posyandus`,
        );
      const before = await stored();
      const passed: unknown[] = [];
      for (const [name, call] of Object.entries(beyond)) {
        const answer = await ask(url, `mutation { ${call()} }`, {}, { 'x-role': role, 'x-area': own });
        // Of a list each row is refused for itself.
        const rows = answer.data?.[name] ?? [];
        const refusedRows = Array.isArray(rows)
          ? (rows as { error?: { code: string }; enrolment?: unknown }[]).map(
              ({ error, enrolment }) => error?.code ?? (enrolment === null ? 'FORBIDDEN' : 'stored'),
            )
          : ['stored'];
        const codes = [...(answer.errors ?? []).map(({ extensions }) => extensions.code), ...refusedRows];
        if (codes.length === 0 || !codes.every((code) => code === 'FORBIDDEN' || code === 'NOT_FOUND')) passed.push([name, answer]);
      }
      expect(passed).toEqual([]);
      expect(await stored()).toEqual(before);
    },
  );

  it('leaves partners to viewers of the whole regency, who may change them', async () => {
    const rename = (area: string) =>
      ask(
        url,
        `mutation { changePartner(id: "${ids.partner}", input: { name: "Dinas Baru" }) { name } }`,
        {},
        { 'x-role': Role.FIELD_OFFICER, 'x-area': area },
      );
    expect((await rename(own)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', inputPath: ['id'] });
    expect((await rename('33.26')).data).toEqual({ changePartner: { name: 'Dinas Baru' } });
  });

  it('changes a program without villages where it made it', async () => {
    const by = { 'x-role': Role.FIELD_OFFICER, 'x-area': own };
    const { createProgram } = await dataOf<{ createProgram: { id: string } }>(
      url,
      `mutation { createProgram(input: { kind: PKH, name: "Rencana", leadId: "${ids.partner}", startsOn: "2026-01-01" }) { id } }`,
      {},
      by,
    );
    const rename = (id: string) => ask(url, `mutation { changeProgram(id: "${id}", input: { name: "Rencana 2" }) { name } }`, {}, by);
    expect((await rename(createProgram.id)).data).toEqual({ changeProgram: { name: 'Rencana 2' } });
    expect((await rename(ids.program)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
