import type { MemberFacts } from '../../src/families/cohorts.ts';

/** The day it is in the tests of the rules. */
export const on = '2026-06-15';

/** A member of whom nothing is known but what is given. */
export function member(facts: Partial<MemberFacts> = {}): MemberFacts {
  return {
    sex: 'FEMALE',
    bornOn: null,
    relation: 'OTHER',
    married: null,
    marriagePlannedOn: null,
    pregnantDueOn: null,
    goneOn: null,
    ...facts,
  };
}

export const husband = member({ sex: 'MALE', bornOn: '1996-01-01', relation: 'HEAD' });
export const wife = (bornOn = '1998-01-01') => member({ bornOn, relation: 'SPOUSE' });
export const child = (bornOn: string) => member({ sex: 'MALE', bornOn, relation: 'CHILD' });
