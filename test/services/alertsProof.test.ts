import { expect, it } from 'vitest';
import { proofOf, sumOf } from './alertsProof.ts';

// The fault tests and the load bench rest on this comparison.
const log = ['a', 'b', 'c', 'd'];
const fine = { raised: 4, received: 4, missed: 0, doubled: 0, disordered: 0, unknown: 0 };

it('finds nothing wrong when every event came once and in order', () => {
  expect(proofOf(log, log)).toEqual(fine);
});

it.each([
  ['missed', ['a', 'b', 'd'], { received: 3, missed: 1 }],
  ['missed at the end', ['a', 'b'], { received: 2, missed: 2 }],
  ['doubled', ['a', 'b', 'c', 'b', 'c', 'd'], { received: 6, doubled: 2 }],
  ['late', ['b', 'c', 'a', 'd'], { disordered: 1 }],
  ['not in the log', ['a', 'b', 'x', 'c', 'd'], { received: 5, unknown: 1 }],
])('finds an event that is %s', (_problem, received, found) => {
  expect(proofOf(log, received)).toEqual({ ...fine, ...found });
});

it('adds up', () => {
  expect(sumOf([proofOf(log, log), proofOf(log, ['b', 'a', 'b'])])).toEqual({
    raised: 8,
    received: 7,
    missed: 2,
    doubled: 1,
    disordered: 1,
    unknown: 0,
  });
});
