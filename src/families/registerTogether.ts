import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordWrite } from '../access/audit/recordWrite.ts';
import type { NikAttempts } from '../access/nik/NikAttempts.ts';
import { conflict, HubError, type InputPath } from '../base/errors.ts';
import type { Hooks } from '../events/Hooks.ts';
import type { NikKey } from '../store/nik/NikKey.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import { FamilyChangeKind, FamilyRelation } from './enums.ts';
import type { Family } from './Family.ts';
import type { FamilyChange } from './FamilyChange.ts';
import { cardChanged, hashesOf, sealCard } from './familyCard.ts';
import { insertFamilies, insertHistory, insertPersons, storeCards, storeNiks } from './familyRows.ts';
import { familiesChanged } from './hooks.ts';
import type { NewPerson } from './NewFamily.ts';
import { differences, lockNiks, nikChanged, sealNik } from './personNik.ts';
import { Person } from './Person.ts';

/** Persons who are to be stored together, in a new family or in known ones: all of them or none. */
export interface Registration {
  /** Null where all of them join families that are known, or are registered before. */
  readonly family: Family | null;
  /** Number of the card of the new family. */
  readonly familyCard: string | null;
  /** Of a new family the head and the members. */
  readonly people: readonly (NewPerson & { readonly id: string; readonly familyId: string })[];
  /** The number of the card of a known family without one. */
  readonly addedCard?: { readonly familyId: string; readonly familyCard: string } | undefined;
  /** The NIKs of known persons without one. */
  readonly addedNiks?: readonly (Pick<Person, 'id' | 'familyId' | 'sex' | 'bornOn'> & { readonly nik: string })[] | undefined;
  /** Where the NIKs stand in the caller's input. */
  readonly nikPath: InputPath;
}

/** The persons who were stored, in the order given; or why nothing was. */
export type Registered = { people: Person[] } | { error: HubError };

interface Together {
  store: Store;
  hooks: Hooks;
  recordedBy: string;
  attempts: NikAttempts;
}

/**
 * Registers families and persons in one transaction, in the order given, each as if it came alone after those before it: NIKs and family
 * cards are claimed, sealed and stored, and the histories of the families are written. The number of statements does not grow with the
 * registrations. One that is refused keeps no other from being stored. The caller has checked what is given (`checkHousehold`), and holds
 * the locks of families that are known.
 * @returns an outcome for each registration. Refusals: CONFLICT for a NIK or a family card that is registered already, or
 *   NIK_ATTEMPTS_EXCEEDED.
 */
export async function registerTogether(
  em: SqlEntityManager,
  registrations: readonly Registration[],
  { store, hooks, recordedBy, attempts }: Together,
): Promise<Registered[]> {
  const { niks } = store;
  const numbers = numbersIn(registrations);
  await lockNiks(em, niks, numbers);
  if (registrations.length === 0) return [];
  const refusals = await claimTogether(em, registrations, { store, attempts });
  const accepted = registrations.filter((_, index) => refusals[index] === null);
  const key = numbers.length === 0 ? null : await niks.writingKey(em);
  const stored = new Map(accepted.map((registration) => [registration, personsOf(registration, key)]));
  const families = accepted.flatMap(({ family }) => family ?? []);
  const persons = [...stored.values()].flat();
  if (key !== null)
    for (const { family, familyCard } of accepted) if (family !== null && familyCard !== null) sealCard(key, family, familyCard);
  const made = new Set(families.map(({ id }) => id));
  await insertFamilies(em, families);
  await insertPersons(em, persons);
  const added = key === null ? [] : await addNumbers(em, accepted, key);
  const entry = { personId: null, fields: [], recordedBy };
  await insertHistory(em, [
    ...families.map(({ id }) => ({ ...entry, id: uuid(), familyId: id, kind: FamilyChangeKind.REGISTERED })),
    ...persons
      .filter(({ familyId }) => !made.has(familyId))
      .map(({ id, familyId }) => ({ ...entry, id: uuid(), familyId, kind: FamilyChangeKind.MEMBER_ADDED, personId: id })),
    ...added.map((change) => ({ ...entry, id: uuid(), ...change })),
  ]);
  const personIds = [...persons.map(({ id }) => id), ...added.flatMap(({ personId }) => personId ?? [])];
  if (personIds.length > 0) recordWrite(store, em, { field: 'Person', personIds });
  const familyIds = [...new Set([...persons, ...added].map(({ familyId }) => familyId))];
  if (familyIds.length > 0) await hooks.run(familiesChanged, em, { familyIds });
  return registrations.map((registration, index) => {
    const error = refusals[index] ?? null;
    return error === null ? { people: stored.get(registration) ?? [] } : { error };
  });
}

/** Locks the numbers of registrations: for who takes further locks before `registerTogether`. */
export async function lockNumbers(em: SqlEntityManager, registrations: readonly Registration[], { niks }: Store): Promise<void> {
  await lockNiks(em, niks, numbersIn(registrations));
}

function numbersIn(registrations: readonly Registration[]): string[] {
  return registrations.flatMap((registration) => [...niksIn(registration), ...cardsIn(registration)]);
}

function niksIn({ people, addedNiks = [] }: Registration): string[] {
  return [...people, ...addedNiks].flatMap(({ nik }) => nik ?? []);
}

function cardsIn({ familyCard, addedCard }: Registration): string[] {
  return [familyCard, addedCard?.familyCard].flatMap((card) => card ?? []);
}

/** Stores numbers of families and persons who had none. @returns what their histories tell. */
async function addNumbers(
  em: SqlEntityManager,
  accepted: readonly Registration[],
  key: NikKey,
): Promise<Pick<FamilyChange, 'familyId' | 'personId' | 'kind' | 'fields'>[]> {
  const cards = accepted.flatMap(({ addedCard }) => addedCard ?? []);
  if (cards.length > 0)
    await storeCards(
      em,
      cards.map(({ familyId, familyCard }) => ({ id: familyId, ...key.seal(familyId, familyCard) })),
    );
  const niks = accepted.flatMap(({ addedNiks }) => addedNiks ?? []);
  if (niks.length > 0)
    await storeNiks(
      em,
      niks.map((person) => ({ id: person.id, ...key.seal(person.id, person.nik), differs: differences(person.nik, person) })),
    );
  return [
    ...cards.map(({ familyId }) => ({ familyId, personId: null, kind: FamilyChangeKind.FACTS_CHANGED, fields: [cardChanged] })),
    ...niks.map(({ id, familyId }) => ({ familyId, personId: id, kind: FamilyChangeKind.MEMBER_CHANGED, fields: [nikChanged] })),
  ];
}

/** Why each registration is refused, in their order; null where it is not. Its numbers are those of the registrations before it, too. */
async function claimTogether(
  em: SqlEntityManager,
  registrations: readonly Registration[],
  { store: { niks }, attempts }: Pick<Together, 'store' | 'attempts'>,
): Promise<(HubError | null)[]> {
  const hashes = (numbers: readonly string[]) => numbers.flatMap((number) => hashesOf(niks, number));
  const given = registrations.map((registration) => ({
    registration,
    niks: hashes(niksIn(registration)),
    card: hashes(cardsIn(registration)),
  }));
  const taken = await takenAmong(
    em,
    given.flatMap((each) => each.niks),
    given.flatMap(({ card }) => card),
  );
  const refused = new Set<string>();
  const refusals = given.map(({ registration, niks: own, card }): HubError | null => {
    const count = niksIn(registration).length;
    if (registration.people.some(({ familyId }) => refused.has(familyId))) return conflict(registration.nikPath, 'families.familyRefused');
    const error = refusalOf(registration, own, card, count);
    if (error !== null && registration.family !== null) refused.add(registration.family.id);
    return error;
  });
  await attempts.storeRefused(em);
  return refusals;

  function refusalOf(registration: Registration, own: readonly string[], card: readonly string[], count: number): HubError | null {
    try {
      if (card.length > 0) attempts.look(1);
      if (card.some((hash) => taken.cards.has(hash))) {
        attempts.refuse(1);
        return conflict(['input', 'familyCard'], 'families.cardTaken');
      }
      if (count > 0) attempts.look(count);
    } catch (error) {
      if (error instanceof HubError) return error;
      throw error;
    }
    if (own.some((hash) => taken.niks.has(hash))) {
      attempts.refuse(count + (card.length > 0 ? 1 : 0));
      return conflict(registration.nikPath, count === 1 ? 'families.nikTaken' : 'families.oneOfNiksTaken');
    }
    for (const hash of own) taken.niks.add(hash);
    for (const hash of card) taken.cards.add(hash);
    return null;
  }
}

/** Which of some hashes are those of NIKs and of family cards that are registered. */
async function takenAmong(
  em: SqlEntityManager,
  ofNiks: readonly string[],
  ofCards: readonly string[],
): Promise<{ niks: Set<string>; cards: Set<string> }> {
  const find = async (table: string, column: string, among: readonly string[]) => {
    if (among.length === 0) return new Set<string>();
    const rows = await queryIn<{ hash: string }>(
      em,
      `select encode(${column}, 'hex') as hash from ${table} where ${column} = any(select decode(h, 'hex') from unnest($1::text[]) h)`,
      [among],
    );
    return new Set(rows.map(({ hash }) => hash));
  };
  return { niks: await find('person', 'nik_hash', ofNiks), cards: await find('family', 'card_hash', ofCards) };
}

function personsOf({ people }: Registration, key: NikKey | null): Person[] {
  return people.map((given) => {
    const person = Object.assign(new Person(), {
      id: given.id,
      familyId: given.familyId,
      name: given.name.trim(),
      nik: null,
      nikSealed: null,
      nikHash: null,
      sex: given.sex,
      bornOn: given.bornOn ?? null,
      relation: given.relation ?? FamilyRelation.OTHER,
      married: given.married ?? null,
      marriagePlannedOn: given.marriagePlannedOn ?? null,
      pregnantDueOn: given.pregnantDueOn ?? null,
      goneOn: null,
    } satisfies Omit<Person, 'nikDiffers' | 'demo'>);
    if (given.nik != null && key !== null) sealNik(key, person, given.nik);
    return person;
  });
}
