import { v7 as uuid } from 'uuid';
import { badUserInput, conflict, type InputPath } from '../base/errors.ts';
import { checkChildrenOfHead, checkFamilyFacts, checkPerson, checkPersonalFacts, unitNumber } from './checks.ts';
import { FamilyOrigin, FamilyRelation } from './enums.ts';
import { Family } from './Family.ts';
import type { FamilyOperation } from './FamilyOperation.ts';
import { requireVillage } from './lockFamilies.ts';
import type { NewFamily, NewPerson } from './NewFamily.ts';
import type { Registration } from './registerTogether.ts';

/** Somebody of a family that is to be registered, and where in the caller's input. */
export interface HouseholdPerson {
  readonly person: NewPerson;
  readonly inputPath: InputPath;
}

/** The head of a family that is to be registered, and then its members. */
export function householdOf({ head, members }: NewFamily): HouseholdPerson[] {
  return [
    { person: { ...head, relation: head.relation ?? FamilyRelation.HEAD }, inputPath: ['input', 'head'] },
    ...(members ?? []).map((person, index) => ({ person, inputPath: ['input', 'members', index] })),
  ];
}

/**
 * Checks a family that is to be registered by what is given alone.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (village), FORBIDDEN (outside the viewer's areas), or CONFLICT (a NIK given twice).
 */
export function checkHousehold(input: NewFamily, people: readonly HouseholdPerson[], operation: FamilyOperation): void {
  const { today } = operation;
  requireVillage(input.villageCode, operation, ['input', 'villageCode']);
  checkFamilyFacts(input, ['input']);
  const [head, ...members] = people;
  const relation = head?.person.relation;
  if (relation != null && relation !== FamilyRelation.HEAD)
    throw badUserInput(['input', 'head', 'relation'], 'families.headRelation', { relation });
  for (const [index, { person, inputPath }] of people.entries()) {
    checkPerson(person, today, inputPath);
    checkPersonalFacts(person, today, inputPath);
    if (index > 0 && person.relation === FamilyRelation.HEAD) throw badUserInput([...inputPath, 'relation'], 'families.secondHead');
  }
  const given = niksOf(people);
  const twice = given.find(({ nik }, index) => given.findIndex((other) => other.nik === nik) < index);
  if (twice !== undefined) throw conflict(twice.inputPath, 'families.nikRepeated');
  checkChildrenOfHead(
    head?.person.bornOn,
    members.map(({ person }) => person),
    (index) => members[index]?.inputPath ?? ['input'],
  );
}

/** The NIKs of people, and where they stand in the input. */
export function niksOf(people: readonly HouseholdPerson[]): { nik: string; inputPath: InputPath }[] {
  return people.flatMap(({ person: { nik }, inputPath }) => (nik == null ? [] : [{ nik, inputPath: [...inputPath, 'nik'] }]));
}

/** What is to be stored of a family that is registered now. */
export function registrationOf(input: NewFamily, people: readonly HouseholdPerson[], recordedBy: string): Registration {
  const id = uuid();
  const niks = niksOf(people);
  return {
    family: newFamilyRow({ ...input, id, recordedBy }),
    familyCard: input.familyCard ?? null,
    people: people.map(({ person }) => ({ ...person, id: uuid(), familyId: id })),
    // With several, the refusal does not say which one is registered.
    nikPath: niks.length === 1 ? (niks[0]?.inputPath ?? []) : ['input'],
  };
}

/** A family's row before its card is sealed. */
export function newFamilyRow({
  origin = FamilyOrigin.REGISTERED,
  ...given
}: Omit<NewFamily, 'head' | 'members'> & { id: string; origin?: FamilyOrigin; recordedBy: string }): Family {
  return Object.assign(new Family(), {
    id: given.id,
    villageCode: given.villageCode,
    familyCard: null,
    cardSealed: null,
    cardHash: null,
    rt: unitNumber(given.rt),
    rw: unitNumber(given.rw),
    welfareDecile: given.welfareDecile ?? null,
    habitable: given.housing?.habitable ?? null,
    safeDrinkingWater: given.housing?.safeDrinkingWater ?? null,
    healthyLatrine: given.housing?.healthyLatrine ?? null,
    cleanSurroundings: given.housing?.cleanSurroundings ?? null,
    modernContraception: given.modernContraception ?? null,
    monitoringEnd: null,
    monitoringEndedOn: null,
    origin,
    recordedBy: given.recordedBy,
    recordedAt: new Date(),
  } satisfies Omit<Family, 'demo'>);
}
