/** Published counts are multiples of this. */
export const roundingBase = 5;

/** A count to publish as a part of a published total. */
export interface Part {
  /** The count. */
  exact: number;
  /** Published value of the enclosing count, which this one may not exceed. */
  cap: number;
  /** From 0 to 1, secret and constant for this part: the higher, the later it is rounded up. */
  threshold: number;
  /** Shortfall of the published values of earlier parts of the same kind. */
  carry: number;
}

/**
 * Rounds parts to multiples of 5 so that they add up to a published total (controlled rounding: L. H. Cox, "A constructive procedure for
 * unbiased controlled rounding", JASA 82 (1987); fixed thresholds instead of random draws are our change).
 *
 * Each part is rounded down first. Then those that lie furthest above their threshold are rounded up until the total is reached. A part
 * that is a multiple of 5 is published unchanged, as long as others can be rounded. So parts that are multiples of 5 and add up to the
 * total are published unchanged; the proof in docs/decisions/028 needs this.
 * @param total a multiple of 5, not above the sum of the caps.
 */
export function apportion(total: number, parts: readonly Part[]): number[] {
  const told = parts.map(({ exact, cap }) => Math.min(cap, Math.floor(exact / roundingBase) * roundingBase));
  let left = total - told.reduce((sum, count) => sum + count, 0);
  for (; left > 0; left -= roundingBase) {
    const at = furthest(parts, (part, index) => ((told[index] ?? 0) < part.cap ? rankUp(part, told[index] ?? 0) : null));
    told[at] = (told[at] ?? 0) + roundingBase;
  }
  for (; left < 0; left += roundingBase) {
    const at = furthest(parts, (part, index) => ((told[index] ?? 0) > 0 ? -rankUp(part, told[index] ?? 0) : null));
    told[at] = (told[at] ?? 0) - roundingBase;
  }
  return told;
}

/**
 * Rounds a count that is not part of a total: up if its remainder, divided by 5, is above the threshold, so that it is unbiased over all
 * thresholds.
 */
export function roundAlone({ exact, cap, threshold }: Omit<Part, 'carry'>): number {
  const down = Math.floor(exact / roundingBase) * roundingBase;
  return Math.min(cap, (exact - down) / roundingBase > threshold ? down + roundingBase : down);
}

/** A part with a remainder comes before one that would be published higher than it is. */
function rankUp({ exact, carry, threshold }: Part, told: number): number {
  return (exact + carry - told) / roundingBase - threshold + (exact > told ? 1000 : 0);
}

function furthest(parts: readonly Part[], rankOf: (part: Part, index: number) => number | null): number {
  let [best, highest] = [-1, -Infinity];
  for (const [index, part] of parts.entries()) {
    const rank = rankOf(part, index);
    if (rank !== null && rank > highest) [best, highest] = [index, rank];
  }
  if (best < 0) throw new Error('the total is more than the parts may be told as');
  return best;
}
