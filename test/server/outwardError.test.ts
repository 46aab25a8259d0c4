import { GraphQLError, locatedError } from 'graphql';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { badUserInput, HubError } from '../../src/base/errors.ts';
import { message } from '../../src/base/messages/index.ts';
import { outwardError } from '../../src/server/operation/outwardError.ts';

function tell(error: unknown) {
  const lines: string[] = [];
  const logger = pino({}, { write: (line: string) => lines.push(line) });
  const outward = outwardError(error, { requestId: 'r-1', logger }).toJSON();
  return { outward, log: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

test('A refusal by the hub is told in full', () => {
  const { outward, log } = tell(
    locatedError(badUserInput(['input', 'heightCm'], 'shared.outOfRange', { value: 900, lowest: 20, highest: 200 }), [], ['record', 0]),
  );
  expect(outward).toEqual({
    message: 'input.heightCm: 900 is out of range; allowed: 20 to 200',
    path: ['record', 0],
    extensions: { code: 'BAD_USER_INPUT', inputPath: ['input', 'heightCm'] },
  });
  expect(log).toEqual([]);
});

test('The details of a refusal are among its extensions', () => {
  const { outward } = tell(
    locatedError(new HubError(message('shared.verbatim', { text: 'too many' }), 'LIMIT_REACHED', undefined, { limit: 3 }), [], ['a']),
  );
  expect(outward.extensions).toEqual({ code: 'LIMIT_REACHED', limit: 3 });
});

test('A GraphQL error with a code is passed on', () => {
  const { outward, log } = tell(new GraphQLError('teapot', { extensions: { code: 'TEAPOT' } }));
  expect(outward).toEqual({ message: 'teapot', extensions: { code: 'TEAPOT' } });
  expect(log).toEqual([]);
});

test('Anything else is told by its request id only, and logged with it', () => {
  const cause = Object.assign(new Error('duplicate key'), { query: 'insert into child', parameters: ['3326160101010001'] });
  const { outward, log } = tell(locatedError(cause, [], ['child']));
  expect(outward).toEqual({
    message: 'Internal error; the request id is r-1',
    path: ['child'],
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' },
  });
  expect(log).toMatchObject([{ requestId: 'r-1', path: 'child', error: { name: 'Error', message: 'duplicate key' } }]);
  expect(JSON.stringify(log)).not.toContain('3326160101010001');
});

test('A GraphQL error without a code, and what is no error at all, count as internal', () => {
  for (const error of [new GraphQLError('Int cannot represent "3326"'), 'just a text', undefined]) {
    expect(tell(error).outward).toEqual({
      message: 'Internal error; the request id is r-1',
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' },
    });
  }
});
