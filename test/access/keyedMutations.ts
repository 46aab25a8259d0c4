import { getNamedType, isInputObjectType, type GraphQLSchema } from 'graphql';

/** What the calls below are about: records of one village. */
export interface Subjects {
  readonly villageCode: string;
  readonly familyId: string;
  readonly childId: string;
  readonly measurementId: string;
  readonly caseId: string;
  readonly partnerId: string;
  /** Members who may leave the family. */
  readonly memberIds: readonly string[];
}

/** A mutation with a `clientKey`, as the tests call it. */
export interface KeyedMutation {
  readonly text: string;
  /** Arguments of a call, with the key that is given, and of others by their number: two numbers are two inputs. */
  readonly call: (of: Subjects, clientKey: string | null, number: number) => Record<string, unknown>;
  /** Finds the id of what was stored in an answer, or what stands for it. */
  readonly idIn?: (data: unknown) => unknown;
  /** Whether it stores a record of a person or a family, which areas and the access log are about. */
  readonly ofPersons: boolean;
  /** Whether a test needs a family of its own: a child is measured once on a day, and a member leaves the family once. */
  readonly ownSubjects?: boolean;
}

/** The mutations of a schema that take a client-made key, by name. */
export function mutationsWithKey(schema: GraphQLSchema): string[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {})
    .filter(({ args }) =>
      args.some(({ name, type }) => {
        const named = getNamedType(type);
        return name === 'clientKey' || (isInputObjectType(named) && 'clientKey' in named.getFields());
      }),
    )
    .map(({ name }) => name)
    .sort();
}

const day = (number: number) => `2026-05-${String(2 + (number % 28)).padStart(2, '0')}`;

/** Every mutation with a client-made key. */
export const keyedMutations: Readonly<Record<string, KeyedMutation>> = {
  registerFamily: {
    text: 'mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id rt head { name } } }',
    call: ({ villageCode }, clientKey, n) => ({
      input: { villageCode, rt: String(1 + (n % 900)), head: { name: `Ayah Kunci ${n}`, sex: 'MALE' }, clientKey },
    }),
    ofPersons: true,
  },
  registerFamilies: {
    text: 'mutation ($input: [RegisterFamilyInput!]!) { registerFamilies(input: $input) { family { id rt head { name } } error { code message inputPath } } }',
    call: ({ villageCode }, clientKey, n) => ({
      input: [{ villageCode, rt: String(1 + (n % 900)), head: { name: `Ayah Banyak ${n}`, sex: 'MALE' }, clientKey }],
    }),
    idIn: (data) => (data as { registerFamilies: [{ family: { id: string } | null }] }).registerFamilies[0].family?.id,
    ofPersons: true,
  },
  addFamilyMember: {
    text: 'mutation ($familyId: ID!, $input: AddFamilyMemberInput!) { addFamilyMember(familyId: $familyId, input: $input) { id name } }',
    call: ({ familyId }, clientKey, n) => ({ familyId, input: { name: `Paman Kunci ${n}`, sex: 'MALE', clientKey } }),
    ofPersons: true,
  },
  splitFamily: {
    text: 'mutation ($id: ID!, $input: SplitFamilyInput!) { splitFamily(id: $id, input: $input) { id rt } }',
    call: ({ familyId, memberIds }, clientKey, n) => ({
      id: familyId,
      input: { members: [{ personId: memberIds[n % memberIds.length], relation: 'HEAD' }], reason: `Pisah ${n}`, clientKey },
    }),
    ofPersons: true,
    ownSubjects: true,
  },
  registerChild: {
    text: 'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id name motherHeightCm } }',
    call: ({ familyId }, clientKey, n) => ({
      input: { familyId, name: `Anak Kunci ${n}`, sex: 'FEMALE', bornOn: '2025-06-15', motherHeightCm: 150, clientKey },
    }),
    ofPersons: true,
  },
  recordMeasurement: {
    text: 'mutation ($input: RecordMeasurementInput!) { recordMeasurement(input: $input) { id weightKg } }',
    call: ({ childId }, clientKey, n) => ({ input: { childId, measuredOn: day(n), weightKg: 10 + n / 100, heightCm: 80, clientKey } }),
    ofPersons: true,
    ownSubjects: true,
  },
  recordMeasurements: {
    text: 'mutation ($input: [RecordMeasurementInput!]!) { recordMeasurements(input: $input) { measurement { id weightKg } error { code message inputPath } } }',
    call: ({ childId }, clientKey, n) => ({ input: [{ childId, measuredOn: day(n), weightKg: 11 + n / 100, heightCm: 80, clientKey }] }),
    idIn: (data) => (data as { recordMeasurements: [{ measurement: { id: string } | null }] }).recordMeasurements[0].measurement?.id,
    ofPersons: true,
    ownSubjects: true,
  },
  correctMeasurement: {
    text: 'mutation ($id: ID!, $input: CorrectMeasurementInput!) { correctMeasurement(id: $id, input: $input) { id weightKg } }',
    call: ({ measurementId }, clientKey, n) => ({ id: measurementId, input: { weightKg: 9 + n / 100, reason: 'Salah baca', clientKey } }),
    ofPersons: true,
    ownSubjects: true,
  },
  voidMeasurement: {
    text: 'mutation ($id: ID!, $input: VoidMeasurementInput!) { voidMeasurement(id: $id, input: $input) { id } }',
    call: ({ measurementId }, clientKey, n) => ({ id: measurementId, input: { reason: `Anak lain ${n}`, clientKey } }),
    ofPersons: true,
    ownSubjects: true,
  },
  recordIntervention: {
    text: 'mutation ($input: RecordInterventionInput!) { recordIntervention(input: $input) { id service } }',
    call: ({ caseId }, clientKey, n) => ({
      input: { caseId, kind: 'FOOD_AID', service: `Paket ${n}`, providedOn: '2026-06-12', clientKey },
    }),
    ofPersons: true,
  },
  createPartner: {
    text: 'mutation ($input: CreatePartnerInput!) { createPartner(input: $input) { id name } }',
    call: (_of, clientKey, n) => ({ input: { name: `Mitra ${n}`, helix: 'MEDIA', clientKey } }),
    ofPersons: false,
  },
  createProgram: {
    text: 'mutation ($input: CreateProgramInput!) { createProgram(input: $input) { id name } }',
    call: ({ partnerId }, clientKey, n) => ({
      input: { kind: 'PKH', name: `Program ${n}`, leadId: partnerId, startsOn: '2026-01-01', clientKey },
    }),
    ofPersons: false,
  },
  addWorkingGroupMember: {
    text: 'mutation ($villageCode: AreaCode!, $name: String!, $clientKey: String) { addWorkingGroupMember(villageCode: $villageCode, role: MEMBER, name: $name, since: "2026-01-01", trained: true, clientKey: $clientKey) { id name } }',
    call: ({ villageCode }, clientKey, n) => ({ villageCode, name: `Anggota ${n}`, clientKey }),
    ofPersons: false,
  },
  createPosyandu: {
    text: 'mutation ($villageCode: AreaCode!, $name: String!, $clientKey: String) { createPosyandu(villageCode: $villageCode, name: $name, clientKey: $clientKey) { id name } }',
    call: ({ villageCode }, clientKey, n) => ({ villageCode, name: `Melati ${n}`, clientKey }),
    ofPersons: false,
  },
  attestKampungKB: {
    text: 'mutation ($villageCode: AreaCode!, $evidence: String!, $clientKey: String) { attestKampungKB(villageCode: $villageCode, facts: { unmetNeed: 8 }, attestedOn: "2026-02-01", evidence: $evidence, clientKey: $clientKey) { village { code } } }',
    call: ({ villageCode }, clientKey, n) => ({ villageCode, evidence: `Pendataan ${n}`, clientKey }),
    ofPersons: false,
  },
  classifyKampungKB: {
    text: 'mutation ($villageCode: AreaCode!, $evidence: String!, $clientKey: String) { classifyKampungKB(villageCode: $villageCode, class: MANDIRI, decidedOn: "2026-04-01", evidence: $evidence, clientKey: $clientKey) { village { code } } }',
    call: ({ villageCode }, clientKey, n) => ({ villageCode, evidence: `SK ${n}`, clientKey }),
    ofPersons: false,
  },
  declareKampungKB: {
    text: 'mutation ($villageCode: AreaCode!, $evidence: String, $clientKey: String) { declareKampungKB(villageCode: $villageCode, declaredOn: "2026-01-01", evidence: $evidence, clientKey: $clientKey) { village { code } } }',
    // The one village of the fixture that is not declared.
    call: (_of, clientKey, n) => ({ villageCode: '33.26.02.2003', evidence: `SK Bupati ${n}`, clientKey }),
    ofPersons: false,
  },
};

/** Tables in which a call that is not known again leaves a row more. */
export const keyedTables = [
  'family',
  'person',
  'child',
  'measurement',
  'intervention',
  'partner',
  'program',
  'kampung_kb',
  'kampung_kb_classification',
  'kampung_kb_attestation',
  'working_group_member',
  'posyandu',
];
