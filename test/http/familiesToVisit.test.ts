import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FamiliesToVisitDocument, type FamilyFilter, type FamilyOrder } from '../generated/operations.ts';
import { newFamily } from '../families/support.ts';
import { dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

/** A village where nobody of the fixture is at risk of what these families are. */
const village = '33.26.02.2003';

onAnyDatabase((kind) => {
  let served: ServedHub;
  const names = new Map<string, string>();

  beforeAll(async () => {
    served = await serveTestHub(kind);
    await served.hub.store.read('empty the village', `update family set village_code = '33.26.02.2002' where village_code = $1`, [village]);
    const register = async (name: string, input: Parameters<typeof newFamily>[1]) =>
      names.set((await newFamily(served.url, { villageCode: village, ...input })).id, name);
    await register('thirsty', { rw: '2', rt: '10', housing: { safeDrinkingWater: false }, welfareDecile: 3 });
    await register('many', {
      rw: '2',
      rt: '9',
      members: ['2024-06-15', '2020-06-15', '2016-06-15', '2012-06-15']
        .map((bornOn, n) => ({ name: `Anak ${n} Contoh`, sex: 'MALE', bornOn, relation: 'CHILD' }))
        .concat({ name: 'Ibu Contoh', sex: 'FEMALE', bornOn: '1992-01-01', relation: 'SPOUSE' }) as never,
    });
    await register('old', {
      rw: '1',
      rt: '3',
      head: { name: 'Tua Contoh', sex: 'MALE', bornOn: '1950-01-01' },
      members: [],
      housing: { safeDrinkingWater: false, habitable: false },
    });
    await register('well', { rw: '1', rt: '4', welfareDecile: 9, housing: { habitable: false, safeDrinkingWater: true } });
    await register('betrothed', {
      rw: null,
      rt: null,
      head: { name: 'Muda Contoh', sex: 'FEMALE', bornOn: '2002-01-01', marriagePlannedOn: '2026-08-01' },
      members: [],
    });
    await register('expecting', {
      rw: '3',
      rt: null,
      head: { name: 'Hamil Contoh', sex: 'FEMALE', bornOn: '1998-01-01', pregnantDueOn: '2026-08-01' },
      members: [],
      housing: { healthyLatrine: false },
    });
  });

  afterAll(() => served.close());

  const visit = async (filter: FamilyFilter, orderBy?: FamilyOrder) => {
    const { families } = await dataOf(served.url, FamiliesToVisitDocument, {
      filter: { area: village, ...filter },
      orderBy: orderBy ?? null,
    });
    expect(families.totalCount).toBe(families.nodes.length);
    return families.nodes.map(({ id }) => names.get(id));
  };

  describe('A round of home visits', () => {
    it('is a list of a village by risk', async () => {
      expect(await visit({ atRisk: true })).toEqual(['thirsty', 'many', 'expecting']);
      expect(await visit({ atRisk: false })).toEqual(['old', 'well', 'betrothed']);
    });

    it('or by reasons, of which one must hold', async () => {
      expect(await visit({ riskReasons: ['UNSAFE_WATER', 'TOO_MANY_CHILDREN'] })).toEqual(['thirsty', 'many']);
      // Reported beside, without a risk.
      expect(await visit({ riskReasons: ['UNFIT_HOUSING'] })).toEqual(['well']);
      expect(await visit({ atRisk: true, riskReasons: ['POOR_WELFARE'] })).toEqual(['thirsty']);
      expect(await visit({ riskReasons: [] })).toEqual([]);
    });

    it('or by cohort', async () => {
      expect(await visit({ cohort: 'BALITA' })).toEqual(['thirsty', 'many', 'well']);
      expect(await visit({ cohort: 'REMAJA' })).toEqual(['many', 'betrothed']);
      expect(await visit({ cohort: 'CALON_PENGANTIN' })).toEqual(['betrothed']);
      expect(await visit({ cohort: 'IBU_HAMIL' })).toEqual(['expecting']);
      expect(await visit({ cohort: 'PASANGAN_USIA_SUBUR' })).toEqual(['thirsty', 'many', 'well']);
      expect(await visit({ cohort: 'LANSIA' })).toEqual(['old']);
    });

    it('or by welfare, RW and RT, all combined with AND', async () => {
      expect(await visit({ maxWelfareDecile: 3 })).toEqual(['thirsty']);
      expect(await visit({ rw: '1' })).toEqual(['old', 'well']);
      expect(await visit({ rw: '001', rt: '04' })).toEqual(['well']);
      expect(await visit({ rw: '2', cohort: 'BALITA', atRisk: true, riskReasons: ['TOO_MANY_CHILDREN'] })).toEqual(['many']);
    });

    it('goes from RW to RW and from RT to RT; who has none comes last', async () => {
      expect(await visit({}, { field: 'ADDRESS', direction: 'ASC' })).toEqual(['old', 'well', 'many', 'thirsty', 'expecting', 'betrothed']);
      expect(await visit({}, { field: 'ADDRESS', direction: 'DESC' })).toEqual([
        'betrothed',
        'expecting',
        'thirsty',
        'many',
        'well',
        'old',
      ]);
    });

    it('is paged in that order, also below a village', async () => {
      const walked: (string | undefined)[] = [];
      for (let after: string | null = null, more = true; more;) {
        const {
          village: found,
        }: { village: { families: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } } =
          await dataOf(
            served.url,
            'query ($code: AreaCode!, $after: String) { village(code: $code) { families(first: 2, after: $after, filter: { atRisk: true }, orderBy: { field: ADDRESS }) { nodes { id } pageInfo { hasNextPage endCursor } } } }',
            { code: village, after },
          );
        walked.push(...found.families.nodes.map(({ id }) => names.get(id)));
        after = found.families.pageInfo.endCursor;
        more = found.families.pageInfo.hasNextPage;
      }
      expect(walked).toEqual(['many', 'thirsty', 'expecting']);
    });
  });
});
