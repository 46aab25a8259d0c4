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
 * What the suppressed villages of an area come to together follows from the area and from what is shown in it: a small count of a few villages is
 * a small count as well, so further ones are suppressed until the sum points at nobody.
 *
 * Further ones are the smallest that are not 0, so that as little as possible is lost; an area itself only where none of its parts can be taken.
 * @param mayKnow areas whose counts the viewer sees in any case: never suppressed, and no cover for others.
 */
export function suppressCounts(tree: AreaTree, countOf: (area: AreaCode) => number, mayKnow: (area: AreaCode) => boolean): Suppressed {
  const small = [...areasOf(tree)].filter(({ code }) => isSmall(countOf(code)) && !mayKnow(code));
  return close(tree, new Set(small.map(({ code }) => code)), (area) => [countOf(area)], mayKnow);
}

/**
 * Suppresses the groups of areas: of an area all or none, so that none follows from the others; those of every area with a small
 * group or a suppressed count, and of further areas until each area and its parts have none or two at least, and no group of those together is
 * small. Every suppressed group can then be another one, by the same way as a count, moving 1 from it to another group of the same area at
 * each step and back at the next.
 * @param groupsOf the counts of the groups of an area; their sum is its count.
 * @param suppressed areas whose count is suppressed.
 */
export function suppressGroups(tree: AreaTree, groupsOf: (area: AreaCode) => readonly number[], suppressed: Suppressed, mayKnow: (area: AreaCode) => boolean): Suppressed {
  const areas = [...areasOf(tree)].filter(({ code }) => !mayKnow(code) && (suppressed.has(code) || groupsOf(code).some(isSmall)));
  return close(tree, new Set(areas.map(({ code }) => code)), groupsOf, mayKnow);
}

/**
 * Whether the sums of an area's villages by class may be shown, in all areas of the tree or in none: only where every sum is 0 or large, no
 * count above the villages is suppressed, and of the villages of one class in one district none or two at least are, which point at nobody together.
 */
export function mayShowClasses(regency: AreaTree, countOf: (area: AreaCode) => number, suppressed: Suppressed, classOf: (village: AreaCode) => string): boolean {
  if ([regency, ...regency.parts].some(({ code }) => suppressed.has(code))) return false;
  const villages = regency.parts.flatMap(({ parts }) => parts);
  const byClass = Map.groupBy(villages, ({ code }) => classOf(code));
  const byDistrict = regency.parts.flatMap(({ parts }) => [...Map.groupBy(parts, ({ code }) => classOf(code)).values()]);
  return [...byClass.values(), ...byDistrict].every((held) => {
    const hidden = held.filter(({ code }) => suppressed.has(code)).map(({ code }) => countOf(code));
    return !isSmall(sum(held.map(({ code }) => countOf(code)))) && hidden.length !== 1 && !pointsAtFew(hidden);
  });
}

function* areasOf(tree: AreaTree): Generator<AreaTree> {
  yield tree;
  for (const part of tree.parts) yield* areasOf(part);
}

/** What the parts of an area lead to through suppressed areas: the shown areas that can be taken away from it, and the suppressed villages that are left of it then. */
function* bottomOf(parts: readonly AreaTree[], suppressed: Suppressed): Generator<AreaTree> {
  for (const part of parts) {
    if (suppressed.has(part.code) && part.parts.length > 0) yield* bottomOf(part.parts, suppressed);
    else yield part;
  }
}

/** Whether the sum of suppressed counts points at few, or tells each of them: as many as there are counts, and so 1 each. */
function pointsAtFew(counts: readonly number[]): boolean {
  return isSmall(sum(counts)) || (counts.length > 0 && counts.every((count) => count === 1));
}

/** Adds to what is suppressed until no sum of an area and its parts has exactly one suppressed, and none of the figures points at few in the suppressed villages of a shown area. */
function close(tree: AreaTree, suppressed: Suppressed, figuresOf: (area: AreaCode) => readonly number[], mayKnow: (area: AreaCode) => boolean): Suppressed {
  const sums = [...areasOf(tree)].filter(({ parts }) => parts.length > 0);
  const figures = figuresOf(tree.code).map((_, place) => place);
  const countOf = ({ code }: AreaTree) => sum(figuresOf(code));
  for (let settled = false; !settled; ) {
    settled = true;
    for (const { code, parts } of sums) {
      const alone = parts.filter((part) => suppressed.has(part.code)).length + Number(suppressed.has(code)) === 1;
      const bottom = [...bottomOf(parts, suppressed)];
      const hidden = suppressed.has(code) ? [] : bottom.filter((part) => suppressed.has(part.code)).map((village) => figuresOf(village.code));
      if (!alone && !figures.some((place) => pointsAtFew(hidden.map((of) => of[place] ?? 0)))) continue;
      const further = (alone ? parts : bottom)
        .filter((part) => !suppressed.has(part.code) && !mayKnow(part.code))
        .sort((a, b) => Number(countOf(a) === 0) - Number(countOf(b) === 0) || countOf(a) - countOf(b))[0]?.code;
      const chosen = further ?? (suppressed.has(code) || mayKnow(code) ? undefined : code);
      if (chosen === undefined) continue;
      suppressed.add(chosen);
      settled = false;
    }
  }
  return suppressed;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
