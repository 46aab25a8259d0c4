import { describe, expect, it } from 'vitest';
import { cohortsOf, type MemberFacts } from '../../src/families/cohorts.ts';
import { child, husband, member, on, wife } from './members.ts';

/** The cohorts of the last of some members. */
const ofLast = (...members: MemberFacts[]) => cohortsOf(members, on).at(-1);

describe('BALITA', () => {
  it('are less than 60 months old', () => {
    expect(ofLast(child('2021-06-16'))).toEqual(['BALITA']);
    expect(ofLast(child('2021-06-15'))).toEqual([]);
  });

  it('are not the unborn of a later day, nor people without a birth date', () => {
    expect(ofLast(child('2026-06-15'))).toEqual(['BALITA']);
    expect(ofLast(child('2026-06-16'))).toEqual([]);
    expect(ofLast(member())).toEqual([]);
  });
});

describe('REMAJA', () => {
  it('are 10 to 24 years old', () => {
    expect(ofLast(child('2016-06-15'))).toEqual(['REMAJA']);
    expect(ofLast(child('2016-06-16'))).toEqual([]);
    expect(ofLast(child('2001-06-16'))).toEqual(['REMAJA']);
    expect(ofLast(child('2001-06-15'))).toEqual([]);
  });

  it('are not married: recorded so, or head and spouse of one family', () => {
    expect(ofLast({ ...child('2005-01-01'), married: true })).toEqual([]);
    expect(ofLast({ ...child('2005-01-01'), married: false })).toEqual(['REMAJA']);
    expect(ofLast(husband, wife('2005-01-01'))).not.toContain('REMAJA');
    expect(cohortsOf([{ ...husband, bornOn: '2003-01-01' }, wife()], on)[0]).not.toContain('REMAJA');
    expect(ofLast({ ...husband, bornOn: '2003-01-01' })).toEqual(['REMAJA']);
  });
});

describe('CALON_PENGANTIN', () => {
  it('plan to marry today or later', () => {
    const planning = (marriagePlannedOn: string) => ofLast(member({ bornOn: '1999-01-01', marriagePlannedOn }));
    expect(planning('2026-06-15')).toEqual(['CALON_PENGANTIN']);
    expect(planning('2026-06-14')).toEqual([]);
  });
});

describe('IBU_HAMIL', () => {
  it('are pregnant until two weeks after the birth is due', () => {
    const due = (pregnantDueOn: string) => ofLast(member({ bornOn: '1976-01-01', pregnantDueOn }));
    expect(due('2026-12-01')).toEqual(['IBU_HAMIL']);
    expect(due('2026-06-01')).toEqual(['IBU_HAMIL']);
    expect(due('2026-05-31')).toEqual([]);
  });
});

describe('PASANGAN_USIA_SUBUR', () => {
  it('are husband and wife, she 15 to 49', () => {
    expect(cohortsOf([husband, wife('1976-06-16')], on)).toEqual([['PASANGAN_USIA_SUBUR'], ['PASANGAN_USIA_SUBUR']]);
    expect(cohortsOf([husband, wife('1976-06-15')], on)).toEqual([[], []]);
    expect(cohortsOf([husband, wife('2011-06-16')], on)).toEqual([[], []]);
  });

  it('may have the wife as head', () => {
    expect(
      cohortsOf(
        [
          { ...wife(), relation: 'HEAD' },
          { ...husband, relation: 'SPOUSE' },
        ],
        on,
      ),
    ).toEqual([['PASANGAN_USIA_SUBUR'], ['PASANGAN_USIA_SUBUR']]);
  });

  it('are not a woman whose husband is not in the family, nor other members', () => {
    expect(cohortsOf([{ ...wife(), relation: 'HEAD' }], on)).toEqual([[]]);
    expect(ofLast(husband, wife(), member({ bornOn: '1990-01-01' }))).toEqual([]);
  });
});

describe('LANSIA', () => {
  it('are 60 years or older', () => {
    expect(ofLast(member({ bornOn: '1966-06-15', relation: 'PARENT' }))).toEqual(['LANSIA']);
    expect(ofLast(member({ bornOn: '1966-06-16', relation: 'PARENT' }))).toEqual([]);
  });
});

it('A person may be in several cohorts', () => {
  expect(ofLast(member({ bornOn: '2004-01-01', marriagePlannedOn: '2026-08-01', pregnantDueOn: '2026-12-01' }))).toEqual([
    'REMAJA',
    'CALON_PENGANTIN',
    'IBU_HAMIL',
  ]);
});
