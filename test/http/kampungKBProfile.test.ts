import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

interface Criterion {
  code: string;
  score: number | null;
  met: boolean;
  source: string;
  value: string | null;
  toDo: string;
}
interface Progress {
  currentClass: string;
  nextClass: string | null;
  classByScoring: string;
  readyForDecision: boolean;
  demo: boolean;
  indices: { index: string; value: number; passes: boolean; known: number; of: number }[];
  criteria: Criterion[];
  missing: Criterion[];
}

/** A profile by which input and process pass, whatever agencies there are. */
const complete = `overview: "Gambaran umum", latitude: -7.05, longitude: 109.6, workingGroupDecree: "SK 12/2025", secretariat: true, fieldOfficer: true, fieldOfficerName: "Petugas Contoh",
  villageRegulation: true, villageRegulationTitle: "Perdes 3/2025", workPlan: true, fundingSources: [DANA_DESA, APBD, SELF_HELP, CSR, APBN], planningData: [FAMILY_REGISTER, SECTORAL, VILLAGE_POTENTIAL, BKKBN_ROUTINE],
  mechanisms: [{ kind: PLANNING_MEETING, frequency: MONTHLY }, { kind: COORDINATION_MEETING, frequency: QUARTERLY }, { kind: OUTREACH, frequency: MONTHLY }, { kind: MONITORING, frequency: HALF_YEARLY }, { kind: REPORTING, frequency: YEARLY }],
  activityGroups: [{ kind: BKB, participants: 30, target: 60 }, { kind: BKR }, { kind: BKL }],
  rumahDataKu: { establishedOn: "2025-02-01", decree: "SK 13/2025", location: "Balai desa", dataUpdatedOn: "2026-05-01" }, k0SubmittedOn: "2026-01-20"`;

onAnyDatabase((kind) => {
  let served: ServedHub;
  let url: string;

  beforeAll(async () => {
    served = await serveTestHub(kind);
    url = served.url;
  });

  afterAll(() => served.close());

  const change = <Answer>(villageCode: string, input: string, fields: string) =>
    dataOf<{ changeKampungKBProfile: Answer }>(
      url,
      `mutation { changeKampungKBProfile(villageCode: "${villageCode}", input: { ${input} }) { ${fields} } }`,
    ).then((data) => data.changeKampungKBProfile);
  const progressOf = async (villageCode: string): Promise<Progress> => {
    const fields = 'code score met source value(locale: EN) toDo(locale: EN)';
    const { village } = await dataOf<{ village: { kampungKB: { nextClass: Progress } } }>(
      url,
      `{ village(code: "${villageCode}") { kampungKB { nextClass { currentClass nextClass classByScoring readyForDecision demo indices { index value passes known of } criteria { ${fields} } missing { ${fields} } } } } }`,
    );
    return village.kampungKB.nextClass;
  };
  const add = (villageCode: string, name: string, more = '') =>
    ask<{ addWorkingGroupMember: { id: string } }>(
      url,
      `mutation { addWorkingGroupMember(villageCode: "${villageCode}", role: MEMBER, name: "${name}", since: "2026-01-01"${more}) { id } }`,
    );

  describe('a profile', () => {
    const code = '33.26.01.2001';
    const all =
      'profile { version overview fundingSources recordedBy demo } facilities { kind present } rumahDataKu { establishedOn decree location } activityGroups { kind participants target participation }';

    it('is nothing before something is recorded', async () => {
      expect(
        await dataOf(url, `{ village(code: "${code}") { kampungKB { ${all} workingGroup { name } attestations { attestedOn } } } }`),
      ).toEqual({
        village: {
          kampungKB: {
            profile: null,
            facilities: [
              { kind: 'SECRETARIAT', present: null },
              { kind: 'RUMAH_DATAKU', present: null },
            ],
            rumahDataKu: null,
            activityGroups: [],
            workingGroup: [],
            attestations: [],
          },
        },
      });
    });

    it('keeps what is left out, takes away what is null and replaces lists', async () => {
      await change(
        code,
        'overview: "Gambaran", fundingSources: [APBN, CSR], secretariat: false, rumahDataKu: { establishedOn: "2026-01-01", decree: "SK" }, activityGroups: [{ kind: BKB, participants: 1, target: 4 }]',
        'class',
      );
      expect(
        await change(code, 'overview: null, fundingSources: [SELF_HELP], rumahDataKu: { decree: null, location: " Balai desa " }', all),
      ).toEqual({
        profile: { version: 2, overview: null, fundingSources: ['SELF_HELP'], recordedBy: 'local', demo: false },
        facilities: [
          { kind: 'SECRETARIAT', present: false },
          { kind: 'RUMAH_DATAKU', present: true },
        ],
        rumahDataKu: { establishedOn: '2026-01-01', decree: null, location: 'Balai desa' },
        activityGroups: [{ kind: 'BKB', participants: 1, target: 4, participation: 0.25 }],
      });
    });

    it('makes no new version when the same is sent again, and keeps the old ones when it changes', async () => {
      const input =
        'secretariat: true, mechanisms: [{ frequency: MONTHLY, kind: REPORTING }], activityGroups: [{ kind: BKB, participants: 1, target: 4 }]';
      const first = await change<{ profile: { version: number } }>(code, input, 'profile { version }');
      expect(await change(code, input, 'profile { version }')).toEqual(first);
      const rows = await served.hub.store.read(
        'versions',
        'select version from kampung_kb_profile where village_code = $1 order by version',
        [code],
      );
      expect(rows).toEqual([1, 2, 3].map((version) => ({ version })));
    });

    it('takes several changes at the same time, none of them lost', async () => {
      await Promise.all(
        ['workPlan: true', 'villageRegulation: false', 'latitude: -7', 'longitude: 109', 'workingGroupDecree: "SK 1"'].map((input) =>
          change('33.26.02.1001', input, 'class'),
        ),
      );
      expect(
        await change('33.26.02.1001', '', 'profile { version workPlan villageRegulation latitude longitude workingGroupDecree }'),
      ).toEqual({
        profile: { version: 5, workPlan: true, villageRegulation: false, latitude: -7, longitude: 109, workingGroupDecree: 'SK 1' },
      });
    });
  });

  describe('a working group', () => {
    const code = '33.26.01.2002';

    it('shows its members, the chair first, each with a global id', async () => {
      await add(code, 'Anggota Contoh', ', trained: true');
      await dataOf(
        url,
        `mutation { addWorkingGroupMember(villageCode: "${code}", role: CHAIR, name: "Ketua  Contoh", since: "2025-05-01") { id } }`,
      );
      const { village } = await dataOf<{ village: { kampungKB: { workingGroup: { id: string }[] } } }>(
        url,
        `{ village(code: "${code}") { kampungKB { workingGroup { id role name since trained until demo } } } }`,
      );
      expect(village.kampungKB.workingGroup).toMatchObject([
        { role: 'CHAIR', name: 'Ketua Contoh', since: '2025-05-01', trained: false, until: null, demo: false },
        { role: 'MEMBER', name: 'Anggota Contoh', since: '2026-01-01', trained: true },
      ]);
      const [chair] = village.kampungKB.workingGroup;
      expect(
        await dataOf(url, 'query ($id: ID!) { node(id: $id) { id ... on WorkingGroupMember { role village { code } } } }', {
          id: chair?.id,
        }),
      ).toEqual({ node: { id: chair?.id, role: 'CHAIR', village: { code } } });
    });

    it('takes nobody twice, even at the same time, and says so without the name', async () => {
      const answers = await Promise.all([1, 2, 3, 4].map(() => add(code, 'Bendahara Contoh')));
      expect(answers.filter(({ data }) => data != null)).toHaveLength(1);
      const [refused] = answers.flatMap(({ errors }) => errors ?? []);
      expect(refused?.extensions).toMatchObject({ code: 'CONFLICT', inputPath: ['name'] });
      expect(refused?.message).not.toContain('Bendahara');
      expect((await add(code, 'BENDAHARA  contoh')).errors?.[0]?.extensions.code).toBe('CONFLICT');
    });

    it('gives the first member for the same key', async () => {
      const [one, other] = [
        await add(code, 'Seksi Contoh', ', clientKey: "member 1"'),
        await add(code, 'Seksi Contoh', ', clientKey: "member 1"'),
      ];
      expect(one.data?.addWorkingGroupMember.id).toBe(other.data?.addWorkingGroupMember.id);
    });

    it('lets members go, keeps them on record, and takes them again', async () => {
      const { data } = await add(code, 'Sekretaris Contoh');
      const remove = (until: string) =>
        ask<{ removeWorkingGroupMember: { until: string } }>(
          url,
          `mutation ($id: ID!) { removeWorkingGroupMember(id: $id${until}) { until } }`,
          { id: data?.addWorkingGroupMember.id },
        );
      expect((await remove(', until: "2025-12-31"')).errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        inputPath: ['until'],
      });
      expect((await remove(', until: "2026-06-16"')).errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        inputPath: ['until'],
      });
      expect((await remove('')).data?.removeWorkingGroupMember.until).toBe('2026-06-15');
      expect((await remove('')).data?.removeWorkingGroupMember.until).toBe('2026-06-15');
      expect((await remove(', until: "2026-06-01"')).errors?.[0]?.extensions.code).toBe('CONFLICT');
      const { village } = await dataOf<{ village: { kampungKB: { workingGroup: { name: string }[] } } }>(
        url,
        `{ village(code: "${code}") { kampungKB { workingGroup { name } } } }`,
      );
      expect(village.kampungKB.workingGroup.map(({ name }) => name)).not.toContain('Sekretaris Contoh');
      expect((await add(code, 'Sekretaris Contoh')).errors).toBeUndefined();
      const unknown = await ask(
        url,
        'mutation { removeWorkingGroupMember(id: "WorkingGroupMember_01900000-0000-7000-8000-000000000000") { id } }',
      );
      expect(unknown.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', inputPath: ['id'] });
    });
  });

  describe('the next class', () => {
    const code = '33.26.01.2003';

    it('says of a village that has recorded nothing what it must do to become BERKEMBANG', async () => {
      const progress = await progressOf(code);
      expect(progress).toMatchObject({
        currentClass: 'DASAR',
        nextClass: 'BERKEMBANG',
        classByScoring: 'DASAR',
        readyForDecision: false,
        demo: true,
      });
      expect(progress.criteria).toHaveLength(12);
      expect(progress.missing.map(({ code: criterion, score, source }) => [criterion, score, source])).toEqual([
        ['FUNDING_SOURCES', null, 'UNKNOWN'],
        ['ACTIVITY_GROUPS', null, 'UNKNOWN'],
        ['FACILITIES', null, 'UNKNOWN'],
        ['OFFICER_AND_REGULATION', null, 'UNKNOWN'],
        ['WORKING_GROUP', 1, 'COMPUTED'],
        ['PLANNING_DATA', null, 'UNKNOWN'],
        ['MECHANISMS', null, 'UNKNOWN'],
        // The two programs that still run there have one lead.
        ['AGENCIES', 2, 'COMPUTED'],
      ]);
      expect(progress.missing[7]).toMatchObject({
        value: '1 agency',
        toDo: 'Have further agencies bring programs to the village (at least 4 agencies)',
      });
    });

    it('is reached by the scoring once it is done, and held once it is decided', async () => {
      await change(code, complete, 'class');
      await add(code, 'Anggota Contoh', ', trained: true');
      const progress = await progressOf(code);
      expect(progress).toMatchObject({
        currentClass: 'DASAR',
        nextClass: 'BERKEMBANG',
        classByScoring: 'BERKEMBANG',
        readyForDecision: true,
        missing: [],
      });
      expect(progress.indices).toMatchObject([
        { index: 'INPUT', value: (4 + 4 + 3 + 3 + 3) / 5, passes: true, known: 5, of: 5 },
        { index: 'PROCESS', passes: true, known: 3, of: 3 },
        { index: 'OUTPUT', passes: false, known: 1, of: 4 },
      ]);
      // Half of the families of one group of five.
      expect(progress.criteria.find((criterion) => criterion.code === 'PARTICIPATION')).toMatchObject({
        value: '10%',
        score: 2,
        source: 'COMPUTED',
      });

      const facts = 'facts: { contraceptivePrevalence: 60, longActingShare: 30, unmetNeed: 5 }';
      await dataOf(
        url,
        `mutation { attestKampungKB(villageCode: "${code}", ${facts}, attestedOn: "2026-05-01", evidence: "Pendataan Keluarga 2026") { class } }`,
      );
      await dataOf(
        url,
        `mutation { classifyKampungKB(villageCode: "${code}", class: BERKELANJUTAN, decidedOn: "2026-06-01", evidence: "SK 6/2026") { class } }`,
      );
      expect(await progressOf(code)).toMatchObject({
        currentClass: 'BERKELANJUTAN',
        nextClass: null,
        classByScoring: 'BERKELANJUTAN',
        readyForDecision: false,
        missing: [],
      });
    });

    it('counts participation by enrolments where the group has no figures of its own', async () => {
      const { store } = served.hub;
      const village = '33.26.02.2002';
      await store.read(
        'fixture',
        `insert into program (id, kind, name, lead_id, starts_on, demo) select gen_random_uuid(), 'BINA_KELUARGA_BALITA', 'BKB Contoh', id, '2026-01-01', true from partner where helix = 'ACADEMIA'`,
      );
      await store.read(
        'fixture',
        `insert into village_program (id, program_id, village_code, since, demo) select gen_random_uuid(), id, $1, '2026-02-01', true from program where kind = 'BINA_KELUARGA_BALITA'`,
        [village],
      );
      await store.read(
        'fixture',
        `insert into enrolment (id, program_id, family_id, village_code, enrolled_on, demo)
          select gen_random_uuid(), pr.id, f.id, f.village_code, '2026-03-01', true from program pr, family f where pr.kind = 'BINA_KELUARGA_BALITA' and f.village_code = $1 and f.rw = '001'`,
        [village],
      );
      const found = async (criterion: string) => (await progressOf(village)).criteria.find(({ code: each }) => each === criterion);
      // One of three families with under-fives, in one group of five: 6.7%.
      expect(await found('PARTICIPATION')).toMatchObject({ source: 'COMPUTED', value: '6.7%', score: 1 });
      expect(await found('AGENCIES')).toMatchObject({ value: '2 agencies' });
      await change(village, 'activityGroups: [{ kind: BKB, participants: 3, target: 3 }]', 'class');
      expect(await found('PARTICIPATION')).toMatchObject({ source: 'COMPUTED', value: '20%', score: 2 });
    });
  });

  describe('the start of a DASAR village', () => {
    const code = '33.26.02.2002';
    const startUp = async () =>
      (
        await dataOf<{
          village: { kampungKB: { startUp: { step: string; status: string; missing: { code: string; title: string }[] }[] } };
        }>(url, `{ village(code: "${code}") { kampungKB { startUp { step status missing { code title } demo } } } }`)
      ).village.kampungKB.startUp;

    it('shows three steps, what is missing of each, and when they are done', async () => {
      await change(code, 'overview: null, activityGroups: null', 'class');
      expect((await startUp()).map(({ step, status, missing }) => [step, status, missing.length])).toEqual([
        ['WEB_PROFILE', 'NOT_STARTED', 13],
        ['RUMAH_DATAKU', 'NOT_STARTED', 4],
        ['K0_REGISTER', 'NOT_STARTED', 1],
      ]);
      await change(code, `${complete}, workPlan: null`.replace('workPlan: true, ', ''), 'class');
      expect(await startUp()).toMatchObject([
        {
          status: 'STARTED',
          missing: [
            { code: 'workPlan', title: 'Rencana kerja masyarakat (RKM)' },
            { code: 'workingGroup', title: 'Anggota pokja' },
          ],
        },
        { status: 'DONE', missing: [] },
        { status: 'DONE', missing: [] },
      ]);
      await change(code, 'workPlan: false', 'class');
      await add(code, 'Ketua Contoh');
      expect((await startUp()).map(({ status }) => status)).toEqual(['DONE', 'DONE', 'DONE']);
    });
  });
});
