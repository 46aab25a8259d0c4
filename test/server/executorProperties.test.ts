import fc from 'fast-check';
import {
  execute,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  NoUnusedVariablesRule,
  parse,
  specifiedRules,
  validate,
  type ExecutionResult,
  type GraphQLCompositeType,
} from 'graphql';
import { expect, test } from 'vitest';
import { documentRunner } from './runDocument.ts';
import { toyContext, toySchema } from './toySchema.ts';

/** Fields that can be asked of a type without arguments. */
function plainFields(type: GraphQLCompositeType): { name: string; type: GraphQLCompositeType | undefined }[] {
  if (!('getFields' in type)) return [];
  return Object.values(type.getFields())
    .filter((field) => field.args.every((argument) => argument.defaultValue !== undefined) && field.name !== 'info')
    .map((field) => {
      const named = getNamedType(field.type);
      return { name: field.name, type: isCompositeType(named) ? named : undefined };
    });
}

const condition = fc.constantFrom(
  '',
  '',
  '',
  ' @skip(if: $a)',
  ' @include(if: $a)',
  ' @skip(if: $b) @include(if: $a)',
  ' @include(if: false)',
);

function selectionSet(type: GraphQLCompositeType, depth: number): fc.Arbitrary<string> {
  const fields = plainFields(type).filter((field) => field.type === undefined || depth > 0);
  const field = fc.constantFrom(...fields, { name: '__typename', type: undefined }).chain(({ name, type: inner }) => {
    // The alias names the field, so that selections of the same response name can always be merged.
    const start = fc.constantFrom(name, `x_${name}: ${name}`);
    const rest = inner === undefined ? fc.constant('') : selectionSet(inner, depth - 1).map((selection) => ` ${selection}`);
    return fc.tuple(start, condition, rest).map((parts) => parts.join(''));
  });
  const types = isAbstractType(type) ? toySchema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  const fragment = fc
    .constantFrom(...types)
    .chain((on) => fc.tuple(condition, selectionSet(on, depth - 1)).map(([when, selection]) => `... on ${on.name}${when} ${selection}`));
  const selection = depth > 0 ? fc.oneof({ weight: 4, arbitrary: field }, { weight: 1, arbitrary: fragment }) : field;
  return fc.array(selection, { minLength: 1, maxLength: 5 }).map((selections) => `{ ${selections.join(' ')} }`);
}

/** A selection need not use both conditions. */
const rules = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);

/** Errors of fields that run side by side come in no defined order. */
function shown({ data, errors = [] }: ExecutionResult): unknown {
  return { data: JSON.stringify(data), errors: errors.map((error) => JSON.stringify(error.toJSON())).sort() };
}

/**
 * The result with the errors that the other one has as well and that it may leave out: those of fields inside of what became null because
 * of another field. Whether such a field is still looked at is a matter of time (October 2021, 6.4.4), and a long list is gone on with
 * later.
 */
function withAllErrors(result: ExecutionResult, other: ExecutionResult): ExecutionResult {
  const known = new Set(result.errors?.map((error) => JSON.stringify(error.toJSON())));
  const left = (other.errors ?? []).filter(
    (error) => !known.has(JSON.stringify(error.toJSON())) && isInsideNull(result.data, error.path ?? []),
  );
  return left.length === 0 || known.size === 0 ? result : { ...result, errors: [...(result.errors ?? []), ...left] };
}

function isInsideNull(data: unknown, path: readonly (string | number)[]): boolean {
  let value = data;
  for (const [place, key] of path.entries()) {
    if (value === null || value === undefined) return place < path.length;
    value = (value as Record<string | number, unknown>)[key];
  }
  return false;
}

test('Whatever is asked, compiled and interpreted results are equal', async () => {
  const query = toySchema.getQueryType();
  if (query == null) throw new Error('the toy schema has queries');
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(selectionSet(query, 4), fc.boolean(), fc.boolean(), async (selection, a, b) => {
      const text = `query ($a: Boolean!, $b: Boolean!) ${selection}`;
      const document = parse(text);
      fc.pre(validate(toySchema, document, rules).length === 0);
      const variables = { a, b };
      const executor = documentRunner(toySchema);
      const request = { variables, context: toyContext() };
      await executor.run(document, request);
      const compiled = await executor.run(document, request);
      const interpreted = await execute({ schema: toySchema, document, variableValues: variables, contextValue: toyContext() });
      expect(executor.counts.compiled).toBe(2);
      expect(shown(withAllErrors(compiled, interpreted))).toEqual(shown(interpreted));
      compared++;
    }),
    { numRuns: 500 },
  );
  expect(compared).toBe(500);
});
