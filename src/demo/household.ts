import type { Random } from './Random.ts';

/** Who lives in a synthetic household, by age in days today; null: nobody of that kind. */
export interface Household {
  mother: number | null;
  father: number | null;
  grandparent: number | null;
  /** Children that live at home, youngest first. */
  children: number[];
}

/** Children of up to this age in days are under growth monitoring: below 60 months, with a few days to spare. */
export const oldestUnderFive = 1815;

const year = 365.25;
/** Mothers are 19 (the legal age of marriage, UU 16/2019) to 42 years old when they give birth. */
const motherAtBirth = { youngest: 19.8 * year, oldest: 42 * year };
/** Days between two births of one mother: some closer than the two years that are advised. */
const birthInterval = { shortest: 480, longest: 2600 };
const leavesHomeAt = 24 * year;

/**
 * Makes a household backwards from the birth of its youngest child, so that every birth falls where the mother's
 * age and the birth before it allow.
 * @param young whether the youngest child is under five.
 */
export function makeHousehold(random: Random, young: boolean): Household {
  const youngest = young ? random.integer(8, oldestUnderFive) : random.integer(oldestUnderFive + 60, 40 * year);
  let atBirth = between(motherAtBirth.youngest, random.normal(29.5, 5.5) * year, motherAtBirth.oldest);
  const mother = Math.floor(youngest + atBirth);
  const father = Math.floor(mother + random.integer(-2, 8) * year + random.integer(0, 364));
  const children = [youngest];
  while (children.length < 4 && random.chance(0.72)) {
    const interval = random.integer(birthInterval.shortest, birthInterval.longest);
    atBirth -= interval;
    if (atBirth < motherAtBirth.youngest) break;
    children.push((children.at(-1) ?? 0) + interval);
  }
  const grandparent = Math.floor(Math.max(mother, father) + random.integer(20, 34) * year + random.integer(0, 364));
  const alone = random.next();
  return {
    mother: alone < 0.03 ? null : mother,
    father: alone > 0.94 ? null : father,
    grandparent: grandparent < 92 * year && random.chance(0.2) ? grandparent : null,
    children: children.filter((age) => age <= leavesHomeAt),
  };
}

function between(lowest: number, value: number, highest: number): number {
  return Math.max(lowest, Math.min(value, highest));
}
