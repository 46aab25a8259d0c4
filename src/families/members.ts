import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { HubError, type InputPath } from '../errors.ts';
import { lockKey } from '../store/lockKey.ts';
import { FamilyChangeKind, FamilyRelation } from './enums.ts';
import { addEntry } from './history.ts';
import type { NewPerson } from './NewFamily.ts';
import { Person } from './Person.ts';

/**
 * Adds a member to a family inside a transaction, and writes it into the family's history.
 * @throws HubError CONFLICT when a person with this NIK is already registered.
 */
export async function addMember(
  em: SqlEntityManager,
  familyId: string,
  member: NewPerson,
  inputPath: InputPath,
  { recordedBy, clientKey }: { recordedBy: string; clientKey?: string | null },
): Promise<Person> {
  const person = await storeMember(em, familyId, member, inputPath);
  addEntry(em, { familyId, kind: FamilyChangeKind.MEMBER_ADDED, personId: person.id, clientKey: clientKey ?? null, recordedBy });
  await em.flush();
  return person;
}

/**
 * Stores a member of a family.
 * @throws HubError CONFLICT when a person with this NIK is already registered.
 */
export async function storeMember(em: SqlEntityManager, familyId: string, member: NewPerson, inputPath: InputPath): Promise<Person> {
  if (member.nik != null) await refuseKnownNik(em, member.nik, inputPath);
  const person = em.create(Person, {
    id: uuid(),
    familyId,
    name: member.name.trim(),
    nik: member.nik ?? null,
    sex: member.sex,
    bornOn: member.bornOn ?? null,
    relation: member.relation ?? FamilyRelation.OTHER,
    married: member.married ?? null,
    marriagePlannedOn: member.marriagePlannedOn ?? null,
    pregnantDueOn: member.pregnantDueOn ?? null,
    demo: false,
  });
  await em.flush();
  return person;
}

/**
 * Adds the NIK of a person who was registered without one.
 * @throws HubError CONFLICT when the person has another NIK, or another person has this one.
 */
export async function learnNik(em: SqlEntityManager, person: Person, nik: string, inputPath: InputPath, recordedBy: string): Promise<void> {
  if (person.nik !== null) throw new HubError(`${inputPath.join('.')}.nik: the person is registered with another NIK`, 'CONFLICT', [...inputPath, 'nik']);
  await refuseKnownNik(em, nik, inputPath);
  person.nik = nik;
  addEntry(em, { familyId: person.familyId, kind: FamilyChangeKind.MEMBER_CHANGED, personId: person.id, fields: [{ field: 'nik', before: null, after: null }], recordedBy });
  await em.flush();
}

/** @throws HubError CONFLICT when a person with this NIK is registered, in this family or another. */
export async function refuseKnownNik(em: SqlEntityManager, nik: string, inputPath: InputPath): Promise<void> {
  await lockKey(em, 'nik', nik);
  if ((await em.count(Person, { nik })) > 0) {
    throw new HubError(`${inputPath.join('.')}.nik: a person with this NIK is already registered`, 'CONFLICT', [...inputPath, 'nik']);
  }
}
