import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys, readFixture } from '../growth/fixtures/readFixture.ts';
import { defaultDocumentLimits } from '../../src/server/document/documentLimits.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

interface Score {
  value: number;
  implausible: boolean;
  category: string | null;
}

type Assessment = Record<(typeof keys)[number], Score | null> &
  Record<'stunted' | 'severelyStunted' | 'wasted' | 'severelyWasted' | 'underweight', boolean>;

const assess = `query ($input: GrowthInput!) {
  assessGrowth(input: $input) {
    ${keys.map((key) => `${key} { value implausible category }`).join(' ')}
    stunted severelyStunted wasted severelyWasted underweight
  }
}`;

onAnyDatabase((kind) => {
  let served: ServedHub;

  beforeAll(async () => {
    served = await serveTestHub(kind);
  });
  afterAll(() => served.close());

  const assessed = async (input: object) => (await dataOf<{ assessGrowth: Assessment }>(served.url, assess, { input })).assessGrowth;

  it("gives WHO's scores, the categories of PMK 2/2020 and what counts in prevalence", async () => {
    const input = {
      sex: 'FEMALE',
      ageInDays: 1132,
      weightKg: 18.71,
      heightCm: 87.2,
      position: 'LYING',
      headCircumferenceCm: 44.6,
      upperArmCircumferenceCm: 14.2,
    };
    expect(await assessed(input)).toEqual({
      heightForAge: { value: -2.43, implausible: false, category: 'PENDEK' },
      weightForAge: { value: 2.09, implausible: false, category: 'RISIKO_BERAT_BADAN_LEBIH' },
      weightForHeight: { value: 5.15, implausible: true, category: 'OBESITAS' },
      bmiForAge: { value: 5.49, implausible: true, category: 'OBESITAS' },
      headCircumferenceForAge: { value: -2.84, implausible: false, category: null },
      armCircumferenceForAge: { value: -1.21, implausible: false, category: null },
      stunted: true,
      severelyStunted: false,
      wasted: false,
      severelyWasted: false,
      underweight: false,
    });
  });

  it("gives over HTTP what WHO's package gives, measuring for measuring", async () => {
    const rows = readFixture('who-package.csv').filter(({ input }) => input.ageInDays !== null && Number.isInteger(input.ageInDays));
    expect(rows.length).toBeGreaterThan(200);
    // As many at a time as one document may ask for.
    for (let first = 0; first < rows.length; first += defaultDocumentLimits.rootFields) {
      const some = rows.slice(first, first + defaultDocumentLimits.rootFields);
      const query = `query (${some.map((_, index) => `$i${index}: GrowthInput!`).join(', ')}) {
        ${some.map((_, index) => `a${index}: assessGrowth(input: $i${index}) { ${keys.map((key) => `${key} { value implausible }`).join(' ')} }`).join('\n')}
      }`;
      const answers = await dataOf(served.url, query, Object.fromEntries(some.map(({ input }, index) => [`i${index}`, input])));
      expect(some.map((_, index) => answers[`a${index}`])).toEqual(some.map(({ expected }) => expected));
    }
  });

  it('takes two dates for the age in days', async () => {
    const child = { sex: 'MALE', weightKg: 9.3, heightCm: 76.4, position: 'LYING' };
    expect(await assessed({ ...child, bornOn: '2024-01-31', measuredOn: '2025-03-06' })).toEqual(
      await assessed({ ...child, ageInDays: 400 }),
    );
    expect((await assessed({ ...child, bornOn: '2024-01-31', measuredOn: '2024-01-31' })).weightForAge).toEqual(
      (await assessed({ ...child, ageInDays: 0 })).weightForAge,
    );
  });

  it('gives no score where a value is missing or the child is older than the standards, which is no error', async () => {
    const none = {
      heightForAge: null,
      weightForAge: null,
      weightForHeight: null,
      bmiForAge: null,
      headCircumferenceForAge: null,
      armCircumferenceForAge: null,
    };
    const nothing = { stunted: false, severelyStunted: false, wasted: false, severelyWasted: false, underweight: false };
    expect(await assessed({ sex: 'MALE', ageInDays: 500 })).toEqual({ ...none, ...nothing });
    expect(
      await assessed({
        sex: 'MALE',
        ageInDays: 1827,
        weightKg: 17,
        heightCm: 105,
        headCircumferenceCm: 50,
        upperArmCircumferenceCm: 16,
        oedema: true,
      }),
    ).toEqual({ ...none, ...nothing });
    expect(await assessed({ sex: 'MALE', ageInDays: 500, heightCm: 78 })).toMatchObject({ ...none, heightForAge: { value: -1.02 } });
  });

  it('counts oedema as severe wasting', async () => {
    expect(await assessed({ sex: 'MALE', ageInDays: 500, weightKg: 9, heightCm: 75, position: 'LYING', oedema: true })).toMatchObject({
      weightForAge: null,
      weightForHeight: null,
      wasted: true,
      severelyWasted: true,
      underweight: true,
    });
  });

  it('stores nothing', async () => {
    const count = () =>
      served.hub.store.read('count', 'select (select count(*) from measurement) as measurements, (select count(*) from alert) as alerts');
    const before = await count();
    await assessed({ sex: 'FEMALE', ageInDays: 900, weightKg: 8, heightCm: 75 });
    expect(await count()).toEqual(before);
  });

  describe('refuses with the field, the problem and what is allowed', () => {
    const oneWay = 'allowed: ageInDays alone, or bornOn and measuredOn';
    it.each([
      ['no age', {}, 'ageInDays', `the age is missing; ${oneWay}`],
      [
        'an age and dates',
        { ageInDays: 400, bornOn: '2024-01-01', measuredOn: '2025-02-04' },
        'ageInDays',
        `given together with a date; ${oneWay}`,
      ],
      ['an age and one date', { ageInDays: 400, measuredOn: '2025-02-04' }, 'ageInDays', `given together with a date; ${oneWay}`],
      ['a birth without a measuring', { bornOn: '2024-01-01' }, 'measuredOn', `missing beside bornOn; ${oneWay}`],
      ['a measuring without a birth', { measuredOn: '2024-01-01' }, 'bornOn', `missing beside measuredOn; ${oneWay}`],
      [
        'a measuring before birth',
        { bornOn: '2024-01-02', measuredOn: '2024-01-01' },
        'measuredOn',
        "2024-01-01 is before the child's birth; allowed: a date from 2024-01-02 on",
      ],
      ['a negative age', { ageInDays: -1 }, 'ageInDays', '-1 is negative; allowed: 0 or more'],
      [
        'a weight in grams',
        { ageInDays: 400, weightKg: 9300 },
        'weightKg',
        '9300 kg is out of range; allowed: 0.9 to 58 kg. If it is in g, it is 9.3 kg',
      ],
      [
        'a height in metres',
        { ageInDays: 400, heightCm: 0.76 },
        'heightCm',
        '0.76 cm is out of range; allowed: 38 to 150 cm. If it is in m, it is 76 cm',
      ],
      [
        'a head circumference of 0',
        { ageInDays: 400, headCircumferenceCm: 0 },
        'headCircumferenceCm',
        '0 cm is out of range; allowed: 25 to 64 cm',
      ],
      [
        'an arm circumference in millimetres',
        { ageInDays: 400, upperArmCircumferenceCm: 142 },
        'upperArmCircumferenceCm',
        '142 cm is out of range; allowed: 6 to 35 cm. If it is in mm, it is 14.2 cm',
      ],
    ])('%s', async (_what, given, field, problem) => {
      const { data, errors } = await ask(served.url, assess, { input: { sex: 'MALE', ...given } });
      expect(data ?? null).toBeNull();
      expect(errors).toHaveLength(1);
      expect(errors?.[0]).toMatchObject({
        message: `input.${field}: ${problem}`,
        extensions: { code: 'BAD_USER_INPUT', inputPath: ['input', field] },
      });
    });
  });
});
