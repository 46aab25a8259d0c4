import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../resolvers/shared/globalId.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { Role, viewerOf, localAdministrator, type Viewer } from '../../src/access/viewer.ts';
import { sweepDuplicates } from '../../src/duplicates/index.ts';
import { registerFamily } from '../../src/children/index.ts';
import { FamilyRelation, Sex } from '../../src/families/index.ts';
import { erasePerson } from '../../src/privacy/erasePerson.ts';
import { exportPerson } from '../../src/privacy/exportPerson.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { villages } from '../families/support.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { serveTestHub, silent, today, type ServedHub } from '../support/testHub.ts';
import { hubSchema } from '../support/schemas.ts';

interface Candidate {
  id: string;
  kind: string;
  score: number;
  reasons: string[];
  status: string;
  decidedBy: string | null;
  decisionReason: string | null;
  children: { name: string }[];
  persons: { id: string; name: string }[];
  families: { id: string }[];
}

const fields = 'id kind score reasons status decidedBy decisionReason children { name } persons { id name } families { id }';

onAnyDatabase((kind) => {
  let served: ServedHub;
  let url: string;
  const servers: RunningServer[] = [];

  beforeAll(async () => {
    served = await serveTestHub(kind);
    url = served.url;
  });

  afterAll(async () => {
    for (const server of servers) await server.close();
    await served.close();
  });

  /** The hub as somebody else sees it. */
  async function as(viewer: Viewer): Promise<string> {
    const server = await startServer({
      schema: hubSchema(),
      host: '127.0.0.1',
      port: 0,
      logger: silent,
      makeContext: () => new HubContext(served.hub, viewer),
    });
    servers.push(server);
    return `${server.url}/graphql`;
  }

  let made = 0;
  /** A family with a mother and a child, whom nobody else is like. */
  async function family(
    child: { name: string; bornOn: string; sex?: string },
    { mother, village = villages.home }: { mother?: string; village?: string } = {},
  ) {
    const n = ++made;
    const { registerFamily: stored } = await dataOf<{ registerFamily: { id: string; members: { id: string; relation: string }[] } }>(
      url,
      'mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id members { id relation } } }',
      {
        input: {
          villageCode: village,
          head: {
            name: `Wagiman ${n}`,
            sex: 'MALE',
            bornOn: `19${70 + (n % 25)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 27)).padStart(2, '0')}`,
          },
          members: [
            { name: mother ?? `Ibu ${n}`, sex: 'FEMALE', relation: 'SPOUSE' },
            { sex: 'FEMALE', ...child, relation: 'CHILD' },
          ],
        },
      },
    );
    return { id: stored.id, child: stored.members.find(({ relation }) => relation === 'CHILD')?.id ?? '' };
  }

  const candidates = (args = '', at = url) =>
    dataOf<{ duplicateCandidates: { totalCount: number; nodes: Candidate[] } }>(
      at,
      `{ duplicateCandidates(first: 100${args}) { totalCount nodes { ${fields} } } }`,
    ).then(({ duplicateCandidates }) => duplicateCandidates.nodes);
  const of = (all: Candidate[], ...persons: string[]) =>
    all.filter((candidate) => persons.every((id) => candidate.persons.some((person) => person.id === id)));
  const monitor = (familyId: string, name: string, bornOn: string) =>
    dataOf<{ registerChild: { id: string; possibleDuplicates: { nodes: Candidate[] } } }>(
      url,
      `mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id possibleDuplicates { nodes { ${fields} } } } }`,
      { input: { familyId, name, sex: 'FEMALE', bornOn } },
    ).then(({ registerChild }) => registerChild);
  const reject = (id: string, at = url) =>
    ask<{ rejectDuplicate: Candidate }>(at, `mutation ($id: ID!) { rejectDuplicate(id: $id, reason: "Sepupu") { ${fields} } }`, { id });

  describe('Duplicates', () => {
    it('show in the answer that registers the second record, and are refused by nothing: Annie beside Ani', async () => {
      const [one, other] = [await family({ name: 'Ani', bornOn: '2024-01-07' }), await family({ name: 'Annie', bornOn: '2024-01-07' })];
      await monitor(one.id, 'Ani', '2024-01-07');
      const second = await monitor(other.id, 'Annie', '2024-01-07');
      expect(second.possibleDuplicates.nodes).toEqual([
        expect.objectContaining({
          kind: 'CHILD',
          status: 'OPEN',
          reasons: ['NAME', 'BIRTH_DATE', 'VILLAGE'],
          children: expect.arrayContaining([{ name: 'Ani' }, { name: 'Annie' }]) as unknown,
        }),
      ]);
      const [listed] = of(await candidates(`, kind: CHILD, area: "${villages.home}"`), one.child, other.child);
      expect(listed?.score).toBeGreaterThan(0.9);
      expect(listed?.families.map(({ id }) => id).toSorted()).toEqual([one.id, other.id].toSorted());
    });

    it('are of a family where its head is in both', async () => {
      const register = () =>
        dataOf<{ registerFamily: { id: string; possibleDuplicates: { nodes: Candidate[] } } }>(
          url,
          `mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id possibleDuplicates { nodes { ${fields} } } } }`,
          { input: { villageCode: villages.home, head: { name: 'Soetrisno Djaja', sex: 'MALE', bornOn: '1981-03-04' } } },
        ).then((data) => data.registerFamily);
      const first = await register();
      expect(first.possibleDuplicates.nodes).toEqual([]);
      const second = await register();
      expect(second.possibleDuplicates.nodes).toEqual([expect.objectContaining({ kind: 'FAMILY', reasons: ['HEAD'] })]);
    });

    it('are not those who share a common first name or a birth date', async () => {
      const [one, other] = [
        await family({ name: 'SITI AISYAH', bornOn: '2023-04-09' }),
        await family({ name: 'SITI AMINAH', bornOn: '2023-04-09' }),
      ];
      expect(of(await candidates(), one.child, other.child)).toEqual([]);
    });

    it('come and go with corrections', async () => {
      const [one, other] = [
        await family({ name: 'Nabila Rahma', bornOn: '2023-02-11' }),
        await family({ name: 'Nabila Rahma', bornOn: '2022-07-20' }),
      ];
      const change = (bornOn: string) =>
        dataOf(url, 'mutation ($id: ID!, $input: ChangeFamilyMemberInput!) { changeFamilyMember(id: $id, input: $input) { id } }', {
          id: other.child,
          input: { bornOn },
        });
      expect(of(await candidates(), one.child, other.child)).toEqual([]);
      await change('2023-11-02');
      expect(of(await candidates(), one.child, other.child)[0]?.reasons).toContain('BIRTH_DATE_SWAPPED');
      await change('2022-07-20');
      expect(of(await candidates(), one.child, other.child)).toEqual([]);
    });

    it('that are rejected are not found again, not even by the sweep', async () => {
      const [one, other] = [
        await family({ name: 'Zaskia Maulida', bornOn: '2022-08-09' }),
        await family({ name: 'Zaskia Maulida', bornOn: '2022-08-09' }),
      ];
      const [found] = of(await candidates(), one.child, other.child);
      expect((await reject(found?.id ?? '')).data?.rejectDuplicate).toMatchObject({
        status: 'REJECTED',
        decidedBy: 'local',
        decisionReason: 'Sepupu',
      });
      expect((await reject(found?.id ?? '')).errors).toBeUndefined();
      await dataOf(url, 'mutation ($id: ID!) { changeFamily(id: $id, input: { rt: "7" }) { id } }', { id: one.id });
      await sweepDuplicates(served.hub.store);
      expect(of(await candidates(), one.child, other.child)).toEqual([]);
      expect(of(await candidates(', status: REJECTED'), one.child, other.child)).toHaveLength(1);
    });

    it('that are merged are MERGED, and tell who stays', async () => {
      const [one, other] = [
        await family({ name: 'Khanza Aulia', bornOn: '2022-10-09' }),
        await family({ name: 'Khanza Aulia', bornOn: '2022-10-09' }),
      ];
      const [found] = of(await candidates(), one.child, other.child);
      await dataOf(url, 'mutation ($keep: ID!, $merge: ID!) { mergeFamilies(keepId: $keep, mergeId: $merge, reason: "Sama") { id } }', {
        keep: one.id,
        merge: other.id,
      });
      const merged = (await candidates(', status: MERGED')).find(({ id }) => id === found?.id);
      expect(merged).toMatchObject({ status: 'MERGED', persons: [{ id: one.child }], families: [{ id: one.id }] });
      expect((await reject(found?.id ?? '')).errors?.[0]?.extensions.code).toBe('CONFLICT');
    });

    it('of two areas are for who may read both; nobody else learns of the other', async () => {
      const [one, other] = [
        await family({ name: 'Humaira Salsabila', bornOn: '2022-12-05' }, { mother: 'Rohmah' }),
        await family({ name: 'Humaira Salsabila', bornOn: '2022-12-05' }, { mother: 'Rohmah', village: villages.far }),
      ];
      const [found] = of(await candidates(), one.child, other.child);
      expect(found?.reasons).toEqual(['NAME', 'BIRTH_DATE', 'MOTHER']);
      const cadre = await as(viewerOf({ id: 'kader', role: Role.CADRE, areas: [villages.home] }));
      const both = await as(viewerOf({ id: 'bidan', role: Role.MIDWIFE, areas: [villages.far, villages.home] }));
      expect(of(await candidates('', cadre), one.child)).toEqual([]);
      const { node } = await dataOf<{ node: unknown }>(cadre, 'query ($id: ID!) { node(id: $id) { id } }', { id: found?.id });
      expect(node).toBeNull();
      expect((await reject(found?.id ?? '', cadre)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect(of(await candidates('', both), one.child, other.child)).toHaveLength(1);
      expect(of(await candidates(`, area: "${villages.far}"`), one.child, other.child)).toHaveLength(1);
      expect(of(await candidates(`, area: "${villages.near}"`), one.child, other.child)).toEqual([]);
    });

    it('that a cadre makes with a child elsewhere are found for the regency', async () => {
      const there = await family({ name: 'Bilqis Cahaya', bornOn: '2022-11-03' }, { mother: 'Wagiyem', village: villages.far });
      const cadre = await as(viewerOf({ id: 'kader', role: Role.CADRE, areas: [villages.home] }));
      const answer = await ask<{ registerFamily: { members: { id: string; relation: string }[] } }>(
        cadre,
        'mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { members { id relation } possibleDuplicates { totalCount } } }',
        {
          input: {
            villageCode: villages.home,
            head: { name: 'Wagiyem', sex: 'FEMALE', bornOn: '1977-01-01' },
            members: [{ name: 'Bilqis Tjahaja', sex: 'FEMALE', bornOn: '2022-11-03', relation: 'CHILD' }],
          },
        },
      );
      expect(answer.data?.registerFamily).toMatchObject({ possibleDuplicates: { totalCount: 0 } });
      const here = answer.data?.registerFamily.members.find(({ relation }) => relation === 'CHILD')?.id ?? '';
      expect(of(await candidates(), there.child, here)).toHaveLength(1);
    });

    it('of two transactions at the same time are found', async () => {
      const input = (n: number) => ({
        villageCode: villages.near,
        head: { name: `Kasman ${n}`, sex: Sex.MALE, bornOn: `198${n}-01-0${n + 1}` },
        members: [{ name: 'Syifa Nayla', sex: Sex.FEMALE, bornOn: '2023-09-08', relation: FamilyRelation.CHILD }],
      });
      const { store, areas, hooks } = served.hub;
      const operation = { store, areas, hooks, viewer: localAdministrator, today };
      await Promise.all([1, 2, 3, 4].map((n) => registerFamily(input(n), operation)));
      const found = (await candidates(`, area: "${villages.near}"`)).filter(({ persons }) =>
        persons.some(({ name }) => name === 'Syifa Nayla'),
      );
      // Each of four with each other.
      expect(found).toHaveLength(6);
    });

    it('that came in without the operations are found by the sweep', async () => {
      const one = await family({ name: 'Kayla Azzahra', bornOn: '2023-06-05' });
      const other = await family({ name: 'Kayla Azzahra', bornOn: '2023-06-05' });
      await served.hub.store.read('forget', 'delete from duplicate_candidate');
      await served.hub.store.read('forget', 'delete from duplicate_sweep');
      expect(await sweepDuplicates(served.hub.store)).toBeGreaterThan(1);
      expect(of(await candidates(), one.child, other.child)).toHaveLength(1);
      // Nothing changed since: only the last hour is looked at again.
      await served.hub.store.read('old', `update duplicate_sweep set swept_until = now() + interval '2 hours'`);
      expect(await sweepDuplicates(served.hub.store)).toBe(0);
    });

    it('go with a record that is erased, and are in its export without the other', async () => {
      const [one, other] = [
        await family({ name: 'Tiara Khanza', bornOn: '2023-05-06' }),
        await family({ name: 'Tiara Khanza', bornOn: '2023-05-06' }),
      ];
      const { store, audit } = served.hub;
      const personId = one.child.slice('Person_'.length);
      const caller = { viewer: localAdministrator, operation: null, requestId: null };
      const { duplicateCandidates } = await exportPerson(store, audit, { personId, reason: 'uji', caller });
      expect(duplicateCandidates).toHaveLength(1);
      expect(JSON.stringify(duplicateCandidates)).not.toContain(other.child.slice('Person_'.length));
      await erasePerson(store, { personId, reason: 'uji', caller });
      expect(await store.read('left', 'select 1 from duplicate_candidate where record_ids @> array[$1::uuid]', [personId])).toEqual([]);
      expect(toGlobalId('Person', personId)).toBe(one.child);
    });
  });
});
