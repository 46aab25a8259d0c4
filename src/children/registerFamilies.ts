import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { findRepeated, rememberCalls, type KeyedCall } from '../access/clientKey/storeOnce.ts';
import { NikAttempts } from '../access/nik/NikAttempts.ts';
import { hasScope, Scope, type Viewer } from '../access/viewer.ts';
import { badUserInput, conflict, HubError, type InputPath } from '../base/errors.ts';
import { breathe } from '../base/eventLoop.ts';
import { message } from '../base/messages/index.ts';
import {
  checkHousehold,
  FamilyRelation,
  householdOf,
  keyedFamily,
  niksOf,
  Person,
  registerTogether,
  registrationOf,
  unitNumber,
  type Family,
  type HouseholdPerson,
  type NewFamily,
} from '../families/index.ts';
import { throwIfCancelled } from '../store/cancellable.ts';
import type { AreaIndex } from '../villages/index.ts';
import { Child } from './Child.ts';
import type { ChildOperation } from './ChildOperation.ts';
import { childrenChanged } from './childrenChanged.ts';
import { otherValues, sameValues } from './keyedMeasurement.ts';
import { checkAge } from './measurementHistory.ts';
import { checkMeasuredValues, type MeasuredValues } from './measurementLimits.ts';
import { checkNewChild, insertChildren, newChildRow, type ChildFacts, type KnownChild } from './newChild.ts';
import { recordTogether } from './recordTogether.ts';
import { inTransactions, storeOrEach } from './storeTogether.ts';

/** A child who is registered with its family. */
export interface HouseholdChild extends ChildFacts {
  relation?: FamilyRelation | null;
  /** What was measured so far. */
  measurements?: readonly MeasuredValues[] | null;
}

/** A family to register with its children under growth monitoring. */
export interface NewHousehold extends NewFamily {
  children?: readonly HouseholdChild[] | null;
}

export interface HouseholdOperation extends ChildOperation {
  areas: AreaIndex;
}

/** Result for one family. */
export type FamilyOutcome = { family: Family } | { error: unknown };

/** Highest number of families in one call. */
export const mostFamilies = 500;

/** Families in one transaction; on the embedded database everybody waits for it. */
const familiesTogether = { postgresql: 100, embedded: 10 } as const;

/**
 * Registers a family with its head, members and children under growth monitoring, and the children's first measurements, in one
 * transaction. A child who is also given as a member (same name, sex and birth date) is that member. Repeating a `clientKey` returns the
 * first family, or the one it was merged into.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (village), FORBIDDEN (outside the viewer's areas), CONFLICT (a NIK that is already registered,
 *   a `clientKey` of another input) or NIK_ATTEMPTS_EXCEEDED; nothing is stored.
 */
export async function registerFamily(input: NewHousehold, operation: HouseholdOperation): Promise<Family> {
  const [outcome] = await storeHouseholds([checked(input, operation)], operation);
  if (outcome === undefined) throw new Error('a family has no outcome');
  if ('error' in outcome) throw outcome.error;
  return outcome.family;
}

/**
 * Registers many families; each is stored or refused on its own, as by `registerFamily`.
 * @param rows functions that read one family each; they may throw for a malformed one. @returns a result for each, in the order of `rows`.
 * @throws HubError BAD_USER_INPUT for more than 500 families; OPERATION_CANCELLED between two transactions, once the operation has been
 *   cancelled: the families before stay stored.
 */
export async function registerFamilies(rows: readonly (() => NewHousehold)[], operation: HouseholdOperation): Promise<FamilyOutcome[]> {
  if (rows.length > mostFamilies) throw badUserInput(['input'], 'shared.tooManyRows', { count: rows.length, most: mostFamilies });
  const outcomes: FamilyOutcome[] = [];
  const given: { index: number; household: Household }[] = [];
  for (const [index, read] of rows.entries()) {
    await breathe();
    try {
      given.push({ index, household: checked(read(), operation) });
    } catch (error) {
      outcomes[index] = { error };
    }
  }
  for (const together of inTransactions(given, familiesTogether[operation.store.kind], ({ household }) => household.input.clientKey)) {
    throwIfCancelled();
    const stored = await storeOrEach(
      together.map(({ household }) => household),
      (households) => storeHouseholds(households, operation),
    );
    for (const [place, { index }] of together.entries()) outcomes[index] = stored[place] ?? { error: new Error('a family has no outcome') };
  }
  return outcomes;
}

/** A family whose input was checked. */
interface Household {
  readonly input: NewHousehold;
  /** The head, the members, and the children who are not among them. */
  readonly people: readonly HouseholdPerson[];
  /** With the place of each among the people. */
  readonly children: readonly { readonly child: KnownChild & HouseholdChild; readonly place: number }[];
}

/** @throws HubError for what cannot be stored, whatever is stored already. */
function checked(input: NewHousehold, operation: HouseholdOperation): Household {
  const { today } = operation;
  const people = householdOf(input);
  const children: { child: KnownChild & HouseholdChild; place: number }[] = [];
  for (const [index, child] of (input.children ?? []).entries()) {
    const inputPath = ['input', 'children', index];
    checkNewChild(child, today, inputPath);
    checkScopes(child, operation.viewer, inputPath);
    checkMeasurements(child, operation, inputPath);
    const known = people.findIndex(({ person }) => isOne(person, child));
    if (children.some(({ place }) => place === known)) throw conflict(inputPath, 'children.alreadyMonitored');
    if (known === -1) people.push({ person: personOf(child), inputPath });
    else addTo(people, known, child, inputPath);
    children.push({ child, place: known === -1 ? people.length - 1 : known });
  }
  checkHousehold(input, people, operation);
  return { input, people, children };
}

/** @throws HubError FORBIDDEN for a child, or measurements, that the viewer may not store alone either. */
function checkScopes({ measurements }: HouseholdChild, viewer: Viewer, inputPath: InputPath): void {
  if (hasScope(viewer, Scope.CHILDREN_WRITE)) return;
  const measured = (measurements ?? []).length > 0;
  if (!measured && hasScope(viewer, Scope.CHILDREN_REGISTER)) return;
  const scopes = measured ? [Scope.CHILDREN_WRITE] : [Scope.CHILDREN_WRITE, Scope.CHILDREN_REGISTER];
  throw new HubError(message('access.needsScope', { scopes }), 'FORBIDDEN', measured ? [...inputPath, 'measurements'] : inputPath);
}

function personOf({ name, nik, sex, bornOn, relation }: HouseholdChild): HouseholdPerson['person'] {
  return { name, nik: nik ?? null, sex, bornOn, relation: relation ?? FamilyRelation.CHILD };
}

function isOne(person: HouseholdPerson['person'], child: ChildFacts): boolean {
  return person.name.trim() === child.name.trim() && person.sex === child.sex && person.bornOn === child.bornOn;
}

/** A child who is given as a member too is that member, and may have its NIK in either place. */
function addTo(people: HouseholdPerson[], place: number, { nik }: ChildFacts, inputPath: InputPath): void {
  const member = people[place];
  if (member === undefined || nik == null || member.person.nik === nik) return;
  if (member.person.nik != null) throw conflict([...inputPath, 'nik'], 'families.otherNik');
  people[place] = { person: { ...member.person, nik }, inputPath };
}

function checkMeasurements({ bornOn, measurements }: HouseholdChild, { today }: HouseholdOperation, inputPath: InputPath): void {
  const given = measurements ?? [];
  for (const [index, values] of given.entries()) {
    const at = [...inputPath, 'measurements', index];
    under(at, () => {
      checkMeasuredValues(values, { bornOn, today });
      checkAge(values.measuredOn, bornOn);
      const sameDay = given.slice(0, index).find(({ measuredOn }) => measuredOn === values.measuredOn);
      if (sameDay !== undefined && !sameValues(sameDay, values)) throw otherValues(sameDay, values, ['input', 'measuredOn']);
    });
  }
}

/** Says of what a check refuses where it stands in the input of the family. */
function under(path: InputPath, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    throw new HubError(error.text, error.code, [...path, ...(error.inputPath ?? []).slice(1)], error.details);
  }
}

/**
 * Stores households in one transaction, in the order given, each as if it came alone after those before it. The number of statements does
 * not grow with them.
 */
async function storeHouseholds(households: readonly Household[], operation: HouseholdOperation): Promise<FamilyOutcome[]> {
  const mayLook = households.some(({ input, people }) => input.familyCard != null || niksOf(people).length > 0);
  return NikAttempts.transaction(operation, { mayLook }, async (em, attempts) => {
    const calls = households.map(({ input }) => callOf(em, input));
    const outcomes: FamilyOutcome[] = [];
    for (const [index, again] of (await findRepeated(em, operation, calls)).entries())
      if (again !== null) outcomes[index] = await again().then((family) => ({ family }), refusal);
    const fresh = [...households.entries()].flatMap(([index, household]) =>
      outcomes[index] === undefined
        ? [{ index, household, registration: registrationOf(household.input, household.people, operation.viewer.id) }]
        : [],
    );
    const registered = await registerTogether(
      em,
      fresh.map(({ registration }) => registration),
      { store: operation.store, hooks: operation.hooks, recordedBy: operation.viewer.id, attempts },
    );
    const stored: Stored[] = [];
    for (const [place, { index, household, registration }] of fresh.entries()) {
      const outcome = registered[place];
      if (outcome === undefined || registration.family === null) throw new Error('a family has no outcome');
      if ('error' in outcome) outcomes[index] = outcome;
      else {
        outcomes[index] = { family: registration.family };
        stored.push({ household, family: registration.family, people: outcome.people });
      }
    }
    await storeChildren(em, stored, operation);
    await rememberCalls(
      em,
      operation,
      fresh.flatMap(({ index }) => {
        const [outcome, call] = [outcomes[index], calls[index]];
        return outcome === undefined || call === undefined || 'error' in outcome ? [] : [{ call, id: outcome.family.id }];
      }),
    );
    return outcomes;
  });
}

interface Stored {
  household: Household;
  family: Family;
  people: readonly Person[];
}

/** Puts the children of families that were just stored under monitoring, and records their measurements, oldest first. */
async function storeChildren(em: SqlEntityManager, stored: readonly Stored[], operation: HouseholdOperation): Promise<void> {
  const children: Child[] = [];
  const measured: Parameters<typeof recordTogether>[1][number][] = [];
  for (const { household, family, people } of stored) {
    for (const { child, place } of household.children) {
      const person = people[place];
      if (person === undefined) throw new Error('a child is nobody of its family');
      const { id: familyId, villageCode } = family;
      children.push(newChildRow(person, { ...child, familyId, villageCode, recordedBy: operation.viewer.id }));
      const inOrder = (child.measurements ?? []).toSorted((a, b) =>
        a.measuredOn < b.measuredOn ? -1 : Number(a.measuredOn > b.measuredOn),
      );
      measured.push(...inOrder.map((values) => ({ ...values, childId: person.id })));
    }
  }
  if (children.length === 0) return;
  await insertChildren(em, children);
  await operation.hooks.run(childrenChanged, em, { childIds: children.map(({ id }) => id) });
  for (const outcome of await recordTogether(em, measured, operation)) if ('error' in outcome) throw outcome.error;
}

function refusal(error: unknown): { error: HubError } {
  if (!(error instanceof HubError)) throw error;
  return { error };
}

function callOf(em: SqlEntityManager, input: NewHousehold): KeyedCall<Family> {
  return keyedFamily(em, 'family', { mutation: 'registerFamily', clientKey: input.clientKey, input, isSame: isFamilyOf(em, input) });
}

/** Whether a family is what an input would have registered, as far as it is recorded of the family and its head. */
const isFamilyOf =
  (em: SqlEntityManager, input: NewHousehold) =>
  async (family: Family): Promise<boolean> => {
    const head = await em.findOne(Person, { familyId: family.id, relation: FamilyRelation.HEAD });
    return (
      family.villageCode === input.villageCode &&
      family.rt === unitNumber(input.rt) &&
      family.rw === unitNumber(input.rw) &&
      family.welfareDecile === (input.welfareDecile ?? null) &&
      head?.name === input.head.name.trim() &&
      head.sex === input.head.sex &&
      head.bornOn === (input.head.bornOn ?? null)
    );
  };
