import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordWrite } from '../access/audit/recordWrite.ts';
import { pseudonymiseAlerts } from '../alerts/index.ts';
import { pseudonymiseChildren } from '../children/index.ts';
import { pseudonymisePersons, removed, storeDates, type NamedPerson, type PseudonymisedFor } from '../families/index.ts';
import { forgetRows } from '../imports/forgetRows.ts';
import { indicatorFingerprints } from '../indicators/index.ts';
import type { Store } from '../store/Store.ts';

/** Days of the month that a birth date may be moved back to: as coarse as it goes first. */
const coarseDays = [1, 2, 8, 15, 22];

/**
 * Removes what identifies persons, inside a transaction, and keeps every figure: their counts in each month are the same before and after,
 * by the rules of the indicators themselves.
 * @param persons whose families are locked (`lockPersons`), and the entries about them (`lockHistories`); none is pseudonymised yet.
 */
export async function pseudonymise(
  em: SqlEntityManager,
  store: Store,
  persons: readonly NamedPerson[],
  by: { viewerId: string; why: PseudonymisedFor },
): Promise<void> {
  const ids = persons.map(({ id }) => id);
  if (ids.length === 0) return;
  await coarsenDates(em, persons);
  await pseudonymisePersons(em, ids, { ...by, at: new Date() });
  await pseudonymiseChildren(em, ids, removed);
  await pseudonymiseAlerts(em, ids);
  await forgetRows(em, { personIds: ids });
  recordWrite(store, em, { field: 'Person', personIds: ids });
}

/**
 * Sets the coarsest dates of persons that keep all counts. In the worst case these are the exact dates. The counts of a family depend on
 * all its members: of each family one person is tried at a time, so that a changed count is due to that person.
 */
async function coarsenDates(em: SqlEntityManager, persons: readonly NamedPerson[]): Promise<void> {
  for (const turn of onePerFamily(persons)) await coarsenAtOnce(em, turn);
}

/** @param persons of different families. */
async function coarsenAtOnce(em: SqlEntityManager, persons: readonly NamedPerson[]): Promise<void> {
  const fingerprints = await indicatorFingerprints(em, persons);
  let left = persons.map((person, index) => ({ person, counted: fingerprints[index], coarser: coarserDates(person) }));
  for (let step = 0; left.length > 0; step++) {
    // If no coarser dates are left, the person's own, which keep all counts.
    await storeDates(
      em,
      left.map(({ person, coarser }) => ({ ...person, ...coarser[step] })),
    );
    left = left.filter(({ coarser }) => step < coarser.length);
    const now = await indicatorFingerprints(
      em,
      left.map(({ person }) => person),
    );
    left = left.filter(({ counted }, index) => now[index] !== counted);
  }
}

/** Persons in rounds, in each at most one of a family. */
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

/** Dates less precise than the person's own, coarsest first. */
function coarserDates({ bornOn, pregnantDueOn }: NamedPerson): Partial<Pick<NamedPerson, 'bornOn' | 'pregnantDueOn'>>[] {
  const births =
    bornOn === null
      ? []
      : coarseDays
          .filter((day) => day < Number(bornOn.slice(8)))
          .map((day) => ({ bornOn: `${bornOn.slice(0, 8)}${String(day).padStart(2, '0')}` }));
  if (pregnantDueOn === null) return births;
  return [...births.map((birth) => ({ ...birth, pregnantDueOn: null })), { pregnantDueOn: null }, ...births];
}
