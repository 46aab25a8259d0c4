import { getVariableValues, parse, type OperationDefinitionNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { coerceVariables } from '../../src/server/operation/coerceVariables.ts';
import { toySchema } from './toySchema.ts';

function coerce(definitions: string, variables: Record<string, unknown>) {
  const operation = parse(`query (${definitions}) { viewer }`).definitions[0] as OperationDefinitionNode;
  return {
    ours: coerceVariables(toySchema, operation, variables),
    theirs: getVariableValues(toySchema, operation.variableDefinitions ?? [], variables),
  };
}

function refusals(definitions: string, variables: Record<string, unknown>) {
  const { ours, theirs } = coerce(definitions, variables);
  // What is refused is what graphql-js refuses; only the wording is ours.
  expect('errors' in theirs ? theirs.errors?.length : 0).toBe('errors' in ours ? ours.errors.length : 0);
  return 'errors' in ours ? ours.errors.map(({ message, extensions }) => [message, extensions.code, extensions.inputPath]) : [];
}

describe('Good variables become what graphql-js makes of them', () => {
  test.each<[string, string, Record<string, unknown>]>([
    [
      'custom scalars, enums, defaults',
      '$w: Window, $s: Size = LARGE, $d: Day = "2024-01-01"',
      { w: { from: '2024-01-02', inner: { days: [null, '2024-01-03'] } } },
    ],
    ['null, absent and undefined', '$a: Int, $b: Int, $c: Int = 4, $d: Int = 5', { a: null, c: undefined, d: null, other: 1 }],
    ['one value for a list', '$l: [[Int]], $m: [Window!]', { l: 3, m: { from: '2024-01-02' } }],
    ['names that every object has', '$constructor: Int, $toString: Int = 2', {}],
  ])('%s', (_name, definitions, variables) => {
    const { ours, theirs } = coerce(definitions, Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined)));
    expect(ours).toEqual({ values: { ...theirs.coerced } });
  });
});

describe('A bad variable is refused with its path, the problem and what is allowed', () => {
  test.each<[string, string, Record<string, unknown>, string, (string | number)[]]>([
    ['a scalar of the hub', '$w: Window', { w: { from: 'soon' } }, 'w.from: Day: not a day; allowed: YYYY-MM-DD', ['w', 'from']],
    ['a built-in scalar', '$n: Int', { n: 'five' }, 'n: got a text of 4 characters; allowed: a whole number of 32 bits', ['n']],
    ['an item of a list', '$l: [Int!]', { l: [1, 2.5] }, 'l.1: got 2.5; allowed: a whole number of 32 bits', ['l', 1]],
    ['null in a list', '$l: [Int!]', { l: [1, null] }, 'l.1: got null; allowed: a whole number of 32 bits', ['l', 1]],
    [
      'deep inside',
      '$w: Window',
      { w: { from: '2024-01-02', inner: { days: ['2024-01-02', 'x'] } } },
      'w.inner.days.1: Day: not a day; allowed: YYYY-MM-DD',
      ['w', 'inner', 'days', 1],
    ],
    ['an enum', '$s: [Size]', { s: ['HUGE'] }, 's.0: got a text of 4 characters; allowed: one of SMALL, LARGE', ['s', 0]],
    [
      'something that is no object',
      '$w: Window',
      { w: 'x' },
      'w: got a text of 1 character; allowed: an object with the fields from, to, sizes, inner',
      ['w'],
    ],
    ['a missing field', '$w: Window', { w: {} }, 'w.from: missing; allowed: a value of the scalar Day', ['w', 'from']],
    [
      'a missing field in a list that is given as one object',
      '$w: [Window]',
      { w: {} },
      'w.from: missing; allowed: a value of the scalar Day',
      ['w', 'from'],
    ],
    [
      'an unknown field',
      '$w: Window',
      { w: { from: '2024-01-02', form: 1 } },
      'w.form: unknown field; allowed: an object with the fields from, to, sizes, inner',
      ['w', 'form'],
    ],
    ['a missing variable', '$n: Int!', {}, 'n: missing; allowed: a whole number of 32 bits', ['n']],
    ['null where it is not allowed', '$n: Int!', { n: null }, 'n: got null; allowed: a whole number of 32 bits', ['n']],
    [
      'a scalar that repeats what it got',
      '$s: Strict',
      { s: 'bad' },
      's: got a text of 3 characters; allowed: a value of the scalar Strict',
      ['s'],
    ],
  ])('%s', (_name, definitions, variables, message, inputPath) => {
    expect(refusals(definitions, variables)).toEqual([[message, 'BAD_USER_INPUT', inputPath]]);
  });
});

describe('A text is never repeated, nor anything that may hold one', () => {
  const long = '3326'.repeat(30);
  test.each<[string, string, Record<string, unknown>, string]>([
    ['a text', '$n: Int', { n: long }, 'n: got a text of 120 characters; allowed: a whole number of 32 bits'],
    ['an enum value', '$s: Size', { s: long }, 's: got a text of 120 characters; allowed: one of SMALL, LARGE'],
    ['a list', '$n: Int', { n: [long, long] }, 'n: got a list of 2 items; allowed: a whole number of 32 bits'],
    ['an object', '$n: Int', { n: { long } }, 'n: got an object; allowed: a whole number of 32 bits'],
    [
      'the name of a field',
      '$w: Window',
      { w: { from: '2024-01-02', [long]: 1 } },
      'w: unknown field; allowed: an object with the fields from, to, sizes, inner',
    ],
    ['a value that a scalar repeats', '$s: Strict', { s: long }, 's: got a text of 120 characters; allowed: a value of the scalar Strict'],
  ])('%s', (_name, definitions, variables, message) => {
    expect(refusals(definitions, variables).map(([text]) => text)).toEqual([message]);
  });
});

test('Every bad value is reported, up to fifty', () => {
  expect(refusals('$l: [Int], $n: Int', { l: ['a', 'b'], n: 'c' }).map(([, , path]) => path)).toEqual([['l', 0], ['l', 1], ['n']]);
  const operation = parse('query ($l: [Int]) { viewer }').definitions[0] as OperationDefinitionNode;
  const many = coerceVariables(toySchema, operation, { l: Array.from({ length: 1_000 }, () => 'x') });
  expect('errors' in many ? many.errors.length : 0).toBe(50);
});
