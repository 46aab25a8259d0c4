import { describe, expect, it } from 'vitest';
import { recommendedFor } from '../../src/stunting/recommendations.ts';
import { type CauseFacts, suggestCauses } from '../../src/stunting/suggestCauses.ts';

const nothing: CauseFacts = {
  welfareDecile: null,
  enrolledIn: [],
  motherHeightCm: null,
  fatherHeightCm: null,
  measurings: 0,
  illMeasurings: 0,
  referrals: 0,
};
const suggested = (facts: Partial<CauseFacts>, povertyDecile = 4) => suggestCauses({ ...nothing, ...facts }, { povertyDecile });
const causes = (facts: Partial<CauseFacts>, povertyDecile = 4) => suggested(facts, povertyDecile).map(({ cause }) => cause);

describe('The three groups of the article', () => {
  it('stunted and poor: a low welfare decile, or a place in a program for poor families', () => {
    expect(suggested({ welfareDecile: 2 })).toEqual([
      { cause: 'POVERTY', evidence: ['The family is in welfare decile 2; up to 4 counts as poor.'] },
    ]);
    expect(causes({ welfareDecile: 4 })).toEqual(['POVERTY']);
    expect(causes({ welfareDecile: 5 })).toEqual([]);
    expect(causes({ welfareDecile: 5 }, 5)).toEqual(['POVERTY']);
    expect(suggested({ welfareDecile: 6, enrolledIn: ['BPJS', 'PKH'] })).toEqual([
      { cause: 'POVERTY', evidence: ['The family is in Program Keluarga Harapan (PKH).'] },
    ]);
  });

  it('stunted, family able, short parents', () => {
    expect(suggested({ welfareDecile: 7, motherHeightCm: 148 })).toEqual([
      {
        cause: 'FAMILIAL_SHORT_STATURE',
        evidence: ['The mother is 148 cm tall; below 150.1 cm counts as short.', 'The family is able: welfare decile 7.'],
      },
    ]);
    expect(causes({ welfareDecile: 7, fatherHeightCm: 161.8 })).toEqual(['FAMILIAL_SHORT_STATURE']);
    expect(causes({ welfareDecile: 7, motherHeightCm: 150.1, fatherHeightCm: 161.9 })).toEqual([]);
    expect(suggested({ motherHeightCm: 148 })[0]?.evidence).toContain(
      'Nothing recorded speaks of poverty; the welfare decile is not known.',
    );
  });

  it('a poor family with short parents is helped as poor first', () => {
    expect(causes({ welfareDecile: 1, motherHeightCm: 148 })).toEqual(['POVERTY']);
  });

  it('stunted and often ill: marks of illness, a referral, or a place in a referral service', () => {
    expect(causes({ measurings: 10, illMeasurings: 2 })).toEqual([]);
    expect(suggested({ measurings: 10, illMeasurings: 3 })).toEqual([
      { cause: 'RECURRENT_ILLNESS', evidence: ['Ill before 3 of 10 measurements in 12 months.'] },
    ]);
    expect(causes({ referrals: 1 })).toEqual(['RECURRENT_ILLNESS']);
    expect(causes({ enrolledIn: ['REFERRAL_SERVICE'] })).toEqual(['RECURRENT_ILLNESS']);
  });

  it('can overlap', () => {
    expect(causes({ welfareDecile: 1, measurings: 6, illMeasurings: 5 })).toEqual(['POVERTY', 'RECURRENT_ILLNESS']);
  });

  it('lead to what the article gives them: capital and food aid, nutrition education, care', () => {
    expect(recommendedFor(['POVERTY'])).toEqual(['UMKM_CAPITAL', 'FOOD_AID']);
    expect(recommendedFor(['FAMILIAL_SHORT_STATURE'])).toEqual(['FOOD_NUTRITION_EDUCATION']);
    expect(recommendedFor(['RECURRENT_ILLNESS', 'POVERTY'])).toEqual(['REFERRAL_SERVICE', 'BPJS', 'UMKM_CAPITAL', 'FOOD_AID']);
    expect(recommendedFor([])).toEqual([]);
  });
});
