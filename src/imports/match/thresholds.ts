/**
 * From which probability a row is taken to be of a known child, and from which somebody decides. Data, measured on a made set whose truth
 * and dirt are known (test/imports/matching.test.ts, docs/imports.md).
 */
export const thresholds = {
  /** At or above, the row is of this child, if no other comes near. */
  certain: 0.98,
  /** At or above, somebody decides; below, the row is of somebody else. */
  review: 0.4,
  /** So many times more likely than the next child the first one must be. */
  apart: 16,
} as const;
