import { describe, expect, test } from 'vitest';
import { defaultDocumentLimits } from '../../src/server/document/documentLimits.ts';
import { readDocument } from '../../src/server/document/readDocument.ts';
import { toySchema } from './toySchema.ts';

function errorsOf(text: string, suggestions = true) {
  const read = readDocument(text, { schema: toySchema, limits: defaultDocumentLimits, suggestions });
  return 'errors' in read
    ? read.errors.map(({ message, extensions, locations }) => ({
        message,
        code: extensions.code,
        inputPath: extensions.inputPath,
        at: locations?.[0],
      }))
    : [];
}

describe('A literal that a scalar of the hub refuses is reported with the path of its argument', () => {
  test.each<[string, string, (string | number)[][]]>([
    ['an argument', '{ window(day: "x") }', [['day']]],
    ['a field of an input object', '{ window(window: { from: "x" }) }', [['window', 'from']]],
    [
      'an item of a list',
      '{ list(days: ["2024-01-01", "x", "y"]) }',
      [
        ['days', 1],
        ['days', 2],
      ],
    ],
    ['one literal for a list', '{ list(days: "x") }', [['days']]],
    ['deep inside', '{ window(window: { from: "2024-01-01", inner: { days: ["2024-01-01", 5] } }) }', [['window', 'inner', 'days', 1]]],
    ['a list where a scalar belongs', '{ window(day: ["2024-01-01"]) }', [['day']]],
    ['an object where a scalar belongs', '{ window(day: { year: 2024 }) }', [['day']]],
    ['the default of a variable', 'query ($d: Day = "x") { window(day: $d) }', [['d']]],
    ['inside a fragment', '{ ...f } fragment f on Query { item { name } window(day: "x") }', [['day']]],
  ])('%s', (_name, text, paths) => {
    const errors = errorsOf(text);
    expect(errors.map((error) => error.inputPath)).toEqual(paths);
    for (const [index, error] of errors.entries()) {
      expect(error).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: `${paths[index]?.join('.') ?? ''}: Day: not a day; allowed: YYYY-MM-DD`,
      });
      expect(error.at).toBeDefined();
    }
  });
});

test('Refused literals do not hide what else is wrong with a document', () => {
  expect(errorsOf('{ window(day: "x") nonsense }').map(({ code }) => code)).toEqual(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']);
});

test('A literal of the wrong built-in type stays a validation error', () => {
  expect(errorsOf('{ number(value: "x") }')).toMatchObject([{ code: 'GRAPHQL_VALIDATION_FAILED' }]);
});

test('A document that cannot be parsed says where', () => {
  expect(errorsOf('{ viewer')).toMatchObject([{ code: 'GRAPHQL_PARSE_FAILED', at: { line: 1 } }]);
});

test('Without suggestions an error tells no name that was not asked', () => {
  expect(errorsOf('{ viewr }')[0]?.message).toContain('Did you mean "viewer"');
  expect(errorsOf('{ viewr }', false)[0]?.message).toBe('Cannot query field "viewr" on type "Query".');
});
