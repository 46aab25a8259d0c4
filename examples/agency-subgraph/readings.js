import { createHash } from 'node:crypto';

/*
 * The agency's own store. This one invents its figures from the key, so that the example needs no database and a village has
 * the same ones each time; every one is marked `demo`. Yours reads by many keys with one statement, as these functions could.
 */

/** @param {readonly string[]} codes Kemendagri codes. @returns the readings of each village, newest first, in the order of the codes. */
export async function readingsOfVillages(codes) {
  return codes.map((code) =>
    Array.from({ length: 24 }, (_, monthsAgo) => {
      const eColiPer100Ml = Math.max(0, invent(`${code} ${monthsAgo}`, 30) - 18);
      return { month: monthBefore('2026-06', monthsAgo), eColiPer100Ml, freeOfEColi: eColiPer100Ml === 0, demo: true };
    }),
  );
}

/** @param {readonly string[]} ids global ids of the hub. @returns the connection of each family, or null, in the order of the ids. */
export async function connectionsOfFamilies(ids) {
  return ids.map((id) => (invent(id, 3) === 0 ? null : { since: 2010 + invent(`${id} since`, 15), demo: true }));
}

/** A whole number from 0 up to a limit that is always the same for the same text. */
function invent(text, limit) {
  return createHash('sha256').update(text).digest().readUInt32BE() % limit;
}

function monthBefore(month, months) {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 - months)).toISOString().slice(0, 7);
}
