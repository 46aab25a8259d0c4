import { expect, it } from 'vitest';
import { rowMaker } from '../../src/store/rowMaker.ts';

it('makes rows of the columns, and a member of the columns of a joined row', () => {
  const make = rowMaker(['id', 'latest.id', 'name', 'latest.weightKg', 'latest.position']);
  expect(make(['c1', 'm1', 'A', 7.5, null])).toEqual({ id: 'c1', name: 'A', latest: { id: 'm1', weightKg: 7.5, position: null } });
});

it('has null for a joined row whose first column is null', () => {
  const make = rowMaker(['id', 'latest.id', 'latest.weightKg']);
  expect(make(['c1', null, null])).toEqual({ id: 'c1', latest: null });
});

it('makes rows that are joined to a joined row', () => {
  const make = rowMaker(['id', 'family.id', 'family.head.id', 'family.rt', 'family.head.name']);
  expect(make(['c1', 'f1', 'p1', '001', 'A'])).toEqual({ id: 'c1', family: { id: 'f1', rt: '001', head: { id: 'p1', name: 'A' } } });
  expect(make(['c1', 'f1', null, '001', null])).toEqual({ id: 'c1', family: { id: 'f1', rt: '001', head: null } });
  expect(make(['c1', null, null, null, null])).toEqual({ id: 'c1', family: null });
});

it('takes column names as they are, whatever they hold', () => {
  expect(rowMaker(['a"b', '${x}', '`'])([1, 2, 3])).toEqual({ 'a"b': 1, '${x}': 2, '`': 3 });
});
