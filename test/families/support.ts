import { print } from 'graphql';
import { expect } from 'vitest';
import { FamilyByIdDocument, RegisterFamilyDocument, type FamilyByIdQuery, type RegisterFamilyInput } from '../generated/operations.ts';
import { ask, dataOf } from '../support/ask.ts';

export type WholeFamily = Extract<NonNullable<FamilyByIdQuery['node']>, { members: unknown }>;

export const villages = { home: '33.26.01.2001', near: '33.26.01.2002', far: '33.26.02.2002' };

let registered = 0;

/** A NIK that no real person can have, of a man born on 1 January 1995: the head of `newFamily`. */
export function unusedNik(): string {
  return `332699010195${String(++registered).padStart(4, '0')}`;
}

/** Registers a couple with a child under five, whose names nobody else has, and whatever else is given. */
export async function newFamily(url: string, input: Partial<RegisterFamilyInput> = {}): Promise<WholeFamily> {
  const n = ++registered;
  const { registerFamily } = await dataOf(url, RegisterFamilyDocument, {
    input: {
      villageCode: villages.home,
      rt: '1',
      rw: '2',
      head: { name: `Ayah ${n} Contoh`, sex: 'MALE', bornOn: '1995-01-01' },
      members: [
        { name: `Ibu ${n} Contoh`, sex: 'FEMALE', bornOn: '1998-01-01', relation: 'SPOUSE' },
        { name: `Anak ${n} Contoh`, sex: 'FEMALE', bornOn: '2024-06-15', relation: 'CHILD' },
      ],
      ...input,
    },
  });
  return registerFamily;
}

/** The same family as `family`, as somebody else would register it. */
export function asRegisteredAgain({ head, members, village, rt, rw }: WholeFamily): RegisterFamilyInput {
  const personOf = ({ name, sex, bornOn, relation }: WholeFamily['members'][number]) => ({
    name: name.toUpperCase(),
    sex,
    bornOn,
    relation,
  });
  const [first, ...others] = members.toSorted((a, b) => Number(b.id === head.id) - Number(a.id === head.id));
  if (first === undefined) throw new Error('a family without members');
  return { villageCode: village.code, rt, rw, head: personOf(first), members: others.map(personOf) };
}

export async function familyOf(url: string, id: string): Promise<WholeFamily | null> {
  const { node } = await dataOf(url, FamilyByIdDocument, { id });
  return node as WholeFamily | null;
}

/** The member of a relation. */
export function memberOf(family: WholeFamily, relation: string): WholeFamily['members'][number] {
  const found = family.members.find((member) => member.relation === relation);
  if (found === undefined) throw new Error(`no ${relation} in the family`);
  return found;
}

/** What a mutation that must be refused says. */
export async function refusal(url: string, document: Parameters<typeof print>[0], variables: Record<string, unknown>) {
  const { errors } = await ask(url, print(document), variables);
  expect(errors).toHaveLength(1);
  const [error] = errors ?? [];
  if (error === undefined) throw new Error('no error');
  return { ...error.extensions, message: error.message };
}
