import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessAll, assessGrowth, flag, type GrowthInput, resultAt } from '../../src/growth/index.ts';
import { child } from './child.ts';
import { keys } from './fixtures/readFixture.ts';

const sex = fc.constantFrom('FEMALE', 'MALE');
const day = fc.integer({ min: 0, max: 1826 });
const position = fc.constantFrom('LYING', 'STANDING', null);
/** A measure in hundredths between two limits. */
const measure = (min: number, max: number) => fc.integer({ min: min * 100, max: max * 100 }).map((hundredths) => hundredths / 100);
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 6 });

const anyChild: fc.Arbitrary<GrowthInput> = fc.record({
  sex,
  ageInDays: orNull(fc.oneof(fc.integer({ min: -5, max: 1900 }), fc.double({ min: 0, max: 1830, noNaN: true }))),
  weightKg: orNull(measure(0, 40)),
  heightCm: orNull(measure(40, 125)),
  position,
  headCircumferenceCm: orNull(measure(25, 60)),
  upperArmCircumferenceCm: orNull(measure(5, 30)),
  oedema: fc.boolean(),
});

describe('whatever is measured', () => {
  it('a heavier child of the same sex, age and height has no lower score for weight', () => {
    fc.assert(
      fc.property(sex, day, measure(46, 109), measure(1, 35), measure(0, 5), (childSex, ageInDays, heightCm, weightKg, more) => {
        const known = { sex: childSex, ageInDays, heightCm, position: null };
        const lighter = assessGrowth(child({ ...known, weightKg }));
        const heavier = assessGrowth(child({ ...known, weightKg: weightKg + more }));
        for (const key of ['weightForAge', 'weightForHeight', 'bmiForAge'] as const) {
          expect(heavier[key]?.value ?? 0).toBeGreaterThanOrEqual(lighter[key]?.value ?? 0);
        }
      }),
    );
  });

  it('a taller child of the same sex, age and weight has no lower score for height and no higher plausible one for weight for height and BMI', () => {
    fc.assert(
      fc.property(sex, day, measure(46, 100), measure(3, 25), measure(0, 9), (childSex, ageInDays, heightCm, weightKg, more) => {
        const known = { sex: childSex, ageInDays, weightKg, position: null };
        const shorter = assessGrowth(child({ ...known, heightCm }));
        const taller = assessGrowth(child({ ...known, heightCm: heightCm + more }));
        expect(taller.heightForAge?.value).toBeGreaterThanOrEqual(shorter.heightForAge?.value ?? Number.NaN);
        expect(taller.bmiForAge?.value).toBeLessThanOrEqual(shorter.bmiForAge?.value ?? Number.NaN);
        // Far below -5 SD the distance between 2 and 3 SD, which carries the tail on, grows faster with height than -3 SD does.
        const [before, after] = [shorter.weightForHeight, taller.weightForHeight];
        const plausible = before && after && !before.implausible && !after.implausible;
        expect(plausible ? after.value : -Infinity).toBeLessThanOrEqual(before?.value ?? Infinity);
      }),
    );
  });

  it('weight for height does not jump at a step of the table', () => {
    fc.assert(
      fc.property(
        sex,
        fc.integer({ min: 661, max: 1089 }),
        measure(-2, 2),
        fc.constantFrom(400, 1200),
        (childSex, millimetres, factor, ageInDays) => {
          // A weight that is not far from usual at this height.
          const weightKg = (millimetres / 1000) ** 2 * (16 + factor);
          const at = (heightCm: number) =>
            assessGrowth(child({ sex: childSex, ageInDays, weightKg, heightCm, position: null })).weightForHeight?.value ?? Number.NaN;
          const step = millimetres / 10;
          expect(Math.abs(at(step - 0.001) - at(step))).toBeLessThanOrEqual(0.011);
          expect(Math.abs(at(step + 0.001) - at(step))).toBeLessThanOrEqual(0.011);
        },
      ),
    );
  });

  it('scores beyond 3 SD are even: the same further weight adds the same further score', () => {
    fc.assert(
      fc.property(sex, day, fc.constantFrom(3, -3), (childSex, ageInDays, side) => {
        const at = (weightKg: number) => assessGrowth(child({ sex: childSex, ageInDays, weightKg })).weightForAge?.value ?? Number.NaN;
        const weights = Array.from({ length: 600 }, (_, index) => (index + 1) / 10).filter((weightKg) =>
          side > 0 ? at(weightKg) > 3 : at(weightKg) < -3,
        );
        const gains = weights.slice(1).map((weightKg, index) => at(weightKg) - at(weights[index] ?? Number.NaN));
        // Rounding to 2 decimals moves a difference by up to 0.01.
        expect(gains.length).toBeGreaterThan(3);
        expect(Math.max(...gains) - Math.min(...gains)).toBeLessThanOrEqual(0.0201);
      }),
      { numRuns: 25 },
    );
  });

  it('height for age is even throughout: its tails are not restricted and its curve is not skewed', () => {
    fc.assert(
      fc.property(sex, day, (childSex, ageInDays) => {
        const at = (heightCm: number) => assessGrowth(child({ sex: childSex, ageInDays, heightCm })).heightForAge?.value ?? Number.NaN;
        expect(at(60) - at(40)).toBeCloseTo(at(140) - at(120), 1);
      }),
    );
  });

  it('every score is a number of two decimals, never -0', () => {
    fc.assert(
      fc.property(anyChild, (input) => {
        const result = assessGrowth(input);
        const values = keys.map((key) => result[key]?.value ?? 0);
        // `toEqual` tells -0 from 0, and no text of two decimals is -0.
        expect(values).toEqual(values.map((value) => Number(value.toFixed(2)) || 0));
      }),
    );
  });

  it('the same measuring, assessed in bulk, gets the same result', () => {
    fc.assert(
      fc.property(fc.array(anyChild, { maxLength: 30 }), (inputs) => {
        const bulk = assessAll(inputs);
        expect(bulk).toHaveLength(inputs.length);
        expect(inputs.map((_, row) => resultAt(bulk, row))).toEqual(inputs.map((input) => assessGrowth(input)));
      }),
    );
  });
});

describe('assessment in bulk', () => {
  it('gives columns: NaN where there is no score, bits for what is true of a row', () => {
    const bulk = assessAll([
      child({ sex: 'MALE', ageInDays: 1000, weightKg: 9.1, heightCm: 80, position: 'STANDING' }),
      child({ sex: 'FEMALE', ageInDays: 1000, weightKg: 40 }),
    ]);
    expect([...bulk.heightForAge]).toEqual([-3.93, Number.NaN]);
    expect([...bulk.weightForAge]).toEqual([-3.48, 10.65]);
    expect([...bulk.flags]).toEqual([flag.stunted | flag.severelyStunted | flag.underweight, flag.weightForAge]);
  });
});
