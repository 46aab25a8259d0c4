import type { GrowthInput, GrowthResult } from '../../src/growth/index.ts';
import { keys } from './fixtures/readFixture.ts';

/** A measuring of which only these values are known. */
export function child(known: Partial<GrowthInput>): GrowthInput {
  return {
    sex: 'FEMALE',
    ageInDays: null,
    weightKg: null,
    heightCm: null,
    position: null,
    headCircumferenceCm: null,
    upperArmCircumferenceCm: null,
    oedema: false,
    ...known,
  };
}

/** The z-scores that a result has, by indicator. */
export function scores(result: GrowthResult): Partial<Record<(typeof keys)[number], number>> {
  return Object.fromEntries(keys.flatMap((key) => (result[key] === null ? [] : [[key, result[key].value]])));
}
