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

it('takes column names as they are, whatever they hold', () => {
  expect(rowMaker(['a"b', '${x}', '`'])([1, 2, 3])).toEqual({ 'a"b': 1, '${x}': 2, '`': 3 });
});
