import { describe, expect, it } from 'vitest';
import { FamilyRelation, Sex } from '../../src/families/index.ts';
import { matchMembers } from '../../src/families/matchMembers.ts';

let made = 0;
const person = (facts: Partial<Parameters<typeof matchMembers>[0][number]> = {}) => ({
  id: String(++made),
  name: 'Ayu Contoh',
  nik: null,
  sex: Sex.FEMALE,
  bornOn: '1998-01-01',
  relation: FamilyRelation.OTHER,
  ...facts,
});
const joins = (kept: ReturnType<typeof person>[], merged: ReturnType<typeof person>[]) =>
  matchMembers(kept, merged).joining.map(({ relation }) => relation);
const areOne = (one: object, other: object) => matchMembers([person(one)], [person(other)]).pairs.length === 1;

describe('Two entries', () => {
  it('are one person when name, sex and birth date are the same', () => {
    expect(areOne({}, { name: ' ayu  CONTOH ' })).toBe(true);
    expect(areOne({}, { name: 'Ayu Contoh Sari' })).toBe(false);
    expect(areOne({}, { bornOn: '1998-01-02' })).toBe(false);
    expect(areOne({}, { sex: Sex.MALE })).toBe(false);
  });

  it('are two people when the birth date of one is not known', () => {
    expect(areOne({ bornOn: null }, { bornOn: null })).toBe(false);
    expect(areOne({}, { bornOn: null })).toBe(false);
  });

  it('are two people when both have a NIK, for it is never the same', () => {
    expect(areOne({ nik: '3326990101980001' }, { nik: '3326990101980002' })).toBe(false);
    expect(areOne({ nik: '3326990101980001' }, {})).toBe(true);
  });

  it('pair one to one', () => {
    expect(matchMembers([person(), person()], [person(), person(), person()]).pairs).toHaveLength(2);
  });
});

describe('Relations of members who join', () => {
  const head = { relation: FamilyRelation.HEAD };
  const child = person({ name: 'Anak Contoh', relation: FamilyRelation.CHILD });
  const parent = person({ name: 'Ibu Contoh', relation: FamilyRelation.PARENT });

  it('stay when both families have the same head', () => {
    expect(joins([person(head)], [person(head), child, parent])).toEqual(['CHILD', 'PARENT']);
  });

  it("stay for children of the head's spouse", () => {
    expect(joins([person({ relation: FamilyRelation.SPOUSE })], [person(head), child, parent])).toEqual(['CHILD', 'OTHER']);
  });

  it('become OTHER when the heads are two people', () => {
    expect(joins([person(head)], [person({ ...head, name: 'Budi Contoh' }), child])).toEqual(['OTHER', 'OTHER']);
  });
});
