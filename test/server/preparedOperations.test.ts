import { parse, type DocumentNode } from 'graphql';
import { expect, test } from 'vitest';
import { createExecutor } from '../../src/server/execution/executor.ts';
import { prepareOperation, type PreparedOperation } from '../../src/server/operation/PreparedOperation.ts';
import { PreparedOperations } from '../../src/server/operation/PreparedOperations.ts';
import { toySchema } from './toySchema.ts';

function counted(max?: number) {
  const parsed: string[] = [];
  const prepared: (string | null)[] = [];
  const execution = createExecutor(toySchema);
  const operations = new PreparedOperations({
    ...(max === undefined ? {} : { max }),
    read(text): DocumentNode {
      parsed.push(text);
      return parse(text);
    },
    prepare(document, operation) {
      prepared.push(operation.name?.value ?? null);
      return prepareOperation({ schema: toySchema, execution }, document, operation);
    },
  });
  return { operations, parsed, prepared };
}

function preparedIn(read: ReturnType<PreparedOperations['read']>): PreparedOperation {
  if ('errors' in read) throw new Error('the operation is refused');
  return read;
}

test('A document is read once, and each of its operations prepared once, by whichever of its names it is asked for', () => {
  const { operations, parsed, prepared } = counted();
  const two = 'query A { viewer } query B { item { name } }';
  for (const name of ['A', 'B', 'A', 'B']) expect(preparedIn(operations.read(two, name)).name).toBe(name);
  for (const name of ['C', null, 'C']) expect(preparedIn(operations.read('query C { viewer }', name)).name).toBe('C');
  expect(parsed).toEqual([two, 'query C { viewer }']);
  expect(prepared).toEqual(['A', 'B', 'C']);
});

test('An operation that the document does not have is refused, and so is one of several without a name', () => {
  const { operations, prepared } = counted();
  const two = 'query A { viewer } query B { viewer }';
  for (const name of ['C', '', '__proto__', null])
    expect(operations.read(two, name)).toMatchObject({
      part: 'operation',
      errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }],
    });
  expect(prepared).toEqual([]);
});

test('Documents that come once do not push out one that is in use', () => {
  const { operations, parsed } = counted(3);
  const used = '{ viewer }';
  operations.read(used, null);
  operations.read(used, null);
  for (let number = 0; number < 50; number++) operations.read(`{ a${number}: viewer }`, null);
  operations.read(used, null);
  expect(parsed.filter((text) => text === used)).toHaveLength(1);
});

test('No more documents are kept than may be', () => {
  const { operations, parsed } = counted(2);
  const texts = ['{ a: viewer }', '{ b: viewer }', '{ c: viewer }'];
  for (const text of texts) operations.read(text, null);
  for (const text of texts) operations.read(text, null);
  // The first had been pushed out, and so had each that followed when its turn came again.
  expect(parsed).toHaveLength(6);
});

test('A document is known as light once every operation of it that has run was light', () => {
  const { operations } = counted();
  const text = 'query A { viewer } query B { viewer }';
  expect(operations.isKnownLight(text)).toBe(false);
  const [a, b] = [preparedIn(operations.read(text, 'A')), preparedIn(operations.read(text, 'B'))];
  a.isLight = true;
  expect(operations.isKnownLight(text)).toBe(false);
  b.isLight = true;
  expect(operations.isKnownLight(text)).toBe(true);
});
