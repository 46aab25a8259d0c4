import { describe, expect, it } from 'vitest';
import { isIsoDate, monthsBefore, todayIn } from '../src/base/calendar.ts';

describe('isIsoDate', () => {
  it.each(['2024-07-30', '2024-02-29', '1900-01-01'])('accepts %s', (text) => expect(isIsoDate(text)).toBe(true));
  it.each(['2024-7-30', '2023-02-29', '2024-13-01', '2024-04-31', '0001-01-01', '1899-12-31', '30-07-2024', '2024-07-30T00:00:00Z', ''])(
    'refuses %s',
    (text) => expect(isIsoDate(text)).toBe(false),
  );
});

describe('todayIn', () => {
  it('is the calendar day of the hub, which in the evening of UTC is already the next one', () => {
    const evening = new Date('2024-07-30T17:30:00Z');
    expect(todayIn('Asia/Jakarta', evening)).toBe('2024-07-31');
    expect(todayIn('UTC', evening)).toBe('2024-07-30');
  });
});

describe('monthsBefore', () => {
  it.each([
    ['2024-07-30', 1, '2024-06-30'],
    ['2024-03-31', 1, '2024-02-29'],
    ['2024-01-15', 13, '2022-12-15'],
    ['2024-02-29', 60, '2019-02-28'],
    ['2024-07-30', 0, '2024-07-30'],
  ])('%s less %i months is %s', (date, months, expected) => expect(monthsBefore(date, months)).toBe(expected));
});
