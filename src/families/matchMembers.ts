import { FamilyRelation } from './enums.ts';
import type { Person } from './Person.ts';

type Known = Pick<Person, 'id' | 'name' | 'nik' | 'sex' | 'bornOn' | 'relation'>;

export interface MatchedMembers<Member> {
  /** People registered in both families. */
  pairs: { kept: Member; duplicate: Member }[];
  /** Members of the merged family who are in the other one for the first time, with their relation to its head. */
  joining: { person: Member; relation: FamilyRelation }[];
}

/**
 * Finds out who is registered in both of two families that are one.
 *
 * Two entries are one person when name, sex and birth date are equal and known (a name in any case and spacing), and
 * they do not have different NIKs. Nobody can be registered under the same NIK twice. Practice: less than that is
 * left to people, who can remove a member but not take two of them apart again.
 *
 * A relation is one to the head. It stays when both families have the same head; when the head of the merged one is
 * the other's spouse, children stay children; whatever else was a relation to somebody else becomes OTHER.
 */
export function matchMembers<Member extends Known>(kept: readonly Member[], merged: readonly Member[]): MatchedMembers<Member> {
  const free = [...kept];
  const pairs: { kept: Member; duplicate: Member }[] = [];
  const others: Member[] = [];
  for (const person of merged) {
    const index = free.findIndex((other) => isSamePerson(other, person));
    const [same] = index === -1 ? [] : free.splice(index, 1);
    if (same === undefined) others.push(person);
    else pairs.push({ kept: same, duplicate: person });
  }
  const formerHead = pairs.find(({ duplicate }) => duplicate.relation === FamilyRelation.HEAD)?.kept.relation;
  return { pairs, joining: others.map((person) => ({ person, relation: relationAfter(person.relation, formerHead) })) };
}

function isSamePerson(one: Known, other: Known): boolean {
  if (one.nik !== null && other.nik !== null) return false;
  return one.bornOn !== null && one.bornOn === other.bornOn && one.sex === other.sex && plain(one.name) === plain(other.name);
}

function plain(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('id');
}

function relationAfter(relation: FamilyRelation, formerHead: FamilyRelation | undefined): FamilyRelation {
  if (relation === FamilyRelation.HEAD) return FamilyRelation.OTHER;
  if (formerHead === FamilyRelation.HEAD) return relation;
  return formerHead === FamilyRelation.SPOUSE && relation === FamilyRelation.CHILD ? relation : FamilyRelation.OTHER;
}
