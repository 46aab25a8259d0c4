import { expect, it } from 'vitest';
import { trendOf } from '../../src/indicators/index.ts';

it('rises by the slope of the line through the values, and passes over months without one', () => {
  expect(trendOf([0.1, null, 0.3, 0.4])).toEqual({ perMonth: expect.closeTo(0.1) as number, direction: 'RISING' });
  expect(trendOf([9, 7, 6, 4])).toEqual({ perMonth: expect.closeTo(-1.6) as number, direction: 'FALLING' });
});

it('is steady where values stay, and where they only go up and down', () => {
  expect(trendOf([0.3, 0.3, 0.3])).toMatchObject({ direction: 'STEADY' });
  expect(trendOf([1, 9, 2, 8, 3])).toMatchObject({ direction: 'STEADY' });
});

it('needs three values', () => {
  expect(trendOf([1, null, 2])).toBeNull();
});
