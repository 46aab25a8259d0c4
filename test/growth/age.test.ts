import { describe, expect, it } from 'vitest';
import { ageInDays, ageInMonths, monthsToDays } from '../../src/growth/index.ts';

describe('age in days', () => {
  it('is 0 on the day of birth and counts whole days', () => {
    expect(ageInDays('2024-02-28', '2024-02-28')).toBe(0);
    expect(ageInDays('2024-02-28', '2024-03-01')).toBe(2);
    expect(ageInDays('2023-02-28', '2023-03-01')).toBe(1);
  });

  it('counts over years, and is negative before birth', () => {
    expect(ageInDays('2020-01-01', '2025-01-01')).toBe(1827);
    expect(ageInDays('2024-01-02', '2024-01-01')).toBe(-1);
  });

  it('is the same in every time zone, also where the clock is changed', () => {
    const zone = process.env.TZ;
    try {
      for (const place of ['Asia/Jakarta', 'America/New_York', 'Pacific/Apia', 'UTC']) {
        process.env.TZ = place;
        expect(ageInDays('2024-03-01', '2024-04-01'), place).toBe(31);
        expect(ageInDays('2011-12-29', '2011-12-31'), place).toBe(2);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});

describe('age in completed months', () => {
  it('is completed on the day of the month of birth', () => {
    expect(ageInMonths('2024-01-15', '2024-02-14')).toBe(0);
    expect(ageInMonths('2024-01-15', '2024-02-15')).toBe(1);
    expect(ageInMonths('2022-12-31', '2024-12-31')).toBe(24);
  });

  it('is completed on the first of the next month where the month has no such day', () => {
    expect(ageInMonths('2024-01-31', '2024-02-29')).toBe(0);
    expect(ageInMonths('2024-01-31', '2024-03-01')).toBe(1);
  });
});

describe('months to days', () => {
  it('uses months of 30.4375 days and rounds half up', () => {
    expect([0, 1, 6, 8, 24, 59.99].map(monthsToDays)).toEqual([0, 30, 183, 244, 731, 1826]);
    // 24 months are 730.5 days.
    expect(24 * 30.4375).toBe(730.5);
  });
});
