import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { advisoryLocks, lockOrder } from '../../src/store/locks.ts';
import { lockName } from '../support/watchLocks.ts';

it('describes every lock of the order in the order', () => {
  const page = readFileSync(new URL('../../docs/decisions/024-one-order-of-locks.md', import.meta.url), 'utf8');
  const described = [...page.matchAll(/^\| \d+ \| `([^`]+)` \|/gm)].map(([, name]) => name);
  expect(described).toEqual(lockOrder.map(lockName));
});

it('has every advisory lock in the order, or held outside of transactions, and no two with one number', () => {
  const outside = ['migration', 'alertRelay', 'imports'];
  const ordered = lockOrder.flatMap((lock) => ('advisory' in lock ? [lock.advisory] : []));
  expect([...ordered, ...outside].toSorted()).toEqual(Object.keys(advisoryLocks).toSorted());
  expect(new Set(Object.values(advisoryLocks)).size).toBe(Object.keys(advisoryLocks).length);
});
