import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, dataOf } from '../support/ask.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

interface Reference {
  referenceVersion: string;
  axis: string;
  unit: string;
  stretches: { position: string | null; points: Record<string, number>[] }[];
}

const reference = `query ($indicator: GrowthIndicator!, $sex: Sex!, $every: Int! = 1) {
  growthReference(indicator: $indicator, sex: $sex) {
    indicator sex referenceVersion axis unit
    stretches { position points(every: $every) { x minus3 minus2 minus1 median plus1 plus2 plus3 } }
  }
}`;

let served: ServedHub;

beforeAll(async () => {
  served = await serveTestHub('embedded');
});
afterAll(() => served.close());

const referenceOf = async (indicator: string, sex: string, every?: number) =>
  (await dataOf<{ growthReference: Reference }>(served.url, reference, { indicator, sex, every })).growthReference;

it("gives the curves of WHO's printed tables, with what a chart's axes need", async () => {
  const { stretches, ...head } = await referenceOf('WEIGHT_FOR_AGE', 'MALE');
  expect(head).toEqual({
    indicator: 'WEIGHT_FOR_AGE',
    sex: 'MALE',
    referenceVersion: 'WHO Child Growth Standards (anthro 1.1.0)',
    axis: 'AGE_IN_DAYS',
    unit: 'KG',
  });
  expect(stretches.map(({ position, points }) => [position, points.length])).toEqual([[null, 1827]]);
  // Printed: 2.1 2.5 2.9 3.3 3.9 4.4 5.0 at birth.
  expect(stretches[0]?.points[0]).toEqual({
    x: 0,
    minus3: 2.08,
    minus2: 2.459,
    minus1: 2.881,
    median: 3.346,
    plus1: 3.859,
    plus2: 4.419,
    plus3: 5.031,
  });
});

it.each([
  [
    'HEIGHT_FOR_AGE',
    'AGE_IN_DAYS',
    'CM',
    [
      ['LYING', 0, 730],
      ['STANDING', 731, 1826],
    ],
  ],
  [
    'BMI_FOR_AGE',
    'AGE_IN_DAYS',
    'KG_PER_M2',
    [
      ['LYING', 0, 730],
      ['STANDING', 731, 1826],
    ],
  ],
  [
    'WEIGHT_FOR_HEIGHT',
    'HEIGHT_IN_CM',
    'KG',
    [
      ['LYING', 45, 110],
      ['STANDING', 65, 120],
    ],
  ],
  ['HEAD_CIRCUMFERENCE_FOR_AGE', 'AGE_IN_DAYS', 'CM', [[null, 0, 1826]]],
  ['ARM_CIRCUMFERENCE_FOR_AGE', 'AGE_IN_DAYS', 'CM', [[null, 91, 1826]]],
])('gives %s in the stretches that may be drawn as lines', async (indicator, axis, unit, stretches) => {
  const answer = await referenceOf(indicator, 'FEMALE');
  expect(answer).toMatchObject({ axis, unit });
  expect(answer.stretches.map(({ position, points }) => [position, points[0]?.x, points.at(-1)?.x])).toEqual(stretches);
});

it('thins the points out for a small chart, and keeps both ends', async () => {
  const [whole, thin] = [await referenceOf('HEIGHT_FOR_AGE', 'FEMALE'), await referenceOf('HEIGHT_FOR_AGE', 'FEMALE', 30)];
  expect(thin.stretches.map(({ points }) => points.length)).toEqual([26, 38]);
  expect(thin.stretches.map(({ points }) => [points[0], points[1]?.x, points.at(-1)])).toEqual(
    whole.stretches.map(({ points }) => [points[0], (points[0]?.x ?? 0) + 30, points.at(-1)]),
  );
  const { errors } = await ask(served.url, reference, { indicator: 'HEIGHT_FOR_AGE', sex: 'MALE', every: 0 });
  expect(errors?.[0]).toMatchObject({
    message: 'every: 0 is out of range; allowed: 1 or more',
    extensions: { code: 'BAD_USER_INPUT', inputPath: ['every'] },
  });
});
