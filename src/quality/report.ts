import type { QualityTally } from './QualityTally.ts';
import { type QualityTest, rate, type Rating, tests } from './rate.ts';
import { type Class, overall, points } from './score.ts';

/** One line of the report for each test, then the total. */
export interface QualityReport {
  /** `all`, or the group. */
  group: string;
  rating: Rating;
  tests: { test: QualityTest; value: number | null; class: Class | null; points: number | null }[];
  overall: { points: number; class: Class };
}

/** Third layer: the rating of a group with its words. */
export function qualityReport(group: string, tally: QualityTally): QualityReport {
  const rating = rate(tally);
  return {
    group,
    rating,
    tests: tests.map((test) => {
      const given = points(test, rating.values[test]);
      return { test, value: rating.values[test], class: given?.class ?? null, points: given?.points ?? null };
    }),
    overall: overall(rating),
  };
}

const words: Readonly<Record<QualityTest, { words: string; shown: (value: number) => string }>> = {
  flags: { words: 'flagged WHZ (beyond 3 SD of the mean)', shown: (value) => `${value.toFixed(1)}%` },
  sexRatio: { words: 'sex ratio', shown: shownP },
  ageRatio: { words: 'age ratio, 6-29 to 30-59 months', shown: shownP },
  weightDigits: { words: 'digit preference, weight', shown: (value) => value.toFixed(0) },
  heightDigits: { words: 'digit preference, height', shown: (value) => value.toFixed(0) },
  armDigits: { words: 'digit preference, arm', shown: (value) => value.toFixed(0) },
  standardDeviation: { words: 'SD of WHZ, without flags', shown: (value) => value.toFixed(2) },
  skewness: { words: 'skewness of WHZ', shown: (value) => value.toFixed(2) },
  kurtosis: { words: 'kurtosis of WHZ', shown: (value) => value.toFixed(2) },
};

function shownP(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
}

/** The report as text: a table for each group. */
export function qualityText(reports: readonly QualityReport[]): string {
  return reports
    .map(({ group, rating, tests: rows, overall: whole }) => {
      const { children, ageHeaping, boysPerGirl, youngerPerOlder } = rating;
      const lines = rows.map(
        ({ test, value, class: word, points: given }) =>
          `  ${words[test].words.padEnd(40)}${(value === null ? '-' : words[test].shown(value)).padStart(12)}  ${(word ?? 'no values').padEnd(12)}${given === null ? '' : String(given).padStart(3)}`,
      );
      const heaping =
        ageHeaping === null
          ? []
          : [
              `  age heaping: chi-squared ${ageHeaping.value.toFixed(1)}, ${shownP(ageHeaping.p)}; ${ratio(boysPerGirl)} boys to a girl; ${ratio(youngerPerOlder)} of 6-29 months to one of 30-59`,
            ];
      return [
        `quality (SMART), ${group}: ${children} children of 6 to 59 months`,
        ...lines,
        `  ${'overall'.padEnd(54)}${whole.class.padEnd(12)}${String(whole.points).padStart(3)}`,
        ...heaping,
      ].join('\n');
    })
    .join('\n\n');
}

function ratio(value: number | null): string {
  return value === null ? '-' : value.toFixed(2);
}
