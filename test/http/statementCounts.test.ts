import { afterAll, beforeAll, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { Random } from '../../src/demo/Random.ts';
import { importFile } from '../imports/importFile.ts';
import { madeFile, madeRows } from '../imports/madeFile.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onEachDatabase } from '../support/databases.ts';
import { serveTestHub, today, type ServedHub } from '../support/testHub.ts';

/**
 * Every field that leads from many rows to others, in a query whose number of parents is `$n`. The number of
 * SQL statements must be the same for two parents as for all of them.
 */
const fanOuts: Record<string, string> = {
  'Regency.districts': '{ villages(first: $n) { nodes { district { regency { districts { name } } } } } }',
  'Regency.villages': '{ villages(first: $n) { nodes { district { regency { villages(first: 2) { totalCount nodes { name } } } } } } }',
  'District.regency': '{ villages(first: $n) { nodes { district { regency { name } } } } }',
  'District.villages':
    '{ villages(first: $n) { nodes { district { villages(first: 2, orderBy: { field: NAME }) { totalCount nodes { name } } } } } }',
  'Village.district': '{ villages(first: $n) { nodes { district { name } } } }',
  'Village.kampungKB': '{ villages(first: $n) { nodes { kampungKB { class } } } }',
  'KampungKB.classHistory': '{ villages(first: $n) { nodes { kampungKB { classHistory { class } } } } }',
  'KampungKB.village': '{ villages(first: $n) { nodes { kampungKB { village { name } } } } }',
  'KampungKB.nextClass': '{ villages(first: $n) { nodes { kampungKB { nextClass { classByScoring missing { code toDo } } } } } }',
  'KampungKB.startUp': '{ villages(first: $n) { nodes { kampungKB { startUp { step status missing { code } } } } } }',
  'KampungKB.workingGroup': '{ villages(first: $n) { nodes { kampungKB { workingGroup { name } } } } }',
  'KampungKB.profile': '{ villages(first: $n) { nodes { kampungKB { profile { overview } } } } }',
  'KampungKB.facilities': '{ villages(first: $n) { nodes { kampungKB { facilities { kind present } } } } }',
  'KampungKB.rumahDataKu': '{ villages(first: $n) { nodes { kampungKB { rumahDataKu { establishedOn } } } } }',
  'KampungKB.activityGroups': '{ villages(first: $n) { nodes { kampungKB { activityGroups { kind participation } } } } }',
  'KampungKB.attestations': '{ villages(first: $n) { nodes { kampungKB { attestations { facts { unmetNeed } } } } } }',
  'WorkingGroupMember.village': '{ villages(first: $n) { nodes { kampungKB { workingGroup { village { name } } } } } }',
  'Regency.classTotals': '{ villages(first: $n) { nodes { district { regency { classTotals { dasar undeclared } } } } } }',
  'District.classTotals': '{ villages(first: $n) { nodes { district { classTotals { dasar undeclared } } } } }',
  'Regency.indicators':
    '{ villages(first: $n) { nodes { district { regency { indicators(from: "2026-04", to: "2026-06") { key points { value } } } } } } }',
  'District.indicators':
    '{ villages(first: $n) { nodes { district { indicators(from: "2026-04", to: "2026-06") { key points { value } } } } } }',
  'Village.indicators':
    '{ villages(first: $n) { nodes { indicators(from: "2026-04", to: "2026-06") { key area { name } points { value } } } } }',
  'IndicatorSeries.groups':
    '{ villages(first: $n) { nodes { indicators(from: "2026-04", to: "2026-06", keys: [STUNTED]) { groups(by: SEX) { group points { value } } } } } }',
  'Village.families': '{ villages(first: $n) { nodes { families(first: 2) { totalCount edges { cursor node { id } } } } } }',
  'Village.children':
    '{ villages(first: $n) { nodes { children(first: 2, filter: { maxAgeMonths: 59 }) { totalCount nodes { name } } } } }',
  'Village.posyandus': '{ villages(first: $n) { nodes { posyandus(first: 2) { totalCount nodes { name } } } } }',
  'Posyandu.village': '{ posyandus(first: $n) { nodes { village { name } } } }',
  'Posyandu.mergedInto': '{ measurements(first: $n) { nodes { posyandu { mergedInto { name } } } } }',
  'Posyandu.children': '{ posyandus(first: $n) { nodes { children(first: 2) { totalCount nodes { name } } } } }',
  'Posyandu.measurements': '{ posyandus(first: $n) { nodes { measurements(first: 2) { totalCount nodes { measuredOn } } } } }',
  'Child.posyandu': '{ children(first: $n) { nodes { posyandu { name } } } }',
  'Measurement.posyandu': '{ measurements(first: $n) { nodes { posyandu { name } } } }',
  'Village.programs': '{ villages(first: $n) { nodes { programs(first: 2) { totalCount nodes { since } } } } }',
  'Village.alerts': '{ villages(first: $n) { nodes { alerts(first: 2) { totalCount nodes { kind } } } } }',
  'Family.village': '{ families(first: $n) { nodes { village { name } } } }',
  'Family.head': '{ families(first: $n) { nodes { head { name } } } }',
  'Family.members':
    '{ families(first: $n, filter: { cohort: BALITA }) { nodes { head { name } members { name cohorts } stuntingRisk { atRisk reasons } } } }',
  'Person.family': '{ families(first: $n) { nodes { members { family { rt } } } } }',
  'Family.history': '{ families(first: $n) { nodes { history(first: 2) { totalCount nodes { kind } } } } }',
  'FamilyChange.person': '{ families(first: $n) { nodes { history { nodes { person { name cohorts } } } } } }',
  'FamilyChange.otherFamily': '{ families(first: $n) { nodes { history { nodes { otherFamily { rt } } } } } }',
  'Family.children': '{ families(first: $n) { nodes { children { name } } } }',
  'Family.enrolments': '{ families(first: $n) { nodes { enrolments { enrolledOn } } } }',
  'Child.family': '{ children(first: $n) { nodes { family { rt } } } }',
  'Child.village': '{ children(first: $n) { nodes { village { name } } } }',
  'Child.measurements':
    '{ children(first: $n) { nodes { measurements(last: 1) { totalCount nodes { assessment { stunted } origin { rowNumber } } } } } }',
  'Child.latestMeasurement': '{ children(first: $n) { nodes { latestMeasurement { assessment { heightForAge { value } } } } } }',
  'Child.possibleDuplicates': '{ children(first: $n) { nodes { possibleDuplicates(first: 2) { totalCount nodes { score } } } } }',
  'Family.possibleDuplicates': '{ families(first: $n) { nodes { possibleDuplicates(first: 2) { totalCount nodes { score } } } } }',
  'DuplicateCandidate.children': '{ duplicateCandidates(first: $n, kind: CHILD) { nodes { children { name } } } }',
  'DuplicateCandidate.persons': '{ duplicateCandidates(first: $n) { nodes { persons { name } } } }',
  'DuplicateCandidate.families': '{ duplicateCandidates(first: $n) { nodes { families { rt } } } }',
  'ImportJob.rows': '{ importJobs(first: $n) { nodes { rows(first: 3) { totalCount nodes { number child { name } } } } } }',
  'Measurement.child': '{ children(first: $n) { nodes { latestMeasurement { child { name } } } } }',
  'Measurement.supersedes': '{ children(first: $n) { nodes { measurements { nodes { supersedes { id } } } } } }',
  'Child.accessLog': '{ children(first: $n) { nodes { accessLog(first: 2) { totalCount nodes { action } } } } }',
  'Child.growthChart':
    '{ children(first: $n) { nodes { growthChart(indicator: HEIGHT_FOR_AGE) { points { value measurement { weightKg } } } } } }',
  'Child.stuntingCase': '{ children(first: $n) { nodes { stuntingCase { status } } } }',
  'Village.stuntingCases': '{ villages(first: $n) { nodes { stuntingCases(first: 2) { totalCount nodes { status } } } } }',
  'District.children': '{ regency(code: "33.26") { districts { children(first: $n) { totalCount nodes { name } } } } }',
  'Regency.children': '{ regency(code: "33.26") { children(first: $n) { totalCount nodes { name } } } }',
  'Person.child': '{ families(first: $n) { nodes { members { child { bornOn } } } } }',
  'Child.person': '{ children(first: $n) { nodes { person { relation } } } }',
  'StuntingCase.child': '{ stuntingCases(first: $n) { nodes { child { name } } } }',
  'StuntingCase.openedBy': '{ stuntingCases(first: $n) { nodes { openedBy { measuredOn } } } }',
  'StuntingCase.suggestedCauses': '{ stuntingCases(first: $n) { nodes { suggestedCauses { cause evidence } } } }',
  'StuntingCase.interventions': '{ stuntingCases(first: $n) { nodes { outstanding interventions { service } } } }',
  'StuntingCase.history': '{ stuntingCases(first: $n) { nodes { history { type } } } }',
  'CaseEvent.measurement': '{ stuntingCases(first: $n) { nodes { history { measurement { measuredOn } } } } }',
  'CaseEvent.intervention': '{ stuntingCases(first: $n) { nodes { history { intervention { kind } } } } }',
  'Intervention.case': '{ stuntingCases(first: $n) { nodes { interventions { case { status } } } } }',
  'Intervention.enrolment': '{ stuntingCases(first: $n) { nodes { interventions { enrolment { enrolledOn } } } } }',
  'Measurement.supersededBy': '{ children(first: $n) { nodes { measurements { nodes { supersededBy { id } } } } } }',
  'Partner.programs': '{ partners(first: $n) { nodes { programs(first: 1) { totalCount nodes { name } } } } }',
  'Partner.villages': '{ partners(first: $n) { nodes { villages(first: 2) { totalCount nodes { name } } } } }',
  'Program.lead': '{ programs(first: $n) { nodes { lead { name } } } }',
  'Program.partners': '{ programs(first: $n) { nodes { partners { name } } } }',
  'Program.villages': '{ programs(first: $n) { nodes { villages(first: 2) { totalCount nodes { since } } } } }',
  'Program.enrolments':
    '{ programs(first: $n) { nodes { enrolments(first: 2, filter: { active: true }) { totalCount nodes { enrolledOn } } } } }',
  'VillageProgram.village': '{ programs(first: $n) { nodes { villages(first: 3) { nodes { village { name } } } } } }',
  'VillageProgram.program': '{ villages(first: $n) { nodes { programs(first: 3) { nodes { program { name } } } } } }',
  'Enrolment.program': '{ families(first: $n) { nodes { enrolments { program { name } } } } }',
  'Enrolment.family': '{ programs(first: $n) { nodes { enrolments(first: 3) { nodes { family { rt } } } } } }',
  'Alert.village': '{ alerts(first: $n) { nodes { village { name } } } }',
  'Alert.child': '{ alerts(first: $n) { nodes { child { name } } } }',
  'Alert.measurement': '{ alerts(first: $n) { nodes { measurement { measuredOn } } } }',
};

/** Types without a global id that hang on many rows. */
const sets = new Set([
  'CaseEvent',
  'ClassProgress',
  'StartUpStep',
  'Facility',
  'RumahDataKu',
  'ActivityGroup',
  'GrowthChart',
  'SuggestedCause',
  'IndicatorSeries',
]);

onEachDatabase((kind) => {
  let served: ServedHub;

  beforeAll(async () => {
    served = await serveTestHub(kind);
    // Alerts of several children, for the fields of an alert.
    const { children } = await dataOf<{ children: { nodes: { id: string }[] } }>(
      served.url,
      '{ children(filter: { stunted: false }) { nodes { id } } }',
    );
    for (const { id } of children.nodes) {
      await dataOf(
        served.url,
        `mutation ($id: ID!) { recordMeasurement(input: { childId: $id, measuredOn: "2026-06-01", weightKg: 6, heightCm: 88 }) { id } }`,
        { id },
      );
    }
    // Families whose history tells of another one.
    const { families } = await dataOf<{ families: { nodes: { id: string; members: { id: string; relation: string }[] }[] } }>(
      served.url,
      '{ families(first: 3) { nodes { id members { id relation } } } }',
    );
    for (const { id, members } of families.nodes) {
      const spouse = members.find(({ relation }) => relation !== 'HEAD');
      await dataOf(served.url, 'mutation ($id: ID!, $input: SplitFamilyInput!) { splitFamily(id: $id, input: $input) { id } }', {
        id,
        input: { reason: 'Pisah kartu keluarga', members: [{ personId: spouse?.id, relation: 'HEAD' }] },
      });
    }
    // An intervention of every case, in a program of the family.
    const { stuntingCases } = await dataOf<{
      stuntingCases: { nodes: { id: string; child: { family: { enrolments: { id: string; program: { kind: string } }[] } } }[] };
    }>(served.url, '{ stuntingCases { nodes { id child { family { enrolments { id program { kind } } } } } } }');
    for (const { id: caseId, child } of stuntingCases.nodes) {
      const [enrolment] = child.family.enrolments;
      await dataOf(served.url, 'mutation ($input: RecordInterventionInput!) { recordIntervention(input: $input) { id } }', {
        input: { caseId, kind: enrolment?.program.kind, enrolmentId: enrolment?.id, providedOn: '2026-06-01' },
      });
    }
    // Candidates of children, persons and families.
    for (const [of, table] of [
      ['CHILD', 'child'],
      ['PERSON', 'person'],
      ['FAMILY', 'family'],
    ])
      await served.hub.store.read(
        'candidates',
        `insert into duplicate_candidate (kind, record_ids, village_codes, score, reasons)
          select '${of}', array[id, next], array[village_code, village_code], 0.9, '{NAME}'
          from (select id, village_code, lead(id) over (partition by village_code order by id) as next from ${table}) t where next is not null
          on conflict do nothing`,
      );
    // Two posyandu in every village, of which one was merged, and children who were measured in either.
    await served.hub.store.read(
      'posyandu',
      `insert into posyandu (id, village_code, name, recorded_by, recorded_at) select gen_random_uuid(), code, 'Melati ' || n, 'test', now() from village, generate_series(1, 2) n`,
    );
    for (const change of [
      `update posyandu q set merged_into_id = k.id from posyandu k where q.village_code = k.village_code and q.name = 'Melati 2' and k.name = 'Melati 1'`,
      `update child c set posyandu_id = q.id from posyandu q where q.village_code = c.village_code and q.name = 'Melati 1'`,
      `update measurement m set posyandu_id = q.id from child c join posyandu q on q.village_code = c.village_code
        where c.id = m.child_id and q.name = case when m.measured_on < '2026-05-01' then 'Melati 2' else 'Melati 1' end`,
    ])
      await served.hub.store.read('posyandu', change);
    // Imports, with measurements that come from their files.
    for (const seed of [1, 2, 3]) {
      const rows = madeRows(new Random(seed), { children: 3, months: 2, villages: ['Kandangserang/Desa 1'], before: today });
      await importFile(served, await madeFile(rows), {}, undefined, { ...localAdministrator, areas: ['33.26'] });
    }
    // A working group of every Kampung KB.
    const { villages } = await dataOf<{ villages: { nodes: { code: string; kampungKB: object | null }[] } }>(
      served.url,
      '{ villages { nodes { code kampungKB { class } } } }',
    );
    for (const { code } of villages.nodes.filter(({ kampungKB }) => kampungKB !== null)) {
      await dataOf(
        served.url,
        'mutation ($code: AreaCode!) { addWorkingGroupMember(villageCode: $code, role: CHAIR, name: "Ketua Contoh", since: "2026-01-01") { id } }',
        { code },
      );
    }
  });

  afterAll(() => served.close());

  async function statementsOf(selection: string, n: number): Promise<string[]> {
    const names: string[] = [];
    // As the first query after a start sees it.
    served.hub.store.forgetReference();
    const stop = served.hub.store.onStatement((name) => names.push(name));
    const answer = await ask(served.url, `query ($n: Int) ${selection}`, { n });
    stop();
    expect(answer.errors).toBeUndefined();
    return names;
  }

  it.each(Object.entries(fanOuts))('%s costs the same statements for two parents as for all', async (_field, selection) => {
    const few = await statementsOf(selection, 2);
    const all = await statementsOf(selection, 500);
    expect(all).toEqual(few);
    expect(new Set(all).size).toBe(all.length);
  });

  it('reads rows that a field leads to one by one in the statement of their parents', async () => {
    const ofChildren =
      '{ children(first: $n) { nodes { latestMeasurement { weightKg } stuntingCase { status } family { rt head { name } } } } }';
    expect(await statementsOf(ofChildren, 500)).toEqual(['children']);
    const ofCases =
      '{ stuntingCases(first: $n) { nodes { child { name family { head { name } } } interventions { enrolment { program { name lead { name } } } } } } }';
    expect(await statementsOf(ofCases, 500)).toEqual(['stunting cases', 'interventions of case']);
  });

  it('nests five levels in at most one statement a level', async () => {
    const names = await statementsOf(
      '{ villages(first: $n) { nodes { families { nodes { children { latestMeasurement { child { id } } } } } } } }',
      500,
    );
    expect(names).toEqual(['villages', 'families of village', 'children of family', 'children by key']);
  });

  it('has a case here for every field of the schema that leads to other rows', async () => {
    const { __schema } = await dataOf<{
      __schema: {
        types: { kind: string; name: string; interfaces: { name: string }[] | null; fields: { name: string; type: TypeRef }[] | null }[];
      };
    }>(
      served.url,
      `{ __schema { types { kind name interfaces { name } fields { name type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }`,
    );
    const rows = new Set(
      __schema.types
        .filter(
          (type) =>
            type.kind === 'OBJECT' &&
            (type.name.startsWith('KampungKB') || sets.has(type.name) || type.interfaces?.some(({ name }) => name === 'Node') === true),
        )
        .map(({ name }) => name),
    );
    const leads = (name: string) => rows.has(name) || name.endsWith('Connection');
    const expected = __schema.types
      .filter((type) => rows.has(type.name))
      .flatMap((type) => (type.fields ?? []).filter((field) => leads(namedType(field.type))).map((field) => `${type.name}.${field.name}`));
    expect(Object.keys(fanOuts).toSorted()).toEqual(expected.toSorted());
  });
});

interface TypeRef {
  kind: string;
  name: string | null;
  ofType?: TypeRef | null;
}

function namedType(type: TypeRef): string {
  return type.ofType ? namedType(type.ofType) : (type.name ?? '');
}
