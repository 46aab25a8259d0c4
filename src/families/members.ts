import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { NikVault } from '../store/nik/NikVault.ts';
import { conflict, type InputPath } from '../base/errors.ts';
import { FamilyChangeKind, FamilyRelation } from './enums.ts';
import { addEntry } from './history.ts';
import type { NewPerson } from './NewFamily.ts';
import { storeNik, hasNik, nikChanged } from './personNik.ts';
import { Person } from './Person.ts';

/** Adds a member, whose NIK was claimed (`claimNiks`), to a family inside a transaction, and writes it into the family's history. */
export async function addMember(
  em: SqlEntityManager,
  familyId: string,
  member: NewPerson,
  { niks, recordedBy }: { niks: NikVault; recordedBy: string },
): Promise<Person> {
  const person = await storeMember(em, familyId, member, niks);
  addEntry(em, { familyId, kind: FamilyChangeKind.MEMBER_ADDED, personId: person.id, recordedBy });
  await em.flush();
  return person;
}

/** Stores a member of a family, whose NIK was claimed (`claimNiks`). */
export async function storeMember(em: SqlEntityManager, familyId: string, member: NewPerson, niks: NikVault): Promise<Person> {
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
    goneOn: null,
    demo: false,
  });
  if (member.nik != null) await storeNik(em, niks, person, member.nik);
  await em.flush();
  return person;
}

/**
 * Adds the NIK, which was claimed (`claimNiks`), of a person who was registered without one; one that is known already changes nothing.
 * @throws HubError CONFLICT when the person has another NIK.
 */
export async function addNik(
  em: SqlEntityManager,
  person: Person,
  nik: string,
  inputPath: InputPath,
  { niks, recordedBy }: { niks: NikVault; recordedBy: string },
): Promise<void> {
  if (hasNik(niks, person, nik)) return;
  if (person.nik !== null) throw conflict([...inputPath, 'nik'], 'families.otherNik');
  await storeNik(em, niks, person, nik);
  addEntry(em, { familyId: person.familyId, kind: FamilyChangeKind.MEMBER_CHANGED, personId: person.id, fields: [nikChanged], recordedBy });
  await em.flush();
}
