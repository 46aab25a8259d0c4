import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { overall, points, QualityTally, rate } from '../../src/quality/index.ts';
import { tests, type QualityTest } from '../../src/quality/rate.ts';
import type { Class } from '../../src/quality/score.ts';

interface Survey {
  survey: string;
  counts: Record<'children' | 'boys' | 'girls' | 'younger' | 'older', number>;
  digits: Record<'weight' | 'height' | 'arm', number[]>;
  /** How often each score stands, in hundredths. */
  scores: Record<string, number>;
  values: Record<QualityTest, number>;
  classes: Record<QualityTest, Class>;
  mwana: { points: number; class: Class };
}

/** Counts of public surveys, and what R's packages say of them; `provenance` names both. */
const { surveys } = JSON.parse(readFileSync(new URL('fixtures/smartSurveys.json', import.meta.url), 'utf8')) as { surveys: Survey[] };

/** Where the packages differ from ENA's report, and so from the hub. */
const otherwise: Readonly<Record<string, Partial<Record<QualityTest, Class>>>> = {
  // mwana rates skewness with its sign: -0.21 is below 0.2. ENA's report takes its size.
  'nipnTK flag.ex01': { skewness: 'good' },
};

function tallyOf({ counts, digits, scores }: Survey): QualityTally {
  const tally = Object.assign(new QualityTally(), counts, { digits });
  for (const [score, count] of Object.entries(scores)) tally.scores.set(Number(score), count);
  return tally;
}

describe.each(surveys)('$survey', (survey) => {
  const rating = rate(tallyOf(survey));

  it.each(tests)('%s is what R computes', (test) => {
    // nipnTK rounds digit preference scores to two decimals.
    expect(rating.values[test]).toBeCloseTo(survey.values[test], test.endsWith('Digits') ? 2 : 8);
  });

  it.each(tests)('%s is in the class of the R packages', (test) => {
    const given = points(test, rating.values[test]);
    expect(given?.class).toBe(otherwise[survey.survey]?.[test] ?? survey.classes[test]);
  });

  it("has mwana's points, and those of the arm's digits, which mwana leaves out", () => {
    const pointsOf = (test: QualityTest) => points(test, rating.values[test])?.points ?? 0;
    const differing = Object.keys(otherwise[survey.survey] ?? {}) as QualityTest[];
    const more = pointsOf('armDigits') + differing.reduce((sum, test) => sum + pointsOf(test), 0);
    expect(overall(rating).points).toBe(survey.mwana.points + more);
  });
});

it('compares three surveys', () => expect(surveys).toHaveLength(3));
