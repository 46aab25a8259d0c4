import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberOf, newFamily, unusedNik } from '../families/support.ts';
import { ask, dataOf } from '../support/ask.ts';
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
    ask<{ mergeMembers: { id: string; name: string } }>(
      url,
      'mutation ($keepId: ID!, $mergeId: ID!) { mergeMembers(keepId: $keepId, mergeId: $mergeId, reason: "Anak yang sama") { id name } }',
      { keepId, mergeId },
    );
  const refusalOf = async (keepId: string, mergeId: string) => {
    const { errors } = await merge(keepId, mergeId);
    return errors?.map(({ extensions }) => [extensions.code, extensions.inputPath]);
  };
  const register = async (familyId: string, input: Record<string, unknown>) =>
    (
      await dataOf<{ registerChild: { id: string } }>(
        url,
        'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
        { input: { familyId, sex: 'FEMALE', bornOn: '2024-06-15', ...input } },
      )
    ).registerChild.id;
  const openCandidates = async (id: string) =>
    (
      await dataOf<{ node: { possibleDuplicates: { nodes: { reasons: string[] }[] } } }>(
        url,
        'query ($id: ID!) { node(id: $id) { ... on Child { possibleDuplicates(first: 5) { nodes { reasons } } } } }',
        { id },
      )
    ).node.possibleDuplicates.nodes;

  describe('Two records of one child in a family', () => {
    it('become one with the measurements of both, and the candidate is decided', async () => {
      const family = await newFamily(url, { members: undefined });
      const ani = await register(family.id, { name: 'Ani Rahayu Contoh', birthWeightKg: 3 });
      const annie = await register(family.id, { name: 'Annie Rahayu Contoh', birthLengthCm: 49 });
      await measure(url, ani, '2026-04-02', 86);
      await measure(url, annie, '2026-05-02', 86.5);
      expect((await openCandidates(ani)).map(({ reasons }) => reasons)).toEqual([expect.arrayContaining(['BIRTH_DATE', 'FAMILY'])]);

      const { data } = await merge(ani, annie);
      expect(data?.mergeMembers).toEqual({ id: ani.replace('Child', 'Person'), name: 'Ani Rahayu Contoh' });
      expect(await openCandidates(ani)).toEqual([]);
      const { measurements } = await historyOf(url, ani);
      expect(measurements.nodes.map(({ measuredOn }) => measuredOn)).toEqual(['2026-05-02', '2026-04-02']);
      const { node } = await dataOf<{ node: unknown }>(
        url,
        `query ($id: ID!) { node(id: $id) { ... on Child { birthWeightKg birthLengthCm family { members { name }
          history(first: 1) { nodes { kind reason } } } } } }`,
        { id: ani },
      );
      expect(node).toEqual({
        birthWeightKg: 3,
        birthLengthCm: 49,
        family: {
          members: [{ name: expect.stringContaining('Ayah') as string }, { name: 'Ani Rahayu Contoh' }],
          history: {
            nodes: [{ kind: 'MEMBER_CHANGED', reason: `Registered twice, also as ${annie.replace('Child', 'Person')}. Anak yang sama` }],
          },
        },
      });
      expect(await refusalOf(ani, annie)).toEqual([['NOT_FOUND', ['mergeId']]]);
    });
  });

  describe('What cannot be undone is refused where it may be two people:', () => {
    it('of two families, sexes, birth dates or NIKs, the head, and a person with itself', async () => {
      const [family, other] = [await newFamily(url), await newFamily(url)];
      const [head, wife, child] = ['HEAD', 'SPOUSE', 'CHILD'].map((relation) => memberOf(family, relation).id);
      const born = { sex: 'MALE', bornOn: '1995-01-01' };
      const add = async (input: Record<string, unknown>) =>
        (
          await dataOf<{ addFamilyMember: { id: string } }>(
            url,
            'mutation ($id: ID!, $input: AddFamilyMemberInput!) { addFamilyMember(familyId: $id, input: $input) { id } }',
            { id: family.id, input },
          )
        ).addFamilyMember.id;
      const uncle = await add({ name: 'Paman Contoh', ...born, nik: unusedNik() });
      const second = await add({ name: 'Pamann Contoh', ...born, nik: unusedNik() });
      const unknown = await add({ name: 'Paman Contoh', sex: 'MALE' });
      const conflict = [['CONFLICT', ['mergeId']]];
      expect(await refusalOf(head ?? '', memberOf(other, 'HEAD').id)).toEqual(conflict);
      expect(await refusalOf(head ?? '', wife ?? '')).toEqual(conflict);
      expect(await refusalOf(wife ?? '', child ?? '')).toEqual(conflict);
      expect(await refusalOf(uncle, second)).toEqual(conflict);
      expect(await refusalOf(uncle, unknown)).toEqual(conflict);
      expect(await refusalOf(uncle, head ?? '')).toEqual(conflict);
      expect(await refusalOf(uncle, uncle)).toEqual([['BAD_USER_INPUT', ['mergeId']]]);
      // The head is one of the two, and stays; the NIK is taken over.
      expect((await merge(head ?? '', uncle)).errors).toBeUndefined();
      const { node } = await dataOf<{ node: { nik: string | null } }>(url, 'query ($id: ID!) { node(id: $id) { ... on Person { nik } } }', {
        id: head,
      });
      expect(node.nik).not.toBeNull();
    });
  });
});
