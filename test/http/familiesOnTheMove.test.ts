import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { MoveFamilyDocument, SplitFamilyDocument } from '../generated/operations.ts';
import { familyOf, memberOf, newFamily, refusal, villages, type WholeFamily } from '../families/support.ts';
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

  /** A family with a married son, his wife and their stunted child under monitoring. */
  async function extended(): Promise<{
    family: WholeFamily;
    child: string;
    relations: { personId: string; relation: 'HEAD' | 'SPOUSE' | 'CHILD' }[];
  }> {
    const family = await newFamily(url, {
      head: { name: 'Kakek Contoh', sex: 'MALE', bornOn: '1965-01-01' },
      members: [
        { name: 'Putra Contoh', sex: 'MALE', bornOn: '1995-01-01', relation: 'CHILD', married: true },
        { name: 'Menantu Contoh', sex: 'FEMALE', bornOn: '1997-01-01', relation: 'OTHER', married: true },
        { name: 'Cucu Contoh', sex: 'FEMALE', bornOn: '2024-06-15', relation: 'OTHER' },
      ],
      welfareDecile: 3,
    });
    const [, son, wife, grandchild] = family.members;
    const { registerChild } = await dataOf<{ registerChild: { id: string } }>(
      url,
      'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
      {
        input: { familyId: family.id, name: grandchild?.name, sex: 'FEMALE', bornOn: '2024-06-15' },
      },
    );
    await measure(url, registerChild.id, '2026-05-01', 78);
    const relations = [
      { personId: son?.id ?? '', relation: 'HEAD' as const },
      { personId: wife?.id ?? '', relation: 'SPOUSE' as const },
      { personId: grandchild?.id ?? '', relation: 'CHILD' as const },
    ];
    return { family, child: registerChild.id, relations };
  }

  describe('A split', () => {
    it('makes a family of its own of some members; its monitored child follows', async () => {
      const { family, child, relations } = await extended();
      const input = {
        members: relations,
        reason: 'Pisah kartu keluarga',
        housing: { habitable: true },
        clientKey: `split of ${family.id}`,
      };
      const { splitFamily: made } = await dataOf(url, SplitFamilyDocument, { id: family.id, input });
      expect(made).toMatchObject({
        village: { code: villages.home },
        rt: '001',
        rw: '002',
        // What was recorded of the old family's welfare is not the new one's.
        welfareDecile: null,
        housing: { habitable: true },
        members: [
          { relation: 'HEAD', cohorts: ['PASANGAN_USIA_SUBUR'] },
          { relation: 'SPOUSE', cohorts: ['PASANGAN_USIA_SUBUR'] },
          { relation: 'CHILD', cohorts: ['BALITA'] },
        ],
        children: [{ id: child }],
        history: { nodes: [{ kind: 'SPLIT_FROM', otherFamily: { id: family.id }, reason: 'Pisah kartu keluarga' }] },
      });
      expect(await familyOf(url, family.id)).toMatchObject({
        members: [{ relation: 'HEAD' }],
        children: [],
        history: { nodes: [{ kind: 'SPLIT_OFF', otherFamily: { id: made.id } }, {}] },
      });
      // The same client-made key again is a retry.
      expect((await dataOf(url, SplitFamilyDocument, { id: family.id, input })).splitFamily.id).toBe(made.id);
    });

    it.each([
      ['takes the head away', 'CONFLICT', ['input', 'members', 0, 'personId']],
      ['has no head', 'BAD_USER_INPUT', ['input', 'members']],
      ['has two heads', 'BAD_USER_INPUT', ['input', 'members']],
      ['names nobody', 'BAD_USER_INPUT', ['input', 'members']],
      ["names somebody else's member", 'BAD_USER_INPUT', ['input', 'members', 0, 'personId']],
      ['gives no reason', 'BAD_USER_INPUT', ['input', 'reason']],
      ['makes a child older than its head', 'BAD_USER_INPUT', ['input', 'members', 1, 'bornOn']],
    ])('is refused when it %s', async (what, code, inputPath) => {
      const { family, relations } = await extended();
      const [son, wife, grandchild] = relations;
      const before = await familyOf(url, family.id);
      const members: Record<string, { personId: string | undefined; relation: string }[]> = {
        'takes the head away': [{ personId: family.head.id, relation: 'HEAD' }],
        'has no head': [{ personId: wife?.personId, relation: 'SPOUSE' }],
        'has two heads': relations.map(({ personId }) => ({ personId, relation: 'HEAD' })),
        'names nobody': [],
        "names somebody else's member": [{ personId: memberOf(await newFamily(url), 'SPOUSE').id, relation: 'HEAD' }],
        'makes a child older than its head': [
          { personId: grandchild?.personId, relation: 'HEAD' },
          { personId: son?.personId, relation: 'CHILD' },
        ],
      };
      const input = { members: members[what] ?? relations, reason: what === 'gives no reason' ? '' : 'Pisah' };
      expect(await refusal(url, SplitFamilyDocument, { id: family.id, input })).toMatchObject({ code, inputPath });
      expect(await familyOf(url, family.id)).toEqual(before);
    });
  });

  describe('A move', () => {
    const move = (id: string, villageCode: string, movedOn = '2026-06-01') =>
      dataOf(url, MoveFamilyDocument, { id, input: { villageCode, rt: '3', movedOn, reason: 'Pindah kerja' } }).then(
        (data) => data.moveFamily,
      );

    it('takes children, cases, enrolments and unresolved alerts to the other village', async () => {
      const { family, child } = await extended();
      await served.hub.store.read(
        'enrol',
        `insert into enrolment (id, program_id, family_id, village_code, enrolled_on) select gen_random_uuid(), pr.id, f.id, f.village_code, '2025-03-01' from program pr, family f where f.id = $1 and pr.kind = 'PKH'`,
        [family.id.slice('Family_'.length)],
      );
      const moved = await move(family.id, villages.far);
      expect(moved).toMatchObject({ village: { code: villages.far }, rt: '003', rw: null, children: [{ id: child }] });
      expect(moved.history.nodes[0]).toMatchObject({
        kind: 'MOVED',
        happenedOn: '2026-06-01',
        reason: 'Pindah kerja',
        fields: [
          { field: 'villageCode', before: villages.home, after: villages.far },
          { field: 'rt', before: '001', after: '003' },
          { field: 'rw', before: '002', after: null },
        ],
      });
      expect((await historyOf(url, child)).stuntingCase).toMatchObject({ status: 'OPEN' });
      const rows = await served.hub.store.read(
        'villages',
        `select c.village_code as child, s.village_code as "case", e.village_code as enrolment, a.village_code as alert
          from child c join stunting_case s on s.child_id = c.id join enrolment e on e.family_id = c.family_id join alert a on a.child_id = c.id where c.id = $1`,
        [child.slice('Child_'.length)],
      );
      expect(rows).toEqual([{ child: villages.far, case: villages.far, enrolment: villages.far, alert: villages.far }]);
    });

    it('ends its places in programs that do not work in the other village', async () => {
      const { id } = await newFamily(url);
      await served.hub.store.read(
        'a program of one village',
        `delete from village_program vp using program pr where pr.id = vp.program_id and pr.kind = 'CLEAN_WATER' and vp.village_code = $1`,
        [villages.near],
      );
      await served.hub.store.read(
        'enrol',
        `insert into enrolment (id, program_id, family_id, village_code, enrolled_on) select gen_random_uuid(), pr.id, f.id, f.village_code, '2025-03-01' from program pr, family f where f.id = $1 and pr.kind in ('PKH', 'CLEAN_WATER')`,
        [id.slice('Family_'.length)],
      );
      await move(id, villages.near);
      const { node } = await dataOf<{
        node: { enrolments: { endedOn: string | null; outcome: string | null; program: { kind: string } }[] };
      }>(url, 'query ($id: ID!) { node(id: $id) { ... on Family { enrolments { endedOn outcome program { kind } } } } }', { id });
      expect(node.enrolments).toHaveLength(2);
      expect(node.enrolments).toEqual(
        expect.arrayContaining([
          { endedOn: null, outcome: null, program: { kind: 'PKH' } },
          { endedOn: '2026-06-01', outcome: 'WITHDRAWN', program: { kind: 'CLEAN_WATER' } },
        ]),
      );
    });

    it('to where the family lives already changes nothing', async () => {
      const { id } = await newFamily(url);
      expect((await move(id, villages.home)).history.nodes).toHaveLength(1);
    });

    it.each([
      ['to an unknown village', { villageCode: '33.26.99.2001' }, 'NOT_FOUND', ['input', 'villageCode']],
      ['to a district', { villageCode: '33.26.02' }, 'BAD_USER_INPUT', ['input', 'villageCode']],
      ['tomorrow', { movedOn: '2026-06-16' }, 'BAD_USER_INPUT', ['input', 'movedOn']],
      ['before the last move', { movedOn: '2026-05-31' }, 'BAD_USER_INPUT', ['input', 'movedOn']],
      ['without a reason', { reason: ' ' }, 'BAD_USER_INPUT', ['input', 'reason']],
    ])('%s is refused', async (_what, change, code, inputPath) => {
      const { id } = await newFamily(url);
      const before = await move(id, villages.near);
      expect(
        await refusal(url, MoveFamilyDocument, {
          id,
          input: { villageCode: villages.far, movedOn: '2026-06-10', reason: 'Pindah', ...change },
        }),
      ).toMatchObject({ code, inputPath });
      expect(await familyOf(url, id)).toEqual(before);
    });

    it("out of the viewer's areas is refused, and so is one from there", async () => {
      const limited = await serveTestHub(kind, { ...localAdministrator, areas: ['33.26.02'] });
      try {
        const attempt = async (from: string, to: string) => {
          const [family] = await limited.hub.store.read<{ id: string }>('family', 'select id from family where village_code = $1 limit 1', [
            from,
          ]);
          return refusal(limited.url, MoveFamilyDocument, {
            id: `Family_${family?.id ?? ''}`,
            input: { villageCode: to, movedOn: '2026-06-01', reason: 'Pindah' },
          });
        };
        expect(await attempt(villages.far, villages.home)).toMatchObject({ code: 'FORBIDDEN', inputPath: ['input', 'villageCode'] });
        expect(await attempt(villages.home, villages.far)).toMatchObject({ code: 'FORBIDDEN', inputPath: ['id'] });
      } finally {
        await limited.close();
      }
    });
  });
});
