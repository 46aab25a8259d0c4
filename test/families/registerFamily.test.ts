import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { registerFamily } from '../../src/children/index.ts';
import { FamilyRelation, Sex, type NewFamily } from '../../src/families/index.ts';
import { onEachDatabase } from '../support/databases.ts';
import { openTestHub, today, type TestHub } from '../support/testHub.ts';

const villageCode = '33.26.01.2001';

onEachDatabase((kind) => {
  let test: TestHub;
  let family: NewFamily;

  beforeAll(async () => {
    test = await openTestHub(kind);
    family = {
      villageCode,
      rt: '004',
      rw: '2',
      head: { name: '  Ayah Contoh ', sex: Sex.MALE, bornOn: '1990-01-01', nik: '3326990101900001' },
      members: [
        { name: 'Ibu Contoh', sex: Sex.FEMALE, bornOn: '1993-01-01', relation: FamilyRelation.SPOUSE },
        { name: 'Nenek Contoh', sex: Sex.FEMALE },
      ],
      welfareDecile: 3,
      housing: { habitable: true, safeDrinkingWater: false },
    };
  });

  afterAll(() => test.close());

  const register = (change: Partial<NewFamily> = {}, viewer = localAdministrator) =>
    registerFamily({ ...family, ...change }, { store: test.hub.store, areas: test.hub.areas, hooks: test.hub.hooks, viewer, today });
  const nobodyKnown = { head: { name: 'Ayah Contoh', sex: Sex.MALE } };
  const stored = () =>
    test.hub.store.read('test', 'select (select count(*)::int from family) as families, (select count(*)::int from person) as persons');

  it('stores the family with its head and members, and what is not known as unknown', async () => {
    const { id } = await register();
    expect(
      await test.hub.store.read(
        'test',
        'select village_code, rt, rw, welfare_decile, habitable, safe_drinking_water, healthy_latrine, recorded_by, demo from family where id = $1',
        [id],
      ),
    ).toEqual([
      {
        village_code: villageCode,
        rt: '004',
        rw: '002',
        welfare_decile: 3,
        habitable: true,
        safe_drinking_water: false,
        healthy_latrine: null,
        recorded_by: 'local',
        demo: false,
      },
    ]);
    expect(
      await test.hub.store.read('test', 'select name, nik_mask, sex, born_on, relation from person where family_id = $1 order by name', [
        id,
      ]),
    ).toEqual([
      { name: 'Ayah Contoh', nik_mask: '3326**********01', sex: 'MALE', born_on: '1990-01-01', relation: 'HEAD' },
      { name: 'Ibu Contoh', nik_mask: null, sex: 'FEMALE', born_on: '1993-01-01', relation: 'SPOUSE' },
      { name: 'Nenek Contoh', nik_mask: null, sex: 'FEMALE', born_on: null, relation: 'OTHER' },
    ]);
  });

  describe('refuses, naming the input, and stores nothing of the family', () => {
    it.each<[string, Partial<NewFamily>, string, (string | number)[]]>([
      ['a village that does not exist', { villageCode: '33.26.01.2999' }, 'NOT_FOUND', ['input', 'villageCode']],
      ['a district in place of a village', { villageCode: '33.26.01' }, 'BAD_USER_INPUT', ['input', 'villageCode']],
      ['an RT that is no number', { rt: 'IV' }, 'BAD_USER_INPUT', ['input', 'rt']],
      ['an RW of four digits', { rw: '0001' }, 'BAD_USER_INPUT', ['input', 'rw']],
      ['a welfare decile of 0', { welfareDecile: 0 }, 'BAD_USER_INPUT', ['input', 'welfareDecile']],
      ['a welfare decile of 11', { welfareDecile: 11 }, 'BAD_USER_INPUT', ['input', 'welfareDecile']],
      ['a head without a name', { head: { name: '   ', sex: Sex.MALE } }, 'BAD_USER_INPUT', ['input', 'head', 'name']],
      [
        'a name of 101 characters',
        { members: [{ name: 'a'.repeat(101), sex: Sex.MALE }] },
        'BAD_USER_INPUT',
        ['input', 'members', 0, 'name'],
      ],
      [
        'a head who is a child',
        { head: { name: 'Ayah', sex: Sex.MALE, relation: FamilyRelation.CHILD } },
        'BAD_USER_INPUT',
        ['input', 'head', 'relation'],
      ],
      [
        'a second head',
        {
          members: [
            { name: 'Ibu', sex: Sex.FEMALE },
            { name: 'Paman', sex: Sex.MALE, relation: FamilyRelation.HEAD },
          ],
        },
        'BAD_USER_INPUT',
        ['input', 'members', 1, 'relation'],
      ],
      [
        'a birth in the future',
        { head: { name: 'Ayah', sex: Sex.MALE, bornOn: '2026-06-16' } },
        'BAD_USER_INPUT',
        ['input', 'head', 'bornOn'],
      ],
      ['a NIK that somebody has', {}, 'CONFLICT', ['input', 'head', 'nik']],
      [
        'one NIK for two members',
        { ...nobodyKnown, members: [1, 2].map(() => ({ name: 'Anak', sex: Sex.MALE, nik: '3326990101200009' })) },
        'CONFLICT',
        ['input', 'members', 1, 'nik'],
      ],
    ])('%s', async (_what, change, code, inputPath) => {
      const before = await stored();
      await expect(register(change)).rejects.toMatchObject({ code, inputPath });
      expect(await stored()).toEqual(before);
    });

    it('a village outside the areas of the viewer', async () => {
      const before = await stored();
      await expect(register(nobodyKnown, { ...localAdministrator, areas: ['33.26.02'] })).rejects.toMatchObject({
        code: 'FORBIDDEN',
        inputPath: ['input', 'villageCode'],
      });
      expect(await stored()).toEqual(before);
    });
  });

  it('returns the first family for the same clientKey and input, refuses the key for another input, and stores nothing again', async () => {
    const first = await register({ ...nobodyKnown, clientKey: 'once' });
    const before = await stored();
    expect((await register({ ...nobodyKnown, clientKey: 'once' })).id).toBe(first.id);
    await expect(register({ ...nobodyKnown, clientKey: 'once', rt: '009' })).rejects.toMatchObject({
      code: 'CONFLICT',
      inputPath: ['input', 'clientKey'],
    });
    expect(await stored()).toEqual(before);
  });

  it('stores one family for a clientKey that comes many times at once', async () => {
    const [before] = (await stored()) as [{ families: number }];
    const all = await Promise.all(Array.from({ length: 8 }, () => register({ ...nobodyKnown, clientKey: 'at once' })));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect((await stored())[0]).toMatchObject({ families: before.families + 1 });
  });

  it('gives a NIK to one of many families that claim it at once', async () => {
    const [before] = (await stored()) as [{ families: number; persons: number }];
    const claims = await Promise.allSettled(
      Array.from({ length: 8 }, () => register({ head: { name: 'Ayah Contoh', sex: Sex.MALE, nik: '3326990101900077' }, members: [] })),
    );
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(claims.flatMap((claim) => (claim.status === 'rejected' ? (claim.reason as unknown) : []))).toMatchObject(
      Array(7).fill({ code: 'CONFLICT', inputPath: ['input', 'head', 'nik'] }),
    );
    expect(await stored()).toEqual([{ families: before.families + 1, persons: before.persons + 1 }]);
  });
});
