import fc from 'fast-check';
import { execute, getNamedType, isAbstractType, isCompositeType, isObjectType, NoUnusedVariablesRule, parse, specifiedRules, validate, type ExecutionResult, type GraphQLCompositeType } from 'graphql';
import { expect, test } from 'vitest';
import { createExecutor } from '../../src/server/executor.ts';
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

const condition = fc.constantFrom('', '', '', ' @skip(if: $a)', ' @include(if: $a)', ' @skip(if: $b) @include(if: $a)', ' @include(if: false)');

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
      const executor = createExecutor(toySchema);
      const request = { document, documentHash: text, variables, context: toyContext() };
      await executor.execute(request);
      const compiled = await executor.execute(request);
      const interpreted = await execute({ schema: toySchema, document, variableValues: variables, contextValue: toyContext() });
      expect(executor.counts.compiled).toBe(1);
      expect(shown(compiled)).toEqual(shown(interpreted));
      compared++;
    }),
    { numRuns: 500 },
  );
  expect(compared).toBe(500);
});
