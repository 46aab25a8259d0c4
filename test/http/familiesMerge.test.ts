import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { ChangeFamilyDocument, MergeFamiliesDocument, RegisterFamilyDocument } from '../generated/operations.ts';
import { asRegisteredAgain, familyOf, memberOf, newFamily, refusal, unusedNik, villages, type WholeFamily } from '../families/support.ts';
import { dataOf } from '../support/ask.ts';
import { historyOf, measure } from '../support/children.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

onAnyDatabase((kind) => {
  let served: ServedHub;
  let url: string;

  beforeAll(async () => {
    served = await serveTestHub(kind);
    url = served.url;
  });

  afterAll(() => served.close());

  const merge = (keepId: string, mergeId: string) =>
    dataOf(url, MergeFamiliesDocument, { keepId, mergeId, reason: 'Terdaftar dua kali' }).then((data) => data.mergeFamilies);

  /** A family, and the same one registered again. */
  async function twice(): Promise<[WholeFamily, WholeFamily]> {
    const family = await newFamily(url);
    return [family, await newFamily(url, asRegisteredAgain(family))];
  }

  /** Puts the child of a family under growth monitoring. */
  async function monitor(family: WholeFamily): Promise<string> {
    const { name, sex, bornOn } = memberOf(family, 'CHILD');
    const { registerChild } = await dataOf<{ registerChild: { id: string } }>(
      url,
      'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
      { input: { familyId: family.id, name, sex, bornOn } },
    );
    return registerChild.id;
  }

  const alertsOf = (childId: string) =>
    served.hub.store.read<{ kind: string; status: string }>(
      'alerts',
      'select kind, status from alert where child_id = $1 order by raised_seq',
      [childId.slice('Child_'.length)],
    );

  describe('Merging a family that was registered twice', () => {
    it('makes one of the people who are in both, and the others join', async () => {
      const family = await newFamily(url);
      const again = asRegisteredAgain(family);
      const nik = unusedNik();
      const duplicate = await newFamily(url, {
        ...again,
        head: { ...again.head, nik },
        members: [...(again.members ?? []), { name: 'Nenek Contoh', sex: 'FEMALE', bornOn: '1960-01-01', relation: 'PARENT' }],
        welfareDecile: 4,
        housing: { habitable: true },
      });
      const merged = await merge(family.id, duplicate.id);
      expect(merged).toMatchObject({ id: family.id, welfareDecile: 4, housing: { habitable: true } });
      expect(merged.members.map(({ id }) => id)).toEqual([
        ...family.members.map(({ id }) => id).slice(0, 1),
        memberOf(duplicate, 'PARENT').id,
        ...family.members.map(({ id }) => id).slice(1),
      ]);
      // What only the duplicate knew is learnt.
      expect(merged.members[0]?.nik).toBe(`${nik.slice(0, 4)}**********${nik.slice(-2)}`);
      expect(merged.history.nodes[0]).toMatchObject({
        kind: 'MERGED',
        reason: 'Terdaftar dua kali',
        fields: [
          { field: 'welfareDecile', before: null, after: '4' },
          { field: 'habitable', before: null, after: 'true' },
        ],
      });
      expect(await familyOf(url, duplicate.id)).toBeNull();
    });

    it('again changes nothing, and whoever still holds the old id is told where it went', async () => {
      const [family, duplicate] = await twice();
      const first = await merge(family.id, duplicate.id);
      expect(await merge(family.id, duplicate.id)).toEqual(first);
      expect(await refusal(url, ChangeFamilyDocument, { id: duplicate.id, input: { rt: '5' } })).toMatchObject({
        code: 'NOT_FOUND',
        inputPath: ['id'],
        mergedInto: family.id,
      });
      // Also after a second merge.
      const third = await newFamily(url);
      await merge(third.id, family.id);
      expect(await refusal(url, ChangeFamilyDocument, { id: duplicate.id, input: { rt: '5' } })).toMatchObject({ mergedInto: third.id });
    });

    it('shows the history of the duplicate with that of the family that stays', async () => {
      const [family, duplicate] = await twice();
      await dataOf(url, ChangeFamilyDocument, { id: duplicate.id, input: { welfareDecile: 2 } });
      const { history } = await merge(family.id, duplicate.id);
      const { nodes } = await dataOf<{ nodes: { ofDuplicate: boolean }[] }>(
        url,
        'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on FamilyChange { ofDuplicate } } }',
        { ids: history.nodes.map(({ id }) => id) },
      );
      expect(nodes.map(({ ofDuplicate }) => ofDuplicate)).toEqual(history.nodes.map(({ ofDuplicate }) => ofDuplicate));
      const entries = history.nodes
        .filter(({ kind: what }) => what !== 'MEMBER_CHANGED')
        .map(({ kind: what, ofDuplicate }) => [what, ofDuplicate]);
      expect(entries).toEqual([
        ['MERGED', false],
        ['FACTS_CHANGED', true],
        ['REGISTERED', true],
        ['REGISTERED', false],
      ]);
      const third = await newFamily(url);
      const later = (await merge(third.id, family.id)).history.nodes;
      expect(later.filter(({ kind: what }) => what === 'REGISTERED').map(({ ofDuplicate }) => ofDuplicate)).toEqual([false, true, true]);
    });

    it('answers a retried registration of the duplicate with the family that stays', async () => {
      const family = await newFamily(url);
      const input = { ...asRegisteredAgain(family), clientKey: `again ${family.id}` };
      const { registerFamily } = await dataOf(url, RegisterFamilyDocument, { input });
      await merge(family.id, registerFamily.id);
      expect((await dataOf(url, RegisterFamilyDocument, { input })).registerFamily.id).toBe(family.id);
    });

    it('takes a monitored child along that only the duplicate knows', async () => {
      const [family, duplicate] = await twice();
      const joining = await newFamily(url);
      const child = await monitor(joining);
      await measure(url, child, '2026-05-01', 78);
      // All its people are new to the other family.
      await merge(duplicate.id, joining.id);
      const merged = await merge(family.id, duplicate.id);
      expect(merged.children.map(({ id }) => id)).toEqual([child]);
      expect((await historyOf(url, child)).stuntingCase).toMatchObject({ status: 'OPEN' });
    });

    it('hands measurements, case and alerts of a monitored duplicate to the child that stays', async () => {
      const [family, duplicate] = await twice();
      const monitored = await monitor(duplicate);
      const measurement = await measure(url, monitored, '2026-05-01', 78);
      const caseId = (await historyOf(url, monitored)).stuntingCase?.id;
      const merged = await merge(family.id, duplicate.id);
      const child = `Child_${memberOf(family, 'CHILD').id.slice('Person_'.length)}`;
      expect(merged.children.map(({ id }) => id)).toEqual([child]);
      const history = await historyOf(url, child);
      expect(history).toMatchObject({
        latestMeasurement: { id: measurement },
        stuntingCase: { id: caseId, status: 'OPEN', openedBy: { id: measurement } },
      });
      expect(await alertsOf(child)).toEqual([{ kind: 'NEW_STUNTING', status: 'OPEN' }]);
    });

    it('makes one growth history of a child that was measured in both', async () => {
      const [family, duplicate] = await twice();
      const [child, twin] = [await monitor(family), await monitor(duplicate)];
      await measure(url, child, '2026-03-01', 77, 10);
      await measure(url, child, '2026-05-01', 78, 10.3);
      await measure(url, twin, '2026-04-01', 77.5, 10.1);
      await measure(url, twin, '2026-05-01', 78, 10.3);
      const { stuntingCase: second } = await historyOf(url, twin);
      const merged = await merge(family.id, duplicate.id);
      expect(merged.children.map(({ id }) => id)).toEqual([child]);
      const history = await historyOf(url, child);
      // April now lies between: May is judged against it.
      expect(history.measurements.nodes.map(({ measuredOn, weightTrend }) => [measuredOn, weightTrend])).toEqual([
        ['2026-05-01', 'N'],
        ['2026-04-01', expect.any(String)],
        ['2026-03-01', 'B'],
      ]);
      expect(history.stuntingCase).toMatchObject({ status: 'OPEN', openedOn: '2026-03-01' });
      const { node } = await dataOf<{ node: { status: string; child: { id: string }; history: { note: string | null }[] } }>(
        url,
        'query ($id: ID!) { node(id: $id) { ... on StuntingCase { status child { id } history { note } } } }',
        { id: second?.id },
      );
      expect(node).toMatchObject({ status: 'CLOSED_ENTERED_IN_ERROR', child: { id: child } });
      expect(node.history.at(-1)?.note).toBe('The child was registered twice. Its other case goes on.');
      expect(await alertsOf(child)).toEqual([
        { kind: 'NEW_STUNTING', status: 'OPEN' },
        { kind: 'NEW_STUNTING', status: 'RESOLVED' },
      ]);
    });

    it('gives the enrolments to the family that stays; of two places in one program the first goes on', async () => {
      const [family, duplicate] = await twice();
      await served.hub.store.read(
        'enrol both',
        `insert into enrolment (id, program_id, family_id, village_code, enrolled_on)
          select gen_random_uuid(), pr.id, f.id, f.village_code, case when f.id = $2 then '2025-03-01'::date else '2025-04-01' end
          from program pr, family f where f.id = any(array[$1, $2]::uuid[]) and (pr.kind = 'PKH' or f.id = $2 and pr.kind = 'CLEAN_WATER')`,
        [family.id, duplicate.id].map((id) => id.slice('Family_'.length)),
      );
      await merge(family.id, duplicate.id);
      const { node } = await dataOf<{ node: { enrolments: { enrolledOn: string; endedOn: string | null; program: { kind: string } }[] } }>(
        url,
        'query ($id: ID!) { node(id: $id) { ... on Family { enrolments { enrolledOn endedOn program { kind } } } } }',
        { id: family.id },
      );
      expect(node.enrolments).toHaveLength(3);
      expect(node.enrolments).toEqual(
        expect.arrayContaining([
          { enrolledOn: '2025-03-01', endedOn: null, program: { kind: 'PKH' } },
          { enrolledOn: '2025-04-01', endedOn: '2026-06-15', program: { kind: 'PKH' } },
          { enrolledOn: '2025-03-01', endedOn: null, program: { kind: 'CLEAN_WATER' } },
        ]),
      );
    });

    it('takes children, cases and enrolments to the village of the family that stays', async () => {
      const [family] = await twice();
      const elsewhere = await newFamily(url, { ...asRegisteredAgain(family), villageCode: villages.far });
      const twin = await monitor(elsewhere);
      await measure(url, twin, '2026-05-01', 78);
      const merged = await merge(family.id, elsewhere.id);
      expect(merged.village.code).toBe(villages.home);
      const child = memberOf(family, 'CHILD').id.slice('Person_'.length);
      expect(
        await served.hub.store.read(
          'villages',
          'select c.village_code as child, s.village_code as "case", a.village_code as alert from child c join stunting_case s on s.child_id = c.id join alert a on a.child_id = c.id where c.id = $1',
          [child],
        ),
      ).toEqual([{ child: villages.home, case: villages.home, alert: villages.home }]);
    });
  });

  describe('A merge is refused, and nothing is stored,', () => {
    it('of a family with itself, with an unknown one, or without a reason', async () => {
      const [family, duplicate] = await twice();
      const attempt = (keepId: string, mergeId: string, reason = 'Sama') =>
        refusal(url, MergeFamiliesDocument, { keepId, mergeId, reason });
      expect(await attempt(family.id, family.id)).toMatchObject({ code: 'BAD_USER_INPUT', inputPath: ['mergeId'] });
      expect(await attempt(family.id, 'Family_01900000-0000-7000-8000-000000000000')).toMatchObject({
        code: 'NOT_FOUND',
        inputPath: ['mergeId'],
      });
      expect(await attempt('Family_01900000-0000-7000-8000-000000000000', family.id)).toMatchObject({
        code: 'NOT_FOUND',
        inputPath: ['keepId'],
      });
      expect(await attempt(family.id, duplicate.id, '  ')).toMatchObject({ code: 'BAD_USER_INPUT', inputPath: ['reason'] });
      expect(await familyOf(url, duplicate.id)).toEqual(duplicate);
    });

    it('when a child was measured differently on one day', async () => {
      const [family, duplicate] = await twice();
      const [child, twin] = [await monitor(family), await monitor(duplicate)];
      const measurements = [await measure(url, child, '2026-05-01', 78), await measure(url, twin, '2026-05-01', 79)];
      const before = await familyOf(url, duplicate.id);
      expect(await refusal(url, MergeFamiliesDocument, { keepId: family.id, mergeId: duplicate.id, reason: 'Sama' })).toMatchObject({
        code: 'CONFLICT',
        inputPath: ['mergeId'],
        measurements,
      });
      expect(await familyOf(url, duplicate.id)).toEqual(before);
    });

    it("when one of them lives outside the viewer's areas", async () => {
      const limited = await serveTestHub(kind, { ...localAdministrator, areas: ['33.26.02'] });
      try {
        const [pair] = await limited.hub.store.read<{ own: string; foreign: string }>(
          'families',
          `select (select id from family where village_code = '33.26.02.2002' limit 1) as own, (select id from family where village_code = '33.26.01.2001' limit 1) as foreign`,
        );
        const [own, foreign] = [`Family_${pair?.own ?? ''}`, `Family_${pair?.foreign ?? ''}`];
        expect(await refusal(limited.url, MergeFamiliesDocument, { keepId: own, mergeId: foreign, reason: 'Sama' })).toMatchObject({
          code: 'FORBIDDEN',
          inputPath: ['mergeId'],
        });
        expect(await refusal(limited.url, MergeFamiliesDocument, { keepId: foreign, mergeId: own, reason: 'Sama' })).toMatchObject({
          code: 'FORBIDDEN',
          inputPath: ['keepId'],
        });
      } finally {
        await limited.close();
      }
    });
  });
});
