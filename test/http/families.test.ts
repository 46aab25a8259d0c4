import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import {
  AddFamilyMemberDocument,
  ChangeFamilyDocument,
  ChangeFamilyHeadDocument,
  ChangeFamilyMemberDocument,
  RegisterFamilyDocument,
  RemoveFamilyMemberDocument,
  type ChangeFamilyInput,
} from '../generated/operations.ts';
import { familyOf, memberOf, newFamily, refusal, unusedNik, villages } from '../families/support.ts';
import { dataOf } from '../support/ask.ts';
import { measure } from '../support/children.ts';
import { onEachDatabase } from '../support/databases.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

const unknownFamily = 'Family_01900000-0000-7000-8000-000000000000';

onEachDatabase((kind) => {
  let served: ServedHub;
  let url: string;

  beforeAll(async () => {
    served = await serveTestHub(kind);
    url = served.url;
  });

  afterAll(() => served.close());

  describe('A family that is registered', () => {
    it('shows its risk and the cohorts of its members today, and its history begins', async () => {
      const family = await newFamily(url, { welfareDecile: 2, housing: { safeDrinkingWater: false }, modernContraception: false });
      expect(family).toMatchObject({
        rt: '001',
        rw: '002',
        modernContraception: false,
        stuntingRisk: { atRisk: true, reasons: ['UNSAFE_WATER', 'NO_MODERN_CONTRACEPTION', 'POOR_WELFARE'] },
        members: [{ cohorts: ['PASANGAN_USIA_SUBUR'] }, { cohorts: ['PASANGAN_USIA_SUBUR'] }, { cohorts: ['BALITA'] }],
        history: { nodes: [{ kind: 'REGISTERED', recordedBy: 'local', fields: [] }] },
      });
    });

    it.each([
      [
        'a birth in the future',
        { members: [{ name: 'X Contoh', sex: 'FEMALE', bornOn: '2026-06-16' }] },
        ['input', 'members', 0, 'bornOn'],
      ],
      [
        'a child older than the head',
        { members: [{ name: 'X Contoh', sex: 'FEMALE', bornOn: '1995-01-01', relation: 'CHILD' }] },
        ['input', 'members', 0, 'bornOn'],
      ],
      ['a second head', { members: [{ name: 'X Contoh', sex: 'FEMALE', relation: 'HEAD' }] }, ['input', 'members', 0, 'relation']],
      [
        'a spouse who is not married',
        { members: [{ name: 'X Contoh', sex: 'FEMALE', relation: 'SPOUSE', married: false }] },
        ['input', 'members', 0, 'married'],
      ],
      ['a pregnant man', { head: { name: 'X Contoh', sex: 'MALE', pregnantDueOn: '2026-09-01' } }, ['input', 'head', 'pregnantDueOn']],
      [
        'a birth due in a year',
        { head: { name: 'X Contoh', sex: 'FEMALE', pregnantDueOn: '2027-06-01' } },
        ['input', 'head', 'pregnantDueOn'],
      ],
      [
        'a marriage planned for yesterday',
        { head: { name: 'X Contoh', sex: 'FEMALE', marriagePlannedOn: '2026-06-14' } },
        ['input', 'head', 'marriagePlannedOn'],
      ],
      ['a decile of eleven', { welfareDecile: 11 }, ['input', 'welfareDecile']],
      ['an RT of letters', { rt: 'A1' }, ['input', 'rt']],
    ])('is refused with %s', async (_what, change, inputPath) => {
      const before = await count();
      const head = { name: 'Kepala Contoh', sex: 'FEMALE', bornOn: '1995-01-01' };
      expect(await refusal(url, RegisterFamilyDocument, { input: { villageCode: villages.home, head, ...change } })).toMatchObject({
        code: 'BAD_USER_INPUT',
        inputPath,
      });
      expect(await count()).toBe(before);
    });

    it('is refused with a NIK that is registered in another family, and the NIK is not told', async () => {
      const nik = unusedNik();
      await newFamily(url, { head: { name: 'Satu Contoh', sex: 'MALE', nik } });
      const before = await count();
      const error = await refusal(url, RegisterFamilyDocument, {
        input: {
          villageCode: villages.far,
          head: { name: 'Dua Contoh', sex: 'MALE' },
          members: [{ name: 'Satu Contoh', sex: 'MALE', nik }],
        },
      });
      expect(error).toMatchObject({ code: 'CONFLICT', inputPath: ['input', 'members', 0, 'nik'] });
      expect(error.message).not.toContain(nik);
      expect(await count()).toBe(before);
    });
  });

  describe('Facts of a family', () => {
    const change = (id: string, input: ChangeFamilyInput) =>
      dataOf(url, ChangeFamilyDocument, { id, input }).then((data) => data.changeFamily);

    it('change one by one: what is left out stays, null says that it is not known', async () => {
      const { id } = await newFamily(url, { welfareDecile: 3, housing: { habitable: false, healthyLatrine: false } });
      const changed = await change(id, { welfareDecile: null, housing: { healthyLatrine: true }, reason: 'Jamban baru' });
      expect(changed).toMatchObject({
        rt: '001',
        welfareDecile: null,
        housing: { habitable: false, healthyLatrine: true },
        stuntingRisk: { atRisk: false, reasons: ['UNFIT_HOUSING'] },
      });
      expect(changed.history.nodes[0]).toMatchObject({
        kind: 'FACTS_CHANGED',
        reason: 'Jamban baru',
        fields: [
          { field: 'welfareDecile', before: '3', after: null },
          { field: 'healthyLatrine', before: 'false', after: 'true' },
        ],
      });
    });

    it('that change nothing leave no entry', async () => {
      const { id } = await newFamily(url, { welfareDecile: 3 });
      expect((await change(id, { welfareDecile: 3, rt: '01' })).history.nodes).toHaveLength(1);
    });

    it.each([
      ['of no family', unknownFamily, {}, 'NOT_FOUND', ['id']],
      ['with a decile of zero', null, { welfareDecile: 0 }, 'BAD_USER_INPUT', ['input', 'welfareDecile']],
      ['with an empty reason', null, { reason: ' ' }, 'BAD_USER_INPUT', ['input', 'reason']],
    ])('%s are refused', async (_what, given, input, code, inputPath) => {
      const id = given ?? (await newFamily(url)).id;
      expect(await refusal(url, ChangeFamilyDocument, { id, input })).toMatchObject({ code, inputPath });
    });
  });

  describe('Members', () => {
    it('are added; the same client-made key twice adds one', async () => {
      const { id } = await newFamily(url);
      const input = {
        name: 'Nenek Contoh',
        sex: 'FEMALE' as const,
        bornOn: '1960-01-01',
        relation: 'PARENT' as const,
        clientKey: `nenek of ${id}`,
      };
      const { addFamilyMember: added } = await dataOf(url, AddFamilyMemberDocument, { familyId: id, input });
      expect(added.cohorts).toEqual(['LANSIA']);
      expect((await dataOf(url, AddFamilyMemberDocument, { familyId: id, input })).addFamilyMember.id).toBe(added.id);
      const family = await familyOf(url, id);
      expect(family?.members).toHaveLength(4);
      expect(family?.history.nodes).toMatchObject([{ kind: 'MEMBER_ADDED', person: { id: added.id } }, { kind: 'REGISTERED' }]);
    });

    it('change, and with them cohorts and risk; names and NIKs stay out of the history', async () => {
      const family = await newFamily(url);
      const { id } = memberOf(family, 'SPOUSE');
      const { changeFamilyMember } = await dataOf(url, ChangeFamilyMemberDocument, {
        id,
        input: { name: 'Nama Baru Contoh', nik: unusedNik(), bornOn: '2007-01-01', pregnantDueOn: '2026-10-01' },
      });
      expect(changeFamilyMember.cohorts).toEqual(['IBU_HAMIL', 'PASANGAN_USIA_SUBUR']);
      const after = await familyOf(url, family.id);
      expect(after?.stuntingRisk).toEqual({ atRisk: true, reasons: ['MOTHER_TOO_YOUNG'] });
      expect(after?.history.nodes[0]).toMatchObject({
        kind: 'MEMBER_CHANGED',
        person: { id },
        fields: [
          { field: 'name', before: null, after: null },
          { field: 'bornOn', before: '1998-01-01', after: '2007-01-01' },
          { field: 'pregnantDueOn', before: null, after: '2026-10-01' },
          { field: 'nik', before: null, after: null },
        ],
      });
    });

    it('are removed with what happened; name and NIK are gone', async () => {
      const family = await newFamily(url, {
        members: [{ name: 'Kakek Contoh', sex: 'MALE', bornOn: '1950-01-01', relation: 'PARENT', nik: unusedNik() }],
      });
      const { id } = memberOf(family, 'PARENT');
      const { removeFamilyMember } = await dataOf(url, RemoveFamilyMemberDocument, { id, removal: 'DIED', note: 'Wafat di rumah' });
      expect(removeFamilyMember.members).toHaveLength(1);
      expect(removeFamilyMember.history.nodes[0]).toMatchObject({
        kind: 'MEMBER_REMOVED',
        removal: 'DIED',
        reason: 'Wafat di rumah',
        person: null,
        fields: [
          { field: 'relation', before: 'PARENT' },
          { field: 'sex', before: 'MALE' },
          { field: 'bornOn', before: '1950-01-01' },
        ],
      });
      expect(await dataOf(url, 'query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
    });

    it('get another head together with their relation to it, and the former one may then go', async () => {
      const family = await newFamily(url);
      const [head, spouse, child] = [memberOf(family, 'HEAD'), memberOf(family, 'SPOUSE'), memberOf(family, 'CHILD')];
      const members = [
        { personId: spouse.id, relation: 'HEAD' as const },
        { personId: head.id, relation: 'SPOUSE' as const },
        { personId: child.id, relation: 'CHILD' as const },
      ];
      const { changeFamilyHead } = await dataOf(url, ChangeFamilyHeadDocument, { id: family.id, members });
      expect(changeFamilyHead).toMatchObject({
        head: { id: spouse.id },
        history: { nodes: [{ kind: 'HEAD_CHANGED', person: { id: spouse.id } }, {}] },
      });
      expect(
        (await dataOf(url, RemoveFamilyMemberDocument, { id: head.id, removal: 'DIED' })).removeFamilyMember.members.map(({ id }) => id),
      ).toEqual([spouse.id, child.id]);
    });

    it.each([
      ['added with a NIK that another family has', 'CONFLICT', ['input', 'nik']],
      ['added as a second head', 'BAD_USER_INPUT', ['input', 'relation']],
      ['added to no family', 'NOT_FOUND', ['familyId']],
      ['made a second head', 'BAD_USER_INPUT', ['input', 'relation']],
      ['made no head, being it', 'BAD_USER_INPUT', ['input', 'relation']],
      ['born tomorrow', 'BAD_USER_INPUT', ['input', 'bornOn']],
      ['born before the head, as a child', 'BAD_USER_INPUT', ['input', 'bornOn']],
      ['without a name', 'BAD_USER_INPUT', ['input', 'name']],
      ['removed as head', 'CONFLICT', ['id']],
      ['removed under growth monitoring', 'CONFLICT', ['id']],
      ['related to two heads', 'BAD_USER_INPUT', ['members']],
      ['left out when the head changes', 'BAD_USER_INPUT', ['members']],
    ])('are not %s', async (what, code, inputPath) => {
      const nik = unusedNik();
      const family = await newFamily(url);
      const other = await newFamily(url, { head: { name: 'Lain Contoh', sex: 'MALE', nik } });
      const [head, spouse, child] = [memberOf(family, 'HEAD'), memberOf(family, 'SPOUSE'), memberOf(family, 'CHILD')];
      const person = { name: 'Baru Contoh', sex: 'MALE' };
      if (what.includes('monitoring')) await monitor(family.id, child);
      const before = await familyOf(url, family.id);
      const attempts: Record<string, () => ReturnType<typeof refusal>> = {
        'added with a NIK that another family has': () =>
          refusal(url, AddFamilyMemberDocument, { familyId: family.id, input: { ...person, nik } }),
        'added as a second head': () =>
          refusal(url, AddFamilyMemberDocument, { familyId: family.id, input: { ...person, relation: 'HEAD' } }),
        'added to no family': () => refusal(url, AddFamilyMemberDocument, { familyId: unknownFamily, input: person }),
        'made a second head': () => refusal(url, ChangeFamilyMemberDocument, { id: spouse.id, input: { relation: 'HEAD' } }),
        'made no head, being it': () => refusal(url, ChangeFamilyMemberDocument, { id: head.id, input: { relation: 'OTHER' } }),
        'born tomorrow': () => refusal(url, ChangeFamilyMemberDocument, { id: child.id, input: { bornOn: '2026-06-16' } }),
        'born before the head, as a child': () =>
          refusal(url, ChangeFamilyMemberDocument, { id: child.id, input: { bornOn: '1990-01-01' } }),
        'without a name': () => refusal(url, ChangeFamilyMemberDocument, { id: child.id, input: { name: null } }),
        'removed as head': () => refusal(url, RemoveFamilyMemberDocument, { id: head.id, removal: 'DIED' }),
        'removed under growth monitoring': () => refusal(url, RemoveFamilyMemberDocument, { id: child.id, removal: 'MOVED_AWAY' }),
        'related to two heads': () =>
          refusal(url, ChangeFamilyHeadDocument, {
            id: family.id,
            members: family.members.map(({ id }) => ({ personId: id, relation: 'HEAD' })),
          }),
        'left out when the head changes': () =>
          refusal(url, ChangeFamilyHeadDocument, { id: family.id, members: [{ personId: spouse.id, relation: 'HEAD' }] }),
      };
      expect(await attempts[what]?.()).toMatchObject({ code, inputPath });
      expect(await familyOf(url, family.id)).toEqual(before);
      expect((await familyOf(url, other.id))?.members).toHaveLength(other.members.length);
    });
  });

  describe('A corrected birth date of a child under monitoring', () => {
    const born = (id: string, bornOn: string) => dataOf(url, ChangeFamilyMemberDocument, { id, input: { bornOn } });

    it('has its measurements assessed anew, and case and alerts follow', async () => {
      const family = await newFamily(url);
      const child = memberOf(family, 'CHILD');
      const childId = await monitor(family.id, child);
      await measure(url, childId, '2026-05-01', 78);
      const state = () =>
        dataOf<{
          node: { latestMeasurement: { ageInDays: number; assessment: { stunted: boolean } }; stuntingCase: { status: string } | null };
        }>(
          url,
          'query ($id: ID!) { node(id: $id) { ... on Child { latestMeasurement { ageInDays assessment { stunted } } stuntingCase { status } } } }',
          { id: childId },
        ).then(({ node }) => node);
      expect(await state()).toMatchObject({ latestMeasurement: { assessment: { stunted: true } }, stuntingCase: { status: 'OPEN' } });
      await born(child.id, '2025-02-15');
      expect(await state()).toEqual({ latestMeasurement: { ageInDays: 440, assessment: { stunted: false } }, stuntingCase: null });
      expect(
        await served.hub.store.read('alerts', 'select status from alert where child_id = $1', [child.id.slice('Person_'.length)]),
      ).toEqual([{ status: 'RESOLVED' }]);
      await born(child.id, '2024-06-15');
      expect(await state()).toMatchObject({ latestMeasurement: { assessment: { stunted: true } }, stuntingCase: { status: 'OPEN' } });
    });

    it('is refused when it is taken away', async () => {
      const family = await newFamily(url);
      const child = memberOf(family, 'CHILD');
      await monitor(family.id, child);
      expect(await refusal(url, ChangeFamilyMemberDocument, { id: child.id, input: { bornOn: null } })).toMatchObject({
        code: 'BAD_USER_INPUT',
        inputPath: ['input', 'bornOn'],
      });
    });

    it('is refused when a measurement would lie before it', async () => {
      const family = await newFamily(url);
      const child = memberOf(family, 'CHILD');
      await measure(url, await monitor(family.id, child), '2026-05-01', 86);
      expect(await refusal(url, ChangeFamilyMemberDocument, { id: child.id, input: { bornOn: '2026-05-02' } })).toMatchObject({
        code: 'BAD_USER_INPUT',
        inputPath: ['input', 'bornOn'],
      });
      expect((await familyOf(url, family.id))?.members.find(({ id }) => id === child.id)?.bornOn).toBe('2024-06-15');
    });
  });

  it('Nobody changes families outside of the own areas', async () => {
    const { id, members } = await newFamily(served.url);
    const limited = await serveTestHub(kind, { ...localAdministrator, areas: ['33.26.02'] });
    try {
      const [foreign] = await limited.hub.store.read<{ family: string; person: string }>(
        'family',
        `select f.id as family, p.id as person from family f join person p on p.family_id = f.id where f.village_code = '33.26.01.2001' and p.relation = 'OTHER' limit 1`,
      );
      const [familyId, personId] = [`Family_${foreign?.family ?? ''}`, `Person_${foreign?.person ?? ''}`];
      expect(await refusal(limited.url, ChangeFamilyDocument, { id: familyId, input: { rt: '7' } })).toMatchObject({
        code: 'FORBIDDEN',
        inputPath: ['id'],
      });
      expect(await refusal(limited.url, AddFamilyMemberDocument, { familyId, input: { name: 'X Contoh', sex: 'MALE' } })).toMatchObject({
        code: 'FORBIDDEN',
        inputPath: ['familyId'],
      });
      expect(await refusal(limited.url, ChangeFamilyMemberDocument, { id: personId, input: { married: true } })).toMatchObject({
        code: 'FORBIDDEN',
        inputPath: ['id'],
      });
      expect(await refusal(limited.url, RemoveFamilyMemberDocument, { id: personId, removal: 'DIED' })).toMatchObject({
        code: 'FORBIDDEN',
        inputPath: ['id'],
      });
    } finally {
      await limited.close();
    }
    expect((await familyOf(url, id))?.members).toHaveLength(members.length);
  });

  async function count(): Promise<number> {
    return (await dataOf<{ families: { totalCount: number } }>(url, '{ families { totalCount } }')).families.totalCount;
  }

  /** Puts a member under growth monitoring and returns the child's id. */
  async function monitor(familyId: string, { name, sex, bornOn }: { name: string; sex: string; bornOn: string | null }): Promise<string> {
    const { registerChild } = await dataOf<{ registerChild: { id: string } }>(
      url,
      'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
      { input: { familyId, name, sex, bornOn } },
    );
    return registerChild.id;
  }
});
