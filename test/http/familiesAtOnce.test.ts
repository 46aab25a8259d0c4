import { print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AddFamilyMemberDocument,
  MergeFamiliesDocument,
  MoveFamilyDocument,
  RecordMeasurementDocument,
  RegisterFamilyDocument,
  SplitFamilyDocument,
} from '../generated/operations.ts';
import { asRegisteredAgain, familyOf, memberOf, newFamily, unusedNik, villages } from '../families/support.ts';
import { ask, dataOf } from '../support/ask.ts';
import { measure } from '../support/children.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

/** Real requests at the same time, on a server whose connections work side by side. */
describe('At the same time, on postgresql,', () => {
  let served: ServedHub;
  let url: string;

  beforeAll(async () => {
    served = await serveTestHub('postgresql');
    url = served.url;
  });

  afterAll(() => served.close());

  const codesOf = (answers: { errors?: { extensions: { code: string } }[] | undefined }[]) =>
    answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'done').toSorted();
  const merge = (keepId: string, mergeId: string) => ask(url, print(MergeFamiliesDocument), { keepId, mergeId, reason: 'Sama' });
  const move = (id: string, villageCode: string) =>
    ask(url, print(MoveFamilyDocument), { id, input: { villageCode, movedOn: '2026-06-01', reason: 'Pindah' } });

  it('two families merged into each other leave one', async () => {
    for (let round = 0; round < 8; round++) {
      const family = await newFamily(url);
      const again = await newFamily(url, asRegisteredAgain(family));
      const codes = codesOf(
        await Promise.all([merge(family.id, again.id), merge(again.id, family.id), merge(family.id, again.id), merge(again.id, family.id)]),
      );
      expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'done', 'done']);
      const left = (await Promise.all([familyOf(url, family.id), familyOf(url, again.id)])).filter((each) => each !== null);
      expect(left).toHaveLength(1);
      expect(left[0]?.members).toHaveLength(3);
    }
  });

  it('a family moved, merged, split and measured comes out whole, whatever came first', async () => {
    for (let round = 0; round < 8; round++) {
      const family = await newFamily(url);
      const again = await newFamily(url, asRegisteredAgain(family));
      const { name, sex, bornOn } = memberOf(again, 'CHILD');
      const { registerChild } = await dataOf<{ registerChild: { id: string } }>(
        url,
        'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
        { input: { familyId: again.id, name, sex, bornOn } },
      );
      await measure(url, registerChild.id, '2026-03-01', 78);
      const spouse = memberOf(again, 'SPOUSE').id;
      const answers = await Promise.all([
        move(again.id, villages.far),
        merge(family.id, again.id),
        ask(url, print(SplitFamilyDocument), {
          id: again.id,
          input: { reason: 'Pisah', members: [{ personId: spouse, relation: 'HEAD' }] },
        }),
        ask(url, print(RecordMeasurementDocument), {
          input: { childId: registerChild.id, measuredOn: '2026-05-01', weightKg: 10, heightCm: 87 },
        }),
        move(family.id, villages.near),
      ]);
      // Whoever comes too late is told so; nothing fails for another reason.
      expect(codesOf(answers).filter((code) => code !== 'done' && code !== 'NOT_FOUND' && code !== 'BAD_USER_INPUT')).toEqual([]);
    }
    const strays = await served.hub.store.read(
      'children who are not where their family is',
      `select c.id from child c join person p on p.id = c.id where p.family_id <> c.family_id
        union all select s.id from stunting_case s join child c on c.id = s.child_id where s.village_code <> c.village_code
        union all select f.id from family f where (select count(*) from person p where p.family_id = f.id and p.relation = 'HEAD') <> 1`,
    );
    expect(strays).toEqual([]);
  });

  it('moves of one family follow one another, each from where the last one went', async () => {
    const { id } = await newFamily(url);
    const targets = [villages.near, villages.far, villages.near, villages.far];
    expect(codesOf(await Promise.all(targets.map((villageCode) => move(id, villageCode))))).toEqual(['done', 'done', 'done', 'done']);
    const moves = (await familyOf(url, id))?.history.nodes.filter(({ kind }) => kind === 'MOVED').toReversed() ?? [];
    let at: string | null = villages.home;
    for (const { fields } of moves) {
      expect(fields[0]?.before).toBe(at);
      at = fields[0]?.after ?? null;
    }
    expect((await familyOf(url, id))?.village.code).toBe(at);
  });

  it('a person with one NIK becomes a member of one family', async () => {
    const [one, two] = [await newFamily(url), await newFamily(url)];
    const input = { name: 'Paman Contoh', sex: 'MALE', nik: unusedNik() };
    const answers = await Promise.all(
      [one, two, one, two].map(({ id }) => ask(url, print(AddFamilyMemberDocument), { familyId: id, input })),
    );
    expect(codesOf(answers)).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'done']);
  });

  it('families with the same people in another order are registered once', async () => {
    const people = [1, 2].map((n) => ({ name: `Orang ${n} Contoh`, sex: 'MALE' as const, nik: unusedNik() }));
    const register = ([head, ...members]: typeof people) =>
      ask(url, print(RegisterFamilyDocument), { input: { villageCode: villages.home, head, members } });
    expect(
      codesOf(await Promise.all([register(people), register(people.toReversed()), register(people), register(people.toReversed())])),
    ).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'done']);
  });
});
