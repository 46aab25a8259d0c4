import { describe, expect, it } from 'vitest';
import { assessGrowth, type GrowthResult } from '../../src/growth/index.ts';
import { type FixtureRow, keys, readFixture } from './fixtures/readFixture.ts';

/** What differs from the expected scores and flags, as readable lines. */
function differences(rows: FixtureRow[]): string[] {
  return rows.flatMap(({ id, input, expected }) => {
    const result: GrowthResult = assessGrowth(input);
    return keys
      .filter((key) => JSON.stringify(result[key]) !== JSON.stringify(expected[key]))
      .map((key) => `${id} ${key}: ${JSON.stringify(result[key])} instead of ${JSON.stringify(expected[key])}`);
  });
}

describe("scores are equal to WHO's own software to the second decimal, with its flags", () => {
  it("for 300 measurements scored by WHO's package", () => {
    const rows = readFixture('who-package.csv');
    expect(rows).toHaveLength(300);
    expect(differences(rows)).toEqual([]);
  });

  it('for 2,047 measurements at the edges of ages, heights and plausibility, between steps, with oedema and with values missing', () => {
    const rows = readFixture('who-edges.csv');
    expect(rows).toHaveLength(2047);
    expect(differences(rows)).toEqual([]);
  });

  const demo = readFixture('igrowup-demo.csv');
  const beyondTheStandard = ['4', '44', '95', '343'];

  it("for the demonstration survey of WHO's macros, children of 60 months left out", () => {
    const rows = demo.filter(({ id }) => !beyondTheStandard.includes(id));
    expect(rows).toHaveLength(494);
    expect(differences(rows)).toEqual([]);
  });

  it('and the children of 60 months, whom the old macros scored, have no scores', () => {
    const rows = demo.filter(({ id }) => beyondTheStandard.includes(id));
    expect(rows.map(({ id }) => id)).toEqual(beyondTheStandard);
    for (const { input } of rows) {
      const result = assessGrowth(input);
      expect(keys.map((key) => result[key])).toEqual([null, null, null, null, null, null]);
    }
  });
});
