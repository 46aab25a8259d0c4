import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import { areaLevel } from '../areaCode.ts';
import type { IsoDate } from '../calendar.ts';
import { badUserInput, forbidden, HubError, type InputPath } from '../errors.ts';
import { lockKey } from '../store/lockKey.ts';
import type { Store } from '../store/Store.ts';
import type { AreaIndex } from '../villages/index.ts';
import { FamilyRelation, type Sex } from './enums.ts';
import { Family } from './Family.ts';
import { Person } from './Person.ts';

export interface NewPerson {
  name: string;
  nik?: string | null;
  sex: Sex;
  bornOn?: IsoDate | null;
  relation?: FamilyRelation | null;
}

export interface NewFamily {
  villageCode: string;
  rt?: string | null;
  rw?: string | null;
  head: NewPerson;
  members?: NewPerson[] | null;
  welfareDecile?: number | null;
  housing?: {
    habitable?: boolean | null;
    safeDrinkingWater?: boolean | null;
    healthyLatrine?: boolean | null;
    cleanSurroundings?: boolean | null;
  } | null;
  clientKey?: string | null;
}

/** What an operation needs beside its input. */
export interface FamilyOperation {
  store: Store;
  areas: AreaIndex;
  viewer: Viewer;
  today: IsoDate;
}

/**
 * Registers a family with its head and members in one transaction. The same `clientKey` twice returns the
 * first family.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (village), FORBIDDEN (outside the viewer's areas) or CONFLICT (a NIK that is already registered); nothing is stored.
 */
export async function registerFamily(input: NewFamily, operation: FamilyOperation): Promise<Family> {
  check(input, operation);
  return operation.store.transaction(async (em) => {
    if (input.clientKey != null) {
      await lockKey(em, 'family', input.clientKey);
      const earlier = await em.findOne(Family, { clientKey: input.clientKey });
      if (earlier) return earlier;
    }
    const family = em.create(Family, {
      id: uuid(),
      villageCode: input.villageCode,
      rt: input.rt ?? null,
      rw: input.rw ?? null,
      welfareDecile: input.welfareDecile ?? null,
      habitable: input.housing?.habitable ?? null,
      safeDrinkingWater: input.housing?.safeDrinkingWater ?? null,
      healthyLatrine: input.housing?.healthyLatrine ?? null,
      cleanSurroundings: input.housing?.cleanSurroundings ?? null,
      clientKey: input.clientKey ?? null,
      recordedBy: operation.viewer.id,
      recordedAt: new Date(),
      demo: false,
    });
    await em.flush();
    await addMember(em, family.id, { ...input.head, relation: FamilyRelation.HEAD }, ['input', 'head']);
    for (const [index, member] of (input.members ?? []).entries()) await addMember(em, family.id, member, ['input', 'members', index]);
    return family;
  });
}

/**
 * Adds a member to a family inside a transaction.
 * @throws HubError CONFLICT when a person with this NIK is already registered.
 */
export async function addMember(em: SqlEntityManager, familyId: string, member: NewPerson, inputPath: InputPath): Promise<Person> {
  if (member.nik != null) await refuseKnownNik(em, member.nik, inputPath);
  const person = em.create(Person, {
    id: uuid(),
    familyId,
    name: member.name.trim(),
    nik: member.nik ?? null,
    sex: member.sex,
    bornOn: member.bornOn ?? null,
    relation: member.relation ?? FamilyRelation.OTHER,
    demo: false,
  });
  await em.flush();
  return person;
}

/**
 * Adds the NIK of a person who was registered without one.
 * @throws HubError CONFLICT when the person has another NIK, or another person has this one.
 */
export async function learnNik(em: SqlEntityManager, person: Person, nik: string, inputPath: InputPath): Promise<void> {
  if (person.nik !== null) throw new HubError(`${inputPath.join('.')}.nik: the person is registered with another NIK`, 'CONFLICT', [...inputPath, 'nik']);
  await refuseKnownNik(em, nik, inputPath);
  person.nik = nik;
  await em.flush();
}

async function refuseKnownNik(em: SqlEntityManager, nik: string, inputPath: InputPath): Promise<void> {
  await lockKey(em, 'nik', nik);
  if ((await em.count(Person, { nik })) > 0) {
    throw new HubError(`${inputPath.join('.')}.nik: a person with this NIK is already registered`, 'CONFLICT', [...inputPath, 'nik']);
  }
}

/** @throws HubError BAD_USER_INPUT when a name is empty or longer than 100 characters, or a birth date lies in the future. */
export function checkPerson(person: Pick<NewPerson, 'name' | 'bornOn'>, today: IsoDate, inputPath: InputPath): void {
  const length = person.name.trim().length;
  if (length === 0 || length > 100 || person.name.includes('\0')) throw badUserInput([...inputPath, 'name'], 'empty, too long or unreadable', '1 to 100 characters');
  if (person.bornOn != null && person.bornOn > today) throw badUserInput([...inputPath, 'bornOn'], `${person.bornOn} is in the future`, `a date up to today, ${today}`);
}

function check(input: NewFamily, { areas, viewer, today }: FamilyOperation): void {
  if (areaLevel(input.villageCode) !== 'VILLAGE') throw badUserInput(['input', 'villageCode'], `${input.villageCode} is not the code of a village`, 'a village code');
  areas.require(input.villageCode, ['input', 'villageCode']);
  if (!mayWriteIn(viewer, input.villageCode)) throw forbidden(['input', 'villageCode']);
  for (const unit of ['rt', 'rw'] as const) {
    const value = input[unit];
    if (value != null && !/^\d{1,3}$/.test(value)) throw badUserInput(['input', unit], 'not a unit number', '1 to 3 digits');
  }
  const decile = input.welfareDecile;
  if (decile != null && (decile < 1 || decile > 10)) throw badUserInput(['input', 'welfareDecile'], `${decile} is out of range`, '1 to 10');
  if (input.head.relation != null && input.head.relation !== FamilyRelation.HEAD) {
    throw badUserInput(['input', 'head', 'relation'], `${input.head.relation} for the head`, 'HEAD, or none');
  }
  checkPerson(input.head, today, ['input', 'head']);
  for (const [index, member] of (input.members ?? []).entries()) {
    checkPerson(member, today, ['input', 'members', index]);
    if (member.relation === FamilyRelation.HEAD) throw badUserInput(['input', 'members', index, 'relation'], 'HEAD for a second person', 'any other relation');
  }
}
