import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onEachDatabase } from '../support/databases.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

interface History {
  class: string;
  history: { class: string; decidedOn: string; evidence: string }[];
}

onEachDatabase((kind) => {
  let served: ServedHub;
  let url: string;

  beforeAll(async () => {
    served = await serveTestHub(kind);
    url = served.url;
  });

  afterAll(() => served.close());

  const declare = (args: string) =>
    ask<{ declareKampungKB: History }>(
      url,
      `mutation { declareKampungKB(${args}) { class history: classHistory { class decidedOn evidence } } }`,
    );
  const classify = (args: string) =>
    ask<{ classifyKampungKB: History }>(
      url,
      `mutation { classifyKampungKB(${args}) { class history: classHistory { class decidedOn evidence } } }`,
    );
  const attest = (args: string) =>
    ask<{ attestKampungKB: { attestations: unknown[] } }>(
      url,
      `mutation { attestKampungKB(${args}) { attestations { facts { participation unmetNeed } attestedOn evidence recordedBy demo } } }`,
    );
  const stored = async () => {
    const [row] = await served.hub.store.read<Record<string, number>>(
      'rows',
      `select (select count(*)::int from kampung_kb) as declared, (select count(*)::int from kampung_kb_classification) as decisions,
        (select count(*)::int from kampung_kb_attestation) as attestations, (select count(*)::int from kampung_kb_profile) as versions, (select count(*)::int from working_group_member) as members`,
    );
    return row;
  };

  describe('class totals', () => {
    it('count the villages of each class in regencies and districts, and those that are not declared', async () => {
      const fields = '{ villages dasar berkembang mandiri berkelanjutan undeclared demo }';
      expect(await dataOf(url, `{ regency(code: "33.26") { classTotals ${fields} districts { classTotals ${fields} } } }`)).toEqual({
        regency: {
          classTotals: { villages: 6, dasar: 3, berkembang: 0, mandiri: 2, berkelanjutan: 0, undeclared: 1, demo: true },
          districts: [
            { classTotals: { villages: 3, dasar: 3, berkembang: 0, mandiri: 0, berkelanjutan: 0, undeclared: 0, demo: true } },
            { classTotals: { villages: 3, dasar: 0, berkembang: 0, mandiri: 2, berkelanjutan: 0, undeclared: 1, demo: true } },
          ],
        },
      });
    });
  });

  describe('bad input stores nothing and says what is wrong', () => {
    const evidence = 'evidence: "SK 1"';
    it.each<[string, string, string, string[]]>([
      [
        'an unknown village',
        `declareKampungKB(villageCode: "33.26.99.2001", declaredOn: "2026-01-01") { class }`,
        'NOT_FOUND',
        ['villageCode'],
      ],
      [
        'the code of a district',
        `declareKampungKB(villageCode: "33.26.02", declaredOn: "2026-01-01") { class }`,
        'BAD_USER_INPUT',
        ['villageCode'],
      ],
      [
        'a declaration in the future',
        `declareKampungKB(villageCode: "33.26.02.2003", declaredOn: "2026-06-16") { class }`,
        'BAD_USER_INPUT',
        ['declaredOn'],
      ],
      [
        'a second declaration',
        `declareKampungKB(villageCode: "33.26.01.2001", declaredOn: "2026-01-01") { class }`,
        'CONFLICT',
        ['villageCode'],
      ],
      [
        'a class for the code of a district',
        `classifyKampungKB(villageCode: "33.26.01", class: MANDIRI, decidedOn: "2026-01-01", ${evidence}) { class }`,
        'BAD_USER_INPUT',
        ['villageCode'],
      ],
      [
        'a class for a village that is not declared',
        `classifyKampungKB(villageCode: "33.26.02.2003", class: MANDIRI, decidedOn: "2026-01-01", ${evidence}) { class }`,
        'NOT_FOUND',
        ['villageCode'],
      ],
      [
        'a class without evidence',
        `classifyKampungKB(villageCode: "33.26.01.2001", class: MANDIRI, decidedOn: "2026-01-01", evidence: "  ") { class }`,
        'BAD_USER_INPUT',
        ['evidence'],
      ],
      [
        'endless evidence',
        `classifyKampungKB(villageCode: "33.26.01.2001", class: MANDIRI, decidedOn: "2026-01-01", evidence: "${'x'.repeat(1001)}") { class }`,
        'BAD_USER_INPUT',
        ['evidence'],
      ],
      [
        'a decision in the future',
        `classifyKampungKB(villageCode: "33.26.01.2001", class: MANDIRI, decidedOn: "2026-06-16", ${evidence}) { class }`,
        'BAD_USER_INPUT',
        ['decidedOn'],
      ],
      [
        'a decision before the declaration',
        `classifyKampungKB(villageCode: "33.26.01.2001", class: MANDIRI, decidedOn: "2024-07-29", ${evidence}) { class }`,
        'BAD_USER_INPUT',
        ['decidedOn'],
      ],
      [
        'an attestation of nothing',
        `attestKampungKB(villageCode: "33.26.01.2001", facts: {}, attestedOn: "2026-01-01", ${evidence}) { class }`,
        'BAD_USER_INPUT',
        ['facts'],
      ],
      [
        'more than all',
        `attestKampungKB(villageCode: "33.26.01.2001", facts: { unmetNeed: 100.1 }, attestedOn: "2026-01-01", ${evidence}) { class }`,
        'BAD_USER_INPUT',
        ['facts', 'unmetNeed'],
      ],
      [
        'an attestation without evidence',
        `attestKampungKB(villageCode: "33.26.01.2001", facts: { unmetNeed: 9 }, attestedOn: "2026-01-01", evidence: "") { class }`,
        'BAD_USER_INPUT',
        ['evidence'],
      ],
      [
        'an attestation in the future',
        `attestKampungKB(villageCode: "33.26.01.2001", facts: { unmetNeed: 9 }, attestedOn: "2027-01-01", ${evidence}) { class }`,
        'BAD_USER_INPUT',
        ['attestedOn'],
      ],
      [
        'a profile of an unknown village',
        `changeKampungKBProfile(villageCode: "33.26.99.2001", input: { secretariat: true }) { class }`,
        'NOT_FOUND',
        ['villageCode'],
      ],
      [
        'a profile of a village that is not declared',
        `changeKampungKBProfile(villageCode: "33.26.02.2003", input: { secretariat: true }) { class }`,
        'NOT_FOUND',
        ['villageCode'],
      ],
      [
        'a place beyond the pole',
        `changeKampungKBProfile(villageCode: "33.26.01.2001", input: { latitude: 91 }) { class }`,
        'BAD_USER_INPUT',
        ['input', 'latitude'],
      ],
      [
        'a K/0 card of tomorrow',
        `changeKampungKBProfile(villageCode: "33.26.01.2001", input: { k0SubmittedOn: "2026-06-16" }) { class }`,
        'BAD_USER_INPUT',
        ['input', 'k0SubmittedOn'],
      ],
      [
        'a Rumah DataKu of tomorrow',
        `changeKampungKBProfile(villageCode: "33.26.01.2001", input: { rumahDataKu: { establishedOn: "2026-06-16" } }) { class }`,
        'BAD_USER_INPUT',
        ['input', 'rumahDataKu', 'establishedOn'],
      ],
      [
        'a group twice',
        `changeKampungKBProfile(villageCode: "33.26.01.2001", input: { activityGroups: [{ kind: BKB }, { kind: BKB }] }) { class }`,
        'BAD_USER_INPUT',
        ['input', 'activityGroups'],
      ],
      [
        'more participants than the group is for',
        `changeKampungKBProfile(villageCode: "33.26.01.2001", input: { activityGroups: [{ kind: BKB, participants: 5, target: 4 }] }) { class }`,
        'BAD_USER_INPUT',
        ['input', 'activityGroups', '0', 'participants'],
      ],
      [
        'a member of an unknown village',
        `addWorkingGroupMember(villageCode: "33.26.99.2001", role: CHAIR, name: "Ketua Contoh", since: "2026-01-01") { id }`,
        'NOT_FOUND',
        ['villageCode'],
      ],
      [
        'a member without a name',
        `addWorkingGroupMember(villageCode: "33.26.01.2001", role: CHAIR, name: " ", since: "2026-01-01") { id }`,
        'BAD_USER_INPUT',
        ['name'],
      ],
      [
        'a member from tomorrow on',
        `addWorkingGroupMember(villageCode: "33.26.01.2001", role: CHAIR, name: "Ketua Contoh", since: "2026-06-16") { id }`,
        'BAD_USER_INPUT',
        ['since'],
      ],
    ])('%s', async (_what, mutation, code, inputPath) => {
      const before = await stored();
      const { errors } = await ask(url, `mutation { ${mutation} }`);
      expect(errors?.[0]?.extensions.code).toBe(code);
      expect(errors?.[0]?.extensions.inputPath?.map(String)).toEqual(inputPath);
      expect(await stored()).toEqual(before);
    });

    it('every write outside the areas of the viewer', async () => {
      const limited = await serveTestHub(kind, { ...localAdministrator, areas: ['33.26.02'] });
      try {
        for (const mutation of [
          'declareKampungKB(villageCode: "33.26.01.2001", declaredOn: "2026-01-01") { class }',
          'classifyKampungKB(villageCode: "33.26.01.2001", class: MANDIRI, decidedOn: "2026-01-01", evidence: "SK") { class }',
          'attestKampungKB(villageCode: "33.26.01.2001", facts: { unmetNeed: 9 }, attestedOn: "2026-01-01", evidence: "PK") { class }',
          'changeKampungKBProfile(villageCode: "33.26.01.2001", input: { secretariat: true }) { class }',
          'addWorkingGroupMember(villageCode: "33.26.01.2001", role: CHAIR, name: "Ketua Contoh", since: "2026-01-01") { id }',
        ]) {
          const { errors } = await ask(limited.url, `mutation { ${mutation} }`);
          expect(errors?.[0]?.extensions, mutation).toMatchObject({ code: 'FORBIDDEN', inputPath: ['villageCode'] });
        }
        const id = '01900000-0000-7000-8000-0000000000ff';
        await limited.hub.store.read(
          'fixture',
          `insert into working_group_member (id, village_code, role, name, since, trained, recorded_by, recorded_at) values ($1, '33.26.01.2001', 'CHAIR', 'Ketua Contoh', '2026-01-01', false, 'test', now())`,
          [id],
        );
        const { errors } = await ask(limited.url, `mutation { removeWorkingGroupMember(id: "WorkingGroupMember_${id}") { id } }`);
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', inputPath: ['id'] });
      } finally {
        await limited.close();
      }
    });
  });

  describe('a declaration', () => {
    it('succeeds once of many at the same time, begins as DASAR and is the first entry of the history', async () => {
      const answers = await Promise.all(
        [1, 2, 3, 4, 5].map((n) =>
          declare(`villageCode: "33.26.02.2003", declaredOn: "2026-01-1${n}", evidence: "SK Bupati ${n}", clientKey: "declaration ${n}"`),
        ),
      );
      const [first] = answers.flatMap(({ data }) => data?.declareKampungKB ?? []);
      expect(answers.filter(({ errors }) => errors?.[0]?.extensions.code === 'CONFLICT')).toHaveLength(4);
      expect(first).toMatchObject({
        class: 'DASAR',
        history: [{ class: 'DASAR', evidence: expect.stringMatching(/^SK Bupati \d$/) as string }],
      });

      // The same key again gives the same declaration; for another village it is refused.
      const n = first?.history[0]?.evidence.at(-1) ?? '';
      expect(
        (
          await declare(
            `villageCode: "33.26.02.2003", declaredOn: "2026-01-1${n}", evidence: "SK Bupati ${n}", clientKey: "declaration ${n}"`,
          )
        ).data?.declareKampungKB,
      ).toEqual(first);
      expect(
        (
          await declare(
            `villageCode: "33.26.01.2001", declaredOn: "2026-01-1${n}", evidence: "SK Bupati ${n}", clientKey: "declaration ${n}"`,
          )
        ).errors?.[0]?.extensions,
      ).toMatchObject({ code: 'CONFLICT', inputPath: ['clientKey'] });
      expect(await dataOf(url, '{ village(code: "33.26.02.2003") { kampungKB { demo village { code } } } }')).toEqual({
        village: { kampungKB: { demo: false, village: { code: '33.26.02.2003' } } },
      });
    });
  });

  describe('a classification', () => {
    const inVillage = 'villageCode: "33.26.01.2002"';

    it('of the latest date is the class; an earlier one enters the history only', async () => {
      await classify(`${inVillage}, class: MANDIRI, decidedOn: "2026-03-01", evidence: "SK 3/2026"`);
      const { data } = await classify(`${inVillage}, class: DASAR, decidedOn: "2025-12-01", evidence: "SK 9/2025"`);
      expect(data?.classifyKampungKB).toEqual({
        class: 'MANDIRI',
        history: [
          { class: 'MANDIRI', decidedOn: '2026-03-01', evidence: 'SK 3/2026' },
          { class: 'DASAR', decidedOn: '2025-12-01', evidence: 'SK 9/2025' },
          { class: 'BERKEMBANG', decidedOn: '2025-07-30', evidence: 'fixture' },
          { class: 'DASAR', decidedOn: '2024-07-30', evidence: 'fixture' },
        ],
      });
    });

    it('replaces another of the same day, and both stay in the history', async () => {
      const { data } = await classify(`${inVillage}, class: BERKELANJUTAN, decidedOn: "2026-03-01", evidence: "SK 3a/2026"`);
      expect(data?.classifyKampungKB.class).toBe('BERKELANJUTAN');
      expect(data?.classifyKampungKB.history.slice(0, 2).map(({ evidence }) => evidence)).toEqual(['SK 3a/2026', 'SK 3/2026']);
    });

    it('with the same key is recorded once', async () => {
      const again = () => classify(`${inVillage}, class: MANDIRI, decidedOn: "2026-04-01", evidence: "SK 4/2026", clientKey: "class 1"`);
      const [one, other] = await Promise.all([again(), again()]);
      expect(one.data).toEqual(other.data);
      expect(one.data?.classifyKampungKB.history.filter(({ evidence }) => evidence === 'SK 4/2026')).toHaveLength(1);
      expect(
        (await classify(`villageCode: "33.26.01.2001", class: MANDIRI, decidedOn: "2026-04-01", evidence: "SK", clientKey: "class 1"`))
          .errors?.[0]?.extensions.code,
      ).toBe('CONFLICT');
    });

    it('of the latest date wins whichever of many at the same time comes last', async () => {
      const dates = ['2026-05-03', '2026-05-09', '2026-05-01', '2026-05-07', '2026-05-05'];
      await Promise.all(
        dates.map((date) =>
          classify(
            `villageCode: "33.26.02.1001", class: ${date === '2026-05-09' ? 'BERKELANJUTAN' : 'DASAR'}, decidedOn: "${date}", evidence: "SK ${date}"`,
          ),
        ),
      );
      const { village } = await dataOf<{ village: { kampungKB: History } }>(
        url,
        '{ village(code: "33.26.02.1001") { kampungKB { class history: classHistory { class decidedOn evidence } } } }',
      );
      expect(village.kampungKB.class).toBe('BERKELANJUTAN');
      expect(village.kampungKB.history.slice(0, 5).map(({ decidedOn }) => decidedOn)).toEqual(dates.toSorted().reverse());
    });
  });

  describe('an attestation', () => {
    const inVillage = 'villageCode: "33.26.01.2003"';

    it('counts by fact, the newest first, and all of them stay', async () => {
      await attest(
        `${inVillage}, facts: { unmetNeed: 8, participation: 25 }, attestedOn: "2026-02-01", evidence: "Pendataan Keluarga", clientKey: "attestation 1"`,
      );
      await attest(
        `${inVillage}, facts: { unmetNeed: 8, participation: 25 }, attestedOn: "2026-02-01", evidence: "Pendataan Keluarga", clientKey: "attestation 1"`,
      );
      const { data } = await attest(`${inVillage}, facts: { unmetNeed: 14 }, attestedOn: "2026-03-01", evidence: "Pemutakhiran"`);
      expect(data?.attestKampungKB.attestations).toEqual([
        {
          facts: { participation: null, unmetNeed: 14 },
          attestedOn: '2026-03-01',
          evidence: 'Pemutakhiran',
          recordedBy: 'local',
          demo: false,
        },
        {
          facts: { participation: 25, unmetNeed: 8 },
          attestedOn: '2026-02-01',
          evidence: 'Pendataan Keluarga',
          recordedBy: 'local',
          demo: false,
        },
      ]);
      const { village } = await dataOf<{
        village: { kampungKB: { nextClass: { criteria: { code: string; value: string; score: number; met: boolean; source: string }[] } } };
      }>(url, '{ village(code: "33.26.01.2003") { kampungKB { nextClass { criteria { code value(locale: EN) score met source } } } } }');
      const found = (code: string) => village.kampungKB.nextClass.criteria.find((criterion) => criterion.code === code);
      expect(found('UNMET_NEED')).toEqual({ code: 'UNMET_NEED', value: '14%', score: 1, met: false, source: 'ATTESTED' });
      expect(found('PARTICIPATION')).toEqual({ code: 'PARTICIPATION', value: '25%', score: 3, met: true, source: 'ATTESTED' });
      expect(found('LONG_ACTING_SHARE')).toEqual({ code: 'LONG_ACTING_SHARE', value: null, score: null, met: false, source: 'UNKNOWN' });
    });
  });
});
