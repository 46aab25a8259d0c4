import type { Viewer } from './viewer.ts';

/** Counts are told to the nearest multiple of this. */
const base = 5;

/**
 * A count of families or children as a viewer is told it: exact for those who work with single cases, else rounded to the
 * nearest multiple of 5 (conventional rounding, as statistical offices protect small counts: Hundepool et al., Statistical
 * Disclosure Control, 2012, section 5.4). Whatever is asked beside it, a difference of such counts is a multiple of 5 too, and
 * points at nobody; figures by month are suppressed instead (src/indicators/suppress.ts).
 */
export function countFor({ caseAccess }: Viewer, count: number): number {
  return caseAccess ? count : Math.round(count / base) * base;
}
