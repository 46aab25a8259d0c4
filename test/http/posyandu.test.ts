import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, dataOf } from '../support/ask.ts';
import { measure, newChild } from '../support/children.ts';
import { onEachDatabase } from '../support/databases.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

const here = '33.26.01.2001';
const there = '33.26.01.2002';

onEachDatabase((kind) => {
  let served: ServedHub;
  let url: string;
  let names = 0;

  beforeAll(async () => {
    served = await serveTestHub(kind);
    url = served.url;
  });
  afterAll(() => served.close());

  interface Shown {
    id: string;
    name: string;
    rw: string | null;
    closedOn: string | null;
    mergedInto: { id: string } | null;
  }
  const fields = 'id name rw closedOn mergedInto { id }';
  const change = (call: string) => ask<{ done: Shown }>(url, `mutation { done: ${call} { ${fields} } }`);
  const changed = async (call: string): Promise<Shown> =>
    (await dataOf<{ done: Shown }>(url, `mutation { done: ${call} { ${fields} } }`)).done;
  const refused = async (call: string) => (await change(call)).errors?.map(({ extensions: { code, inputPath } }) => [code, inputPath]);
  /** A posyandu with a name of its own. */
  const newPosyandu = (villageCode = here) => changed(`createPosyandu(villageCode: "${villageCode}", name: "Kenanga ${++names}", rw: "3")`);
  const assign = (posyandu: string | null, ...children: string[]) =>
    ask<{ assignPosyandu: { id: string; name: string; posyandu: { id: string } | null }[] }>(
      url,
      'mutation ($children: [ID!]!, $posyandu: ID) { assignPosyandu(childIds: $children, posyanduId: $posyandu) { id name posyandu { id } } }',
      { children, posyandu },
    );
  const posyanduOf = async (id: string) =>
    (
      await dataOf<{
        node: { posyandu: { id: string } | null; measurements: { nodes: { measuredOn: string; posyandu: { id: string } | null }[] } };
      }>(
        url,
        `query ($id: ID!) { node(id: $id) { ... on Child {
          posyandu { id } measurements(first: 20) { nodes { measuredOn posyandu { id } } } } } }`,
        { id },
      )
    ).node;
  const listsOf = async (id: string) =>
    (
      await dataOf<{
        node: { children: { nodes: { id: string }[] }; measurements: { totalCount: number; nodes: { measuredOn: string }[] } };
      }>(
        url,
        `query ($id: ID!) { node(id: $id) { ... on Posyandu {
          children(first: 50) { nodes { id } } measurements(first: 50) { totalCount nodes { measuredOn } } } } }`,
        { id },
      )
    ).node;
  const record = (input: Record<string, unknown>) =>
    ask(url, 'mutation ($input: RecordMeasurementInput!) { recordMeasurement(input: $input) { id posyandu { id } } }', { input });

  describe('A name', () => {
    it('is of one posyandu in a village however it is written, and may stand in another village', async () => {
      const melati = await changed(`createPosyandu(villageCode: "${here}", name: " POSYANDU  MELATI 1 ", rw: "1")`);
      expect(melati).toEqual({ id: melati.id, name: 'POSYANDU MELATI 1', rw: '001', closedOn: null, mergedInto: null });
      expect(await refused(`createPosyandu(villageCode: "${here}", name: "Melati I")`)).toEqual([['CONFLICT', ['name']]]);
      await changed(`createPosyandu(villageCode: "${there}", name: "Melati I")`);
      expect(await refused(`createPosyandu(villageCode: "${here}", name: "Posyandu")`)).toEqual([['BAD_USER_INPUT', ['name']]]);
      expect(await refused(`createPosyandu(villageCode: "${here}", name: "Mawar", rw: "RW 3")`)).toEqual([['BAD_USER_INPUT', ['rw']]]);
      expect(await refused(`createPosyandu(villageCode: "33.26.01", name: "Mawar")`)).toEqual([['BAD_USER_INPUT', ['villageCode']]]);
    });

    it('can change, is refused where another has it, and is free once nobody has it any more', async () => {
      const [one, other] = [await newPosyandu(), await newPosyandu()];
      expect(await refused(`renamePosyandu(id: "${other.id}", name: "${one.name.toUpperCase()}")`)).toEqual([['CONFLICT', ['name']]]);
      expect(await changed(`renamePosyandu(id: "${one.id}", name: "Flamboyan 2", rw: null)`)).toMatchObject({
        name: 'Flamboyan 2',
        rw: null,
      });
      expect(await changed(`renamePosyandu(id: "${other.id}", name: "${one.name}")`)).toMatchObject({ name: one.name, rw: '003' });
      expect(await refused(`renamePosyandu(id: "${one.id}")`)).toEqual([['BAD_USER_INPUT', []]]);
    });
  });

  describe('A child', () => {
    it('goes to a posyandu of its village, and is measured there unless another one is named', async () => {
      const [own, other] = [await newPosyandu(), await newPosyandu(there)];
      const child = await newChild(url);
      expect((await assign(own.id, child)).data?.assignPosyandu).toMatchObject([{ id: child, posyandu: { id: own.id } }]);
      await measure(url, child, '2026-05-02', 86);
      expect((await record({ childId: child, posyanduId: other.id, measuredOn: '2026-06-02', weightKg: 10 })).errors).toBeUndefined();
      expect(await posyanduOf(child)).toEqual({
        posyandu: { id: own.id },
        measurements: {
          nodes: [
            { measuredOn: '2026-06-02', posyandu: { id: other.id } },
            { measuredOn: '2026-05-02', posyandu: { id: own.id } },
          ],
        },
      });
      expect(await listsOf(own.id)).toEqual({
        children: { nodes: [{ id: child }] },
        measurements: { totalCount: 1, nodes: [{ measuredOn: '2026-05-02' }] },
      });
      const filtered = await dataOf<{ children: { totalCount: number }; measurements: { totalCount: number } }>(
        url,
        'query ($id: ID!) { children(filter: { posyandu: $id }) { totalCount } measurements(filter: { posyandu: $id }) { totalCount } }',
        { id: own.id },
      );
      expect(filtered).toEqual({ children: { totalCount: 1 }, measurements: { totalCount: 1 } });
      expect((await assign(null, child)).data?.assignPosyandu).toMatchObject([{ posyandu: null }]);
    });

    it('keeps the posyandu of a measurement when that is corrected', async () => {
      const own = await newPosyandu();
      const child = await newChild(url);
      await assign(own.id, child);
      const id = await measure(url, child, '2026-05-02', 86);
      await dataOf(url, 'mutation ($id: ID!) { correctMeasurement(id: $id, input: { heightCm: 85, reason: "Salah baca" }) { id } }', {
        id,
      });
      expect((await posyanduOf(child)).measurements.nodes).toEqual([{ measuredOn: '2026-05-02', posyandu: { id: own.id } }]);
    });

    it('is registered with its posyandu', async () => {
      const own = await newPosyandu();
      const { families } = await dataOf<{ families: { nodes: { id: string }[] } }>(
        url,
        `{ families(first: 1, filter: { area: "${here}" }) { nodes { id } } }`,
      );
      const register = (posyanduId: string) =>
        ask<{ registerChild: { posyandu: { id: string } } }>(
          url,
          'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { posyandu { id } } }',
          { input: { familyId: families.nodes[0]?.id, name: `Anak ${own.name}`, sex: 'MALE', bornOn: '2025-01-01', posyanduId } },
        );
      const elsewhere = await newPosyandu(there);
      expect((await register(elsewhere.id)).errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        inputPath: ['input', 'posyanduId'],
      });
      expect((await register(own.id)).data?.registerChild).toEqual({ posyandu: { id: own.id } });
    });

    it('goes to none where one of several cannot', async () => {
      const own = await newPosyandu();
      const [child, elsewhere] = [await newChild(url), await newChild(url, { area: there })];
      const { errors } = await assign(own.id, child, elsewhere);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', inputPath: ['childIds', 1] });
      expect((await posyanduOf(child)).posyandu).toBeNull();
      expect((await assign(own.id, child, child)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });

    it('leaves its posyandu with its village, and what was measured stays there', async () => {
      const own = await newPosyandu();
      const { registerFamily } = await dataOf<{ registerFamily: { id: string } }>(
        url,
        `mutation { registerFamily(input: { villageCode: "${here}", head: { name: "Ayah Pindah", sex: MALE } }) { id } }`,
      );
      const { registerChild } = await dataOf<{ registerChild: { id: string } }>(
        url,
        'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
        { input: { familyId: registerFamily.id, name: 'Anak Pindah', sex: 'MALE', bornOn: '2025-01-01', posyanduId: own.id } },
      );
      await measure(url, registerChild.id, '2026-05-02', 74);
      await dataOf(
        url,
        `mutation ($id: ID!) { moveFamily(id: $id, input: { villageCode: "${there}", movedOn: "2026-06-01", reason: "Pindah" }) { id } }`,
        {
          id: registerFamily.id,
        },
      );
      expect(await posyanduOf(registerChild.id)).toEqual({
        posyandu: null,
        measurements: { nodes: [{ measuredOn: '2026-05-02', posyandu: { id: own.id } }] },
      });
    });
  });

  describe('Two records of one posyandu', () => {
    it('become one with the children, the names and the measurements of both', async () => {
      const [kept, merged] = [await newPosyandu(), await newPosyandu()];
      const [one, other] = [await newChild(url), await newChild(url)];
      await assign(kept.id, one);
      await assign(merged.id, other);
      await measure(url, one, '2026-05-02', 86);
      await measure(url, other, '2026-05-03', 86);
      expect(await changed(`mergePosyandu(keepId: "${kept.id}", mergeId: "${merged.id}")`)).toEqual(kept);
      const { children, measurements } = await listsOf(kept.id);
      expect(children.nodes.map(({ id }) => id)).toEqual([one, other]);
      expect(measurements).toEqual({ totalCount: 2, nodes: [{ measuredOn: '2026-05-03' }, { measuredOn: '2026-05-02' }] });
      expect((await posyanduOf(other)).posyandu).toEqual({ id: kept.id });
      // Whoever still has the other record in hand puts things into the one that stays.
      expect((await assign(merged.id, one)).data?.assignPosyandu).toMatchObject([{ posyandu: { id: kept.id } }]);
      expect(await refused(`createPosyandu(villageCode: "${here}", name: "${kept.name}")`)).toEqual([['CONFLICT', ['name']]]);
      const listed = await dataOf<{ village: { posyandus: { nodes: Shown[] } } }>(
        url,
        `{ village(code: "${here}") { posyandus(first: 100) { nodes { ${fields} } } } }`,
      );
      expect(listed.village.posyandus.nodes.map(({ id }) => id)).not.toContain(merged.id);
      const { node } = await dataOf<{ node: Shown }>(url, `query ($id: ID!) { node(id: $id) { ... on Posyandu { ${fields} } } }`, {
        id: merged.id,
      });
      expect(node.mergedInto).toEqual({ id: kept.id });
    });

    it('are merged once, in one direction, and within a village', async () => {
      const [one, other, third, elsewhere] = [await newPosyandu(), await newPosyandu(), await newPosyandu(), await newPosyandu(there)];
      const merge = (keep: Shown, gone: Shown) => `mergePosyandu(keepId: "${keep.id}", mergeId: "${gone.id}")`;
      expect(await refused(merge(one, one))).toEqual([['BAD_USER_INPUT', ['mergeId']]]);
      expect(await refused(merge(one, elsewhere))).toEqual([['BAD_USER_INPUT', ['mergeId']]]);
      await changed(merge(one, other));
      await changed(merge(one, other));
      expect(await refused(merge(other, third))).toEqual([['CONFLICT', ['keepId']]]);
      expect(await refused(merge(third, other))).toEqual([['CONFLICT', ['mergeId']]]);
      for (const call of [
        `renamePosyandu(id: "${other.id}", name: "Baru ${names}")`,
        `closePosyandu(id: "${other.id}")`,
        `reopenPosyandu(id: "${other.id}")`,
      ])
        expect(await refused(call)).toEqual([['CONFLICT', ['id']]]);
      // A record that was merged before leads to the one that stands now.
      await changed(merge(third, one));
      const { node } = await dataOf<{ node: Shown }>(url, `query ($id: ID!) { node(id: $id) { ... on Posyandu { ${fields} } } }`, {
        id: other.id,
      });
      expect(node.mergedInto).toEqual({ id: third.id });
    });
  });

  describe('A posyandu that is closed', () => {
    it('takes no child and no measurement after its last day, keeps its children, and can be opened again', async () => {
      const own = await newPosyandu();
      const [child, late] = [await newChild(url), await newChild(url)];
      await assign(own.id, child);
      await measure(url, child, '2026-05-02', 86);
      expect(await refused(`closePosyandu(id: "${own.id}", on: "2026-05-01")`)).toEqual([['BAD_USER_INPUT', ['on']]]);
      expect(await refused(`closePosyandu(id: "${own.id}", on: "2026-06-16")`)).toEqual([['BAD_USER_INPUT', ['on']]]);
      expect(await changed(`closePosyandu(id: "${own.id}", on: "2026-05-31")`)).toMatchObject({ closedOn: '2026-05-31' });
      expect(await changed(`closePosyandu(id: "${own.id}", on: "2026-05-31")`)).toMatchObject({ closedOn: '2026-05-31' });
      expect(await refused(`closePosyandu(id: "${own.id}", on: "2026-06-01")`)).toEqual([['CONFLICT', ['on']]]);

      expect((await assign(own.id, late)).errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', inputPath: ['posyanduId'] });
      const after = await record({ childId: child, posyanduId: own.id, measuredOn: '2026-06-01', weightKg: 10 });
      expect(after.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', inputPath: ['input', 'posyanduId'] });
      // Where it was measured is not known, as nobody has said.
      await measure(url, child, '2026-06-01', 86);
      await measure(url, child, '2026-05-20', 86);
      expect(await posyanduOf(child)).toEqual({
        posyandu: { id: own.id },
        measurements: {
          nodes: [
            { measuredOn: '2026-06-01', posyandu: null },
            { measuredOn: '2026-05-20', posyandu: { id: own.id } },
            { measuredOn: '2026-05-02', posyandu: { id: own.id } },
          ],
        },
      });
      const open = await dataOf<{ posyandus: { nodes: { id: string }[] } }>(
        url,
        `{ posyandus(first: 100, filter: { open: false, area: "${here}" }) { nodes { id } } }`,
      );
      expect(open.posyandus.nodes).toEqual([{ id: own.id }]);
      expect(await changed(`reopenPosyandu(id: "${own.id}")`)).toMatchObject({ closedOn: null });
      expect((await assign(own.id, late)).errors).toBeUndefined();
    });
  });

  it('speaks for one child where two records name it', async () => {
    const own = await newPosyandu();
    const register = async (family: number) => {
      const { registerFamily } = await dataOf<{ registerFamily: { id: string } }>(
        url,
        `mutation { registerFamily(input: { villageCode: "${here}", head: { name: "Ayah Ganda ${family}", sex: MALE } }) { id } }`,
      );
      const { registerChild } = await dataOf<{ registerChild: { id: string } }>(
        url,
        'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
        { input: { familyId: registerFamily.id, name: 'Kinanti Larasati', sex: 'FEMALE', bornOn: '2025-02-03', posyanduId: own.id } },
      );
      return registerChild.id;
    };
    await register(1);
    const again = await register(2);
    const { node } = await dataOf<{ node: { possibleDuplicates: { nodes: { reasons: string[] }[] } } }>(
      url,
      'query ($id: ID!) { node(id: $id) { ... on Child { possibleDuplicates(first: 5) { nodes { reasons } } } } }',
      { id: again },
    );
    expect(node.possibleDuplicates.nodes.map(({ reasons }) => reasons)).toEqual([
      expect.arrayContaining(['NAME', 'BIRTH_DATE', 'POSYANDU']),
    ]);
  });

  it('is a group of the quality of measurements', async () => {
    const own = await newPosyandu();
    const child = await newChild(url);
    await assign(own.id, child);
    await measure(url, child, '2026-06-10', 86);
    const { measuringQuality } = await dataOf<{ measuringQuality: { group: string | null; measurements: number }[] }>(
      url,
      `{ measuringQuality(area: "${here}", from: "2026-06-10", to: "2026-06-10", by: POSYANDU) { group measurements } }`,
    );
    expect(measuringQuality).toEqual([{ group: own.id, measurements: 1 }]);
  });
});
