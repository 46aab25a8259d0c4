import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { NikVault } from '../access/nik/NikVault.ts';
import { HubError, type InputPath } from '../errors.ts';
import { FamilyChangeKind, FamilyRelation } from './enums.ts';
import { addEntry } from './history.ts';
import type { NewPerson } from './NewFamily.ts';
import { giveNik, hasNik, nikChanged } from './personNik.ts';
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
  { niks, recordedBy, clientKey }: { niks: NikVault; recordedBy: string; clientKey?: string | null },
): Promise<Person> {
  const person = await storeMember(em, familyId, member, inputPath, niks);
  addEntry(em, { familyId, kind: FamilyChangeKind.MEMBER_ADDED, personId: person.id, clientKey: clientKey ?? null, recordedBy });
  await em.flush();
  return person;
}

/**
 * Stores a member of a family.
 * @throws HubError CONFLICT when a person with this NIK is already registered.
 */
export async function storeMember(em: SqlEntityManager, familyId: string, member: NewPerson, inputPath: InputPath, niks: NikVault): Promise<Person> {
  const person = em.create(Person, {
    id: uuid(),
    familyId,
    name: member.name.trim(),
    nik: null,
    nikSealed: null,
    nikHash: null,
    nikDiffers: [],
    sex: member.sex,
    bornOn: member.bornOn ?? null,
    relation: member.relation ?? FamilyRelation.OTHER,
    married: member.married ?? null,
    marriagePlannedOn: member.marriagePlannedOn ?? null,
    pregnantDueOn: member.pregnantDueOn ?? null,
    demo: false,
  });
  if (member.nik != null) await giveNik(em, niks, person, member.nik, inputPath);
  await em.flush();
  return person;
}

/**
 * Adds the NIK of a person who was registered without one; one that is known already changes nothing.
 * @throws HubError CONFLICT when the person has another NIK, or another person has this one.
 */
export async function learnNik(em: SqlEntityManager, person: Person, nik: string, inputPath: InputPath, { niks, recordedBy }: { niks: NikVault; recordedBy: string }): Promise<void> {
  if (hasNik(niks, person, nik)) return;
  if (person.nik !== null) throw new HubError(`${inputPath.join('.')}.nik: the person is registered with another NIK`, 'CONFLICT', [...inputPath, 'nik']);
  await giveNik(em, niks, person, nik, inputPath);
  addEntry(em, { familyId: person.familyId, kind: FamilyChangeKind.MEMBER_CHANGED, personId: person.id, fields: [nikChanged], recordedBy });
  await em.flush();
}
