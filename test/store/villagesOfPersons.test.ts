import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataOf } from '../support/ask.ts';
import { onEachDatabase } from '../support/databases.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

/** Persons whose village is not that of their family. */
const elsewhere = `select p.id from person p join family f on f.id = p.family_id where p.village_code <> f.village_code`;

interface FamilyRow {
  id: string;
  village: { code: string };
  members: { id: string; relation: string }[];
}

onEachDatabase((kind) => {
  let served: ServedHub;
  let families: FamilyRow[];

  beforeAll(async () => {
    served = await serveTestHub(kind);
    const answer = await dataOf<{ families: { nodes: FamilyRow[] } }>(
      served.url,
      '{ families { nodes { id village { code } members { id relation } } } }',
    );
    families = answer.families.nodes;
  });

  afterAll(() => served.close());

  const villagesOf = async (familyId: string) => {
    const rows = await served.hub.store.read<{ code: string }>(
      'test',
      'select distinct village_code as code from person where family_id = $1',
      [familyId.slice('Family_'.length)],
    );
    return rows.map(({ code }) => code);
  };

  it('A person lives in the village of the family, also where it was registered before there was such a column', async () => {
    expect(await served.hub.store.read('test', elsewhere)).toEqual([]);
  });

  it('A new member lives there, and goes along when the family moves', async () => {
    const [family] = families;
    const to = families.find(({ village }) => village.code !== family?.village.code)?.village.code ?? '';
    await dataOf(
      served.url,
      'mutation ($id: ID!, $input: AddFamilyMemberInput!) { addFamilyMember(familyId: $id, input: $input) { id } }',
      {
        id: family?.id,
        input: { name: 'Anggota Contoh', sex: 'FEMALE', bornOn: '1990-01-01', relation: 'OTHER' },
      },
    );
    expect(await villagesOf(family?.id ?? '')).toEqual([family?.village.code]);
    await dataOf(served.url, 'mutation ($id: ID!, $input: MoveFamilyInput!) { moveFamily(id: $id, input: $input) { id } }', {
      id: family?.id,
      input: { villageCode: to, movedOn: '2026-06-01', reason: 'Pindah rumah' },
    });
    expect(await villagesOf(family?.id ?? '')).toEqual([to]);
    expect(await served.hub.store.read('test', elsewhere)).toEqual([]);
  });

  it('Whoever joins a family of another village lives there from then on', async () => {
    const [, one] = families;
    const other = families.find(({ village }) => village.code !== one?.village.code);
    await dataOf(
      served.url,
      'mutation ($keep: ID!, $merge: ID!) { mergeFamilies(keepId: $keep, mergeId: $merge, reason: "Tercatat dua kali") { id } }',
      { keep: one?.id, merge: other?.id },
    );
    expect(await villagesOf(one?.id ?? '')).toEqual([one?.village.code]);
    expect(await served.hub.store.read('test', elsewhere)).toEqual([]);
  });

  it('The database refuses another village than that of the family', async () => {
    await expect(
      served.hub.store.transaction((em) =>
        em.execute(`update person set village_code = (select code from village v where v.code <> person.village_code limit 1)`),
      ),
    ).rejects.toThrow();
    expect(await served.hub.store.read('test', elsewhere)).toEqual([]);
  });
});
