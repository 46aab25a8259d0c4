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
  for (const person of persons) await coarsenDates(em, person);
  await pseudonymisePersons(em, ids, { ...by, at: new Date() });
  await pseudonymiseChildren(em, ids, removed);
  await pseudonymiseAlerts(em, ids);
  recordWrite(store, em, { field: 'Person', personIds: ids });
  return persons;
}

/** Gives a person the coarsest dates with which everything is counted as it was. In the worst case they are the exact ones. */
async function coarsenDates(em: SqlEntityManager, person: NamedPerson): Promise<void> {
  const of = { personId: person.id, familyId: person.familyId };
  const counted = await countsOf(em, of);
  for (const dates of coarserDates(person)) {
    await storeDates(em, { id: person.id, ...dates });
    if ((await countsOf(em, of)) === counted) return;
  }
}

/** From the coarsest on; the last are the person's own. */
function coarserDates({ bornOn, pregnantDueOn }: NamedPerson): Pick<NamedPerson, 'bornOn' | 'pregnantDueOn'>[] {
  const births = bornOn === null ? [null] : [...coarseDays.filter((day) => day < Number(bornOn.slice(8))).map((day) => `${bornOn.slice(0, 8)}${String(day).padStart(2, '0')}`), bornOn];
  const dues = pregnantDueOn === null ? [null] : [null, pregnantDueOn];
  return dues.flatMap((due) => births.map((birth) => ({ bornOn: birth, pregnantDueOn: due })));
}
