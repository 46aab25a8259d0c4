import { expect, it } from 'vitest';
import { pageRequest } from '../../../src/store/paging/pageRequest.ts';

it('means the first 50 when nothing is asked', () => {
  expect(pageRequest({})).toEqual({ limit: 50, looksFurther: true, backward: false, after: null, before: null });
});

it('allows 0 to 500 rows from either end', () => {
  expect(pageRequest({ first: 0 }).limit).toBe(0);
  expect(pageRequest({ first: 500 }).limit).toBe(500);
  expect(pageRequest({ last: 500 })).toMatchObject({ limit: 500, backward: true });
});

it.each([{ first: -1 }, { first: 501 }, { first: 2_147_483_647 }])(
  'refuses $first rows from the start and names what is allowed',
  (args) => {
    expect(() => pageRequest(args)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', inputPath: ['first'], message: expect.stringContaining('0 to 500') as string }),
    );
  },
);

it('refuses rows from the end out of range and names the argument', () => {
  expect(() => pageRequest({ last: 501 })).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', inputPath: ['last'] }));
});

it('refuses first together with last', () => {
  expect(() => pageRequest({ first: 1, last: 1 })).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
});
