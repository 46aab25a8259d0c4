import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assessGrowth,
  chartPoint,
  type GrowthIndicator,
  type GrowthInput,
  referenceCurves,
  type ReferencePoint,
} from '../../src/growth/index.ts';
import { child } from './child.ts';
import { keys } from './fixtures/readFixture.ts';

const indicators = [
  'HEIGHT_FOR_AGE',
  'WEIGHT_FOR_AGE',
  'WEIGHT_FOR_HEIGHT',
  'BMI_FOR_AGE',
  'HEAD_CIRCUMFERENCE_FOR_AGE',
  'ARM_CIRCUMFERENCE_FOR_AGE',
] as const;
const lines = ['minus3', 'minus2', 'minus1', 'median', 'plus1', 'plus2', 'plus3'] as const;

const points = (known: Partial<GrowthInput>) =>
  Object.fromEntries(indicators.map((indicator) => [indicator, chartPoint(indicator, child(known))]));

describe('the point of a measuring on the curves', () => {
  const whole = { weightKg: 11, heightCm: 85, headCircumferenceCm: 46.5, upperArmCircumferenceCm: 14.5 } as const;

  it('is the age and the value; below 731 days a standing height is taken as a length', () => {
    expect(points({ ...whole, ageInDays: 730, position: 'STANDING' })).toEqual({
      HEIGHT_FOR_AGE: { x: 730, value: 85.7, position: 'LYING' },
      WEIGHT_FOR_AGE: { x: 730, value: 11, position: null },
      WEIGHT_FOR_HEIGHT: { x: 85.7, value: 11, position: 'LYING' },
      BMI_FOR_AGE: { x: 730, value: 14.977, position: 'LYING' },
      HEAD_CIRCUMFERENCE_FOR_AGE: { x: 730, value: 46.5, position: null },
      ARM_CIRCUMFERENCE_FOR_AGE: { x: 730, value: 14.5, position: null },
    });
  });

  it('from 731 days a lying length is taken as a height', () => {
    expect(chartPoint('HEIGHT_FOR_AGE', child({ ...whole, ageInDays: 731, position: 'LYING' }))).toEqual({
      x: 731,
      value: 84.3,
      position: 'STANDING',
    });
    expect(chartPoint('WEIGHT_FOR_HEIGHT', child({ ...whole, heightCm: 103.1, ageInDays: 731, position: 'LYING' }))).toEqual({
      x: 102.4,
      value: 11,
      position: 'STANDING',
    });
  });

  it('is not corrected for an unknown position, nor for standing below 9 months', () => {
    expect(chartPoint('HEIGHT_FOR_AGE', child({ ...whole, ageInDays: 730 }))).toEqual({ x: 730, value: 85, position: 'LYING' });
    expect(chartPoint('HEIGHT_FOR_AGE', child({ ageInDays: 273, heightCm: 70, position: 'STANDING' }))).toEqual({
      x: 273,
      value: 70,
      position: 'LYING',
    });
    expect(chartPoint('HEIGHT_FOR_AGE', child({ ageInDays: 274, heightCm: 70, position: 'STANDING' }))).toEqual({
      x: 274,
      value: 70.7,
      position: 'LYING',
    });
  });

  it('is missing where a value is, beyond the ages of the standard, and for the weight of a child with oedema', () => {
    const none = Object.fromEntries(indicators.map((indicator) => [indicator, null]));
    expect(points({ ageInDays: 500 })).toEqual(none);
    expect(points({ ...whole, ageInDays: 1827 })).toEqual(none);
    expect(points({ ...whole, ageInDays: null })).toEqual(none);
    expect(points({ ...whole, ageInDays: 500, oedema: true })).toMatchObject({
      WEIGHT_FOR_AGE: null,
      WEIGHT_FOR_HEIGHT: null,
      BMI_FOR_AGE: null,
      HEIGHT_FOR_AGE: { value: 85 },
    });
  });

  it('lies between the two lines that the score lies between', () => {
    const curves = Object.fromEntries(
      (['FEMALE', 'MALE'] as const).map((sex) => [
        sex,
        Object.fromEntries(indicators.map((indicator) => [indicator, referenceCurves(indicator, sex)])),
      ]),
    );
    /** The line at a position, between two points of its stretch where x lies between them. */
    const lineAt = (stretch: ReferencePoint[], x: number, line: (typeof lines)[number]): number => {
      const step = (stretch[1]?.x ?? 0) - (stretch[0]?.x ?? 0);
      const place = Math.round(((x - (stretch[0]?.x ?? 0)) / step) * 1e6) / 1e6;
      const [below, above] = [stretch[Math.floor(place)], stretch[Math.ceil(place)]];
      if (below === undefined || above === undefined) throw new Error(`${x} is off the curves`);
      return below[line] + (place - Math.floor(place)) * (above[line] - below[line]);
    };
    const measure = (min: number, max: number) => fc.integer({ min: min * 100, max: max * 100 }).map((hundredths) => hundredths / 100);
    let compared = 0;
    fc.assert(
      fc.property(
        fc.constantFrom('FEMALE', 'MALE'),
        fc.integer({ min: 0, max: 1826 }),
        measure(2, 25),
        measure(46, 119),
        fc.constantFrom('LYING', 'STANDING', null),
        measure(33, 52),
        measure(10, 19),
        (sex, ageInDays, weightKg, heightCm, position, headCircumferenceCm, upperArmCircumferenceCm) => {
          const input = child({ sex, ageInDays, weightKg, heightCm, position, headCircumferenceCm, upperArmCircumferenceCm });
          const result = assessGrowth(input);
          for (const [index, indicator] of indicators.entries()) {
            const z = result[keys[index] ?? 'heightForAge']?.value;
            if (z === undefined || Math.abs(z) >= 3) continue;
            const point = chartPoint(indicator satisfies GrowthIndicator, input);
            const stretch = curves[sex]?.[indicator]?.stretches.find((candidate) => candidate.position === point?.position)?.points;
            if (point === null || stretch === undefined) throw new Error(`${indicator} has a score and no place on its curves`);
            const [lower, upper] = [lines[Math.floor(z) + 3], lines[Math.min(Math.floor(z) + 4, 6)]] as [
              (typeof lines)[number],
              (typeof lines)[number],
            ];
            // The score is rounded to 2 decimals: a hundredth of the distance between two lines.
            const rounding = 0.01 * (lineAt(stretch, point.x, 'plus3') - lineAt(stretch, point.x, 'plus2')) + 0.001;
            expect(point.value, indicator).toBeGreaterThanOrEqual(lineAt(stretch, point.x, lower) - rounding);
            expect(point.value, indicator).toBeLessThanOrEqual(lineAt(stretch, point.x, upper) + rounding);
            compared += 1;
          }
        },
      ),
    );
    expect(compared).toBeGreaterThan(50);
  });
});
