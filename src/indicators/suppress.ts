import type { AreaCode } from '../areaCode.ts';

/*
 * Which counts are shown to somebody who may not see single cases. What is decided for a month and a measure does not depend on what a
 * query asks for, so that no two queries together tell more than one.
 */

/** Counts from 1 up to this one are suppressed. 0 is shown: it points at nobody. */
export const largestSuppressed = 4;

/** An area with the areas it is made of. */
export interface AreaTree {
  code: AreaCode;
  parts: AreaTree[];
}

/** The areas whose count is suppressed. */
export type Suppressed = Set<AreaCode>;

/** Whether a count points at few. */
export function isSmall(count: number): boolean {
  return count > 0 && count <= largestSuppressed;
}

/**
 * Suppresses the counts of the areas of a tree that are small, and further ones until none can be worked out: an area is the
 * sum of its parts, so of each area and its parts either none is suppressed, or two at least. With that, in a tree, every suppressed
 * count can be another one while all that is shown stays as it is: add 1 to it, take 1 from another of the same sum, and
 * go on from there to the next sum, until the way ends, which in a tree it does.
 *
 * Further ones are the smallest that are not 0, so that as little as possible is lost; an area itself only where none of its parts can be taken.
 * Parts that come to one each would all be known to be 1: they get a further one as well.
 * @param mayKnow areas whose counts the viewer sees in any case: never suppressed, and no cover for others.
 */
export function suppressCounts(tree: AreaTree, countOf: (area: AreaCode) => number, mayKnow: (area: AreaCode) => boolean): Suppressed {
  const small = [...areasOf(tree)].filter(({ code }) => isSmall(countOf(code)) && !mayKnow(code));
  return close(tree, new Set(small.map(({ code }) => code)), countOf, mayKnow, true);
}

/**
 * Suppresses the groups of areas: of an area all or none, so that none follows from the others; those of every area with a small
 * group or a suppressed count, and of further areas until each area and its parts have none or two at least. Every suppressed group can
 * then be another one, by the same way as a count, moving 1 from it to another group of the same area at each step and back at the next.
 * @param groupsOf the counts of the groups of an area; their sum is its count.
 * @param suppressed areas whose count is suppressed.
 */
export function suppressGroups(tree: AreaTree, groupsOf: (area: AreaCode) => readonly number[], suppressed: Suppressed, mayKnow: (area: AreaCode) => boolean): Suppressed {
  const areas = [...areasOf(tree)].filter(({ code }) => !mayKnow(code) && (suppressed.has(code) || groupsOf(code).some(isSmall)));
  const sum = (area: AreaCode) => groupsOf(area).reduce((total, count) => total + count, 0);
  return close(tree, new Set(areas.map(({ code }) => code)), sum, mayKnow, false);
}

/**
 * Whether the sums of an area's villages by class may be shown, in all areas of the tree or in none: only where every sum is 0 or large, no
 * count above the villages is suppressed, and of the villages of one class in one district none or two at least are.
 */
export function mayShowClasses(regency: AreaTree, countOf: (area: AreaCode) => number, suppressed: Suppressed, classOf: (village: AreaCode) => string): boolean {
  if (suppressed.has(regency.code)) return false;
  const ofRegency = new Map<string, number>();
  for (const district of regency.parts) {
    if (suppressed.has(district.code)) return false;
    const ofDistrict = new Map<string, { count: number; suppressed: number }>();
    for (const { code } of district.parts) {
      const held = classOf(code);
      const so = ofDistrict.get(held) ?? { count: 0, suppressed: 0 };
      ofDistrict.set(held, { count: so.count + countOf(code), suppressed: so.suppressed + Number(suppressed.has(code)) });
      ofRegency.set(held, (ofRegency.get(held) ?? 0) + countOf(code));
    }
    for (const cell of ofDistrict.values()) if (isSmall(cell.count) || cell.suppressed === 1) return false;
  }
  return ![...ofRegency.values()].some(isSmall);
}

function* areasOf(tree: AreaTree): Generator<AreaTree> {
  yield tree;
  for (const part of tree.parts) yield* areasOf(part);
}

/** Adds to what is suppressed until no sum of an area and its parts has exactly one suppressed. */
function close(tree: AreaTree, suppressed: Suppressed, countOf: (area: AreaCode) => number, mayKnow: (area: AreaCode) => boolean, guardOnes: boolean): Suppressed {
  const sums = [...areasOf(tree)].filter(({ parts }) => parts.length > 0);
  for (let settled = false; !settled; ) {
    settled = true;
    for (const { code, parts } of sums) {
      const hidden = parts.filter((part) => suppressed.has(part.code));
      const alone = hidden.length + Number(suppressed.has(code)) === 1;
      const allOnes = guardOnes && hidden.length > 0 && !suppressed.has(code) && hidden.every((part) => countOf(part.code) === 1);
      if (!alone && !allOnes) continue;
      const further = parts
        .filter((part) => !suppressed.has(part.code) && !mayKnow(part.code))
        .sort((a, b) => Number(countOf(a.code) === 0) - Number(countOf(b.code) === 0) || countOf(a.code) - countOf(b.code))[0]?.code;
      const chosen = further ?? (suppressed.has(code) || mayKnow(code) ? undefined : code);
      if (chosen === undefined) continue;
      suppressed.add(chosen);
      settled = false;
    }
  }
  return suppressed;
}
