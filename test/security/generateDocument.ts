import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  OperationTypeNode,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { Random } from '../../src/demo/Random.ts';

/** A number from 0 up to, not including, `below`. */
export type Choose = (below: number) => number;

/** Choices that follow from a seed, so that a case can be made again. */
export function choosing(seed: number): Choose {
  const random = new Random(seed);
  return (below) => random.integer(0, Math.max(0, below - 1));
}

const numbers = ['0', '1', '2', '5', '-1', '500', '501', '2147483647', '2147483648', '1e400', '1.5', '10.3', '86', '99999999999999999999'];
const hostileTexts = ['""', '"\\u0000"', '"\\ud800"', '"%_\\\\"', '"\'; --"', '"eyJ2IjoxfQ"', '"""block"""', '"😀"', '"null"'];

/** Mostly what a scalar takes, up to its ends: what it refuses gets no further than the scalar. */
const textsOf: Readonly<Record<string, readonly string[]>> = {
  AreaCode: ['"33.26"', '"33.26.01"', '"33.26.01.2001"', '"33.26.02.1001"', '"33.26.99.2999"', '"99.99"'],
  Date: ['"2026-06-15"', '"2026-05-01"', '"2024-02-15"', '"1900-01-01"', '"9999-12-31"', '"2026-02-30"'],
  Month: ['"2026-06"', '"2026-01"', '"1900-01"', '"9999-12"'],
  DateTime: ['"2026-06-15T00:00:00Z"', '"0000-01-01T00:00:00Z"', '"9999-12-31T23:59:59Z"', '"-271821-04-20T00:00:00Z"'],
  NIK: ['"3326160101900001"', '"0000000000000000"', '"9999999999999999"'],
};

/**
 * Writes an operation by the grammar of a schema: its fields and arguments exist, their values are whatever.
 * @param ids global ids of objects that there are.
 */
export function generateDocument(schema: GraphQLSchema, choose: Choose, ids: readonly string[]): string {
  const operation =
    [OperationTypeNode.QUERY, OperationTypeNode.QUERY, OperationTypeNode.QUERY, OperationTypeNode.MUTATION][choose(4)] ??
    OperationTypeNode.QUERY;
  const root = schema.getRootType(operation);
  return root == null ? '{ __typename }' : `${operation} ${selection(root, 0)}`;

  function selection(type: GraphQLNamedType, depth: number): string {
    if (isAbstractType(type)) {
      const possible = schema.getPossibleTypes(type);
      return `{ __typename ${[0, 1]
        .map(() => possible[choose(possible.length)])
        .map((each) => (each === undefined ? '' : `... on ${each.name} ${selection(each, depth + 1)}`))
        .join(' ')} }`;
    }
    if (!isObjectType(type)) return '';
    const fields = Object.values(type.getFields()).filter((field) => depth < 5 || isLeafType(getNamedType(field.type)));
    const chosen = Array.from({ length: depth === 0 ? 1 : 1 + choose(depth < 3 ? 3 : 2) }, () => fields[choose(fields.length)]);
    const asked = chosen.map((field, index) => {
      if (field === undefined) return '__typename';
      const given = field.args
        .filter((arg) => isNonNullType(arg.type) || choose(3) === 0)
        .map((arg) => `${arg.name}: ${literal(arg.type, 0)}`);
      const name = choose(8) === 0 ? '' : `f${index}: `;
      const condition = choose(10) === 0 ? ` @${choose(2) === 0 ? 'skip' : 'include'}(if: ${choose(2) === 0})` : '';
      return `${name}${field.name}${given.length === 0 ? '' : `(${given.join(', ')})`}${condition} ${selection(getNamedType(field.type), depth + 1)}`;
    });
    return `{ ${asked.join(' ')} }`;
  }

  function literal(type: GraphQLInputType, depth: number): string {
    if (choose(80) === 0) return ['null', '[]', '{}', '[[1]]', 'NOPE', '$v'][choose(6)] ?? 'null';
    if (isNonNullType(type)) return literal(type.ofType, depth);
    if (isListType(type)) return `[${Array.from({ length: choose(3) }, () => literal(type.ofType, depth + 1)).join(', ')}]`;
    if (isEnumType(type)) return type.getValues()[choose(type.getValues().length)]?.name ?? 'NOPE';
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || (depth < 3 && choose(3) === 0));
      return `{ ${fields.map((field) => `${field.name}: ${literal(field.type, depth + 1)}`).join(', ')} }`;
    }
    if (type.name === 'Boolean') return String(choose(2) === 0);
    if (type.name === 'Int' || type.name === 'Float') return numbers[choose(numbers.length)] ?? '0';
    const known = type.name === 'ID' ? ids.map((id) => JSON.stringify(id)) : (textsOf[type.name] ?? []);
    const from = known.length > 0 && choose(12) > 0 ? known : hostileTexts;
    return from[choose(from.length)] ?? '""';
  }
}

const pieces = [
  '{',
  '}',
  '(',
  ')',
  '...',
  '@skip(if: true)',
  '$x',
  '"',
  '"""',
  '\u0000',
  '\ud800',
  '😀',
  '#',
  '\\u0000',
  '1e999',
  '-',
  '99999999999999999999',
  '__typename',
  'fragment A on Query { ...A }',
  '...A',
  'null',
  '[[',
  ',',
  '\ufeff',
  'id: id',
  'first: 1000000',
];

/** Spoils a text by a few cuts, doublings, swaps and insertions: mostly of words and signs, so that much of it can still be read. */
export function mutate(text: string, choose: Choose): string {
  let mutated: string[] = choose(4) === 0 ? [...text] : (text.match(/\s+|\w+|[^\w\s]/g) ?? []);
  for (let edits = 1 + choose(3); edits > 0; edits--) {
    const at = choose(mutated.length + 1);
    const length = choose(choose(8) === 0 ? mutated.length : 4);
    const span = mutated.slice(at, at + length);
    const without = mutated.toSpliced(at, length);
    const somewhere = choose(without.length + 1);
    switch (choose(5)) {
      case 0:
        mutated = without;
        break;
      case 1:
        mutated = mutated.toSpliced(at, 0, ...span);
        break;
      case 2:
        mutated = without.toSpliced(somewhere, 0, ...span);
        break;
      case 3:
        // One word in the place of another: a field, a type or a variable where another was.
        mutated = mutated.toSpliced(at, 1, mutated[somewhere] ?? '');
        break;
      default:
        mutated = mutated.toSpliced(at, 0, ` ${pieces[choose(pieces.length)] ?? ''} `);
    }
  }
  return mutated.join('');
}
