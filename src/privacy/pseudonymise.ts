import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordWrite } from '../access/audit/recordWrite.ts';
import { pseudonymiseAlerts } from '../alerts/index.ts';
import { pseudonymiseChildren } from '../children/index.ts';
import { lockPersons, pseudonymisePersons, removed, storeDates, type NamedPerson, type PseudonymisedFor } from '../families/index.ts';
import { countsOf } from '../indicators/index.ts';
import type { Store } from '../store/Store.ts';

/** Days of the month that a birth date may be moved back to: as coarse as it goes first. */
const coarseDays = [1, 2, 8, 15, 22];

/**
 * Takes from persons what tells who they are, inside a transaction, and keeps every figure: how they count in each month is
 * the same before and after, by the rules of the indicators themselves. Those who are pseudonymised already are left out.
 * @returns whom it was done for.
 */
export async function pseudonymise(em: SqlEntityManager, store: Store, personIds: readonly string[], by: { viewerId: string; why: PseudonymisedFor }): Promise<NamedPerson[]> {
  const persons = (await lockPersons(em, personIds)).filter(({ pseudonymised }) => !pseudonymised);
  const ids = persons.map(({ id }) => id);
  if (ids.length === 0) return [];
  await coarsenDates(em, persons);
  await pseudonymisePersons(em, ids, { ...by, at: new Date() });
  await pseudonymiseChildren(em, ids, removed);
  await pseudonymiseAlerts(em, ids);
  recordWrite(store, em, { field: 'Person', personIds: ids });
  return persons;
}

/**
 * Gives persons the coarsest dates with which everything is counted as it was. In the worst case they are the exact ones.
 *
 * How a family counts depends on all its members: of each, one person is tried at a time, so that the count tells of that one.
 */
async function coarsenDates(em: SqlEntityManager, persons: readonly NamedPerson[]): Promise<void> {
  for (const turn of onePerFamily(persons)) await coarsenAtOnce(em, turn);
}

/** @param persons of different families. */
async function coarsenAtOnce(em: SqlEntityManager, persons: readonly NamedPerson[]): Promise<void> {
  const counts = await countsOf(em, persons);
  let left = persons.map((person, index) => ({ person, counted: counts[index], coarser: coarserDates(person) }));
  for (let step = 0; left.length > 0; step++) {
    // Once none are coarser, the person's own: with them everything counts as it did.
    await storeDates(em, left.map(({ person, coarser }) => ({ ...person, ...coarser[step] })));
    left = left.filter(({ coarser }) => step < coarser.length);
    const now = await countsOf(em, left.map(({ person }) => person));
    left = left.filter(({ counted }, index) => now[index] !== counted);
  }
}

/** Persons in turns, in each at most one of a family. */
function onePerFamily(persons: readonly NamedPerson[]): NamedPerson[][] {
  const turns: NamedPerson[][] = [];
  const before = new Map<string, number>();
  for (const person of persons) {
    const turn = before.get(person.familyId) ?? 0;
    before.set(person.familyId, turn + 1);
    (turns[turn] ??= []).push(person);
  }
  return turns;
}

/** Dates that say less than the person's own, from the coarsest on. */
function coarserDates({ bornOn, pregnantDueOn }: NamedPerson): Partial<Pick<NamedPerson, 'bornOn' | 'pregnantDueOn'>>[] {
  const births = bornOn === null ? [] : coarseDays.filter((day) => day < Number(bornOn.slice(8))).map((day) => ({ bornOn: `${bornOn.slice(0, 8)}${String(day).padStart(2, '0')}` }));
  if (pregnantDueOn === null) return births;
  return [...births.map((birth) => ({ ...birth, pregnantDueOn: null })), { pregnantDueOn: null }, ...births];
}
