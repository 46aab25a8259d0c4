import {
  getNamedType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  OperationTypeNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { ExampleOperation } from '../support/exampleOperations.ts';

/** Values of the arguments that have to be given, by their coordinate, else by their name. */
const literals: Record<string, string> = {
  'Query.importJob.id': '"ImportJob_01900000-0000-7000-8000-000000000000"',
  'Query.regency.code': '"33.26"',
  'Query.district.code': '"33.26.16"',
  'Query.village.code': '"33.26.16.2001"',
  'Program.coverage.area': '"33.26.16"',
  'Query.childCounts.area': '"33.26.16"',
  'Query.familyCounts.area': '"33.26.16"',
  'Query.caseCounts.area': '"33.26.16"',
  'Query.measuringQuality.from': '"2026-01-01"',
  'Query.measuringQuality.to': '"2026-06-30"',
  'Query.assessGrowth.input': '{ sex: FEMALE, bornOn: "2024-01-15", measuredOn: "2026-01-15", weightKg: 9.1, heightCm: 79.5 }',
  'Query.node.id': '"Village_33.26.16.2001"',
  'Query.indicators.areas': '["33.26.16", "33.26.16.2001"]',
  from: '"2026-01"',
  to: '"2026-06"',
  'Query.nodes.ids': '["Village_33.26.16.2001", "Village_33.26.16.2002", "District_33.26.16", "Village_33.26.16.9999"]',
};

/**
 * Fields that every reading changes, so that two readings differ whatever the shape: who has read a child. test/access/audit.test.ts is for
 * it.
 */
const changedByReading = new Set(['Child.accessLog']);

/** Fields that take an id of which only a run knows a good one: they answer null here, and nothing is reached by them. */
const leadsNowhere = new Set(['Query.importJob']);

/**
 * Queries made by walking a schema: of each object type that can be reached, one for every field that leads on, with all leaves on
 * the way there. Names say what each is for.
 */
export function walkedQueries(schema: GraphQLSchema): ExampleOperation[] {
  const root = schema.getQueryType();
  if (root == null) return [];
  const ways = new Map<string, (inner: string) => string>([[root.name, (inner) => `{ ${inner} }`]]);
  const operations: ExampleOperation[] = [];
  const waiting: GraphQLObjectType[] = [root];
  for (let type = waiting.shift(); type !== undefined; type = waiting.shift()) {
    const way = ways.get(type.name) ?? (() => '');
    for (const field of Object.values(type.getFields())) {
      const leadsTo = getNamedType(field.type);
      if (isLeafType(leadsTo) || changedByReading.has(`${type.name}.${field.name}`)) continue;
      const call = `${type === root ? '' : `${leavesOf(type)} `}${callOf(type, field)}`;
      operations.push({
        name: `${type.name}.${field.name}`,
        query: way(`${call} { ${leavesOf(leadsTo)} }`),
        variables: {},
        kind: OperationTypeNode.QUERY,
      });
      if (!isObjectType(leadsTo) || ways.has(leadsTo.name) || leadsNowhere.has(`${type.name}.${field.name}`)) continue;
      const typeOfCall = type;
      ways.set(leadsTo.name, (inner) => way(`${callOf(typeOfCall, field)} { ${inner} }`));
      waiting.push(leadsTo);
    }
  }
  return operations;
}

/** A query with one argument that is refused where objects are completed: every page of it in turn is too large. */
export function refusedQueries(queries: readonly ExampleOperation[]): ExampleOperation[] {
  return queries.flatMap((operation) =>
    [...operation.query.matchAll(/first: 3/g)].map(({ index }, place) => ({
      ...operation,
      name: `${operation.name}, page ${place + 1} too large`,
      query: `${operation.query.slice(0, index)}first: 501${operation.query.slice(index + 'first: 3'.length)}`,
    })),
  );
}

/** For each type with global ids: how to get some ids, and how to ask for everything about one of them. */
export function nodeQueries(schema: GraphQLSchema): { type: string; ids: string; byId: string }[] {
  const node = schema.getType('Node');
  if (!isInterfaceType(node)) return [];
  const walked = walkedQueries(schema);
  return schema.getPossibleTypes(node).map((type) => {
    const leading = walked.find(
      ({ query, name }) =>
        name.split('.')[1] !== 'node' && !leadsNowhere.has(name) && query.includes('{ __typename') && leadsTo(schema, name) === type,
    );
    const inside = Object.values(type.getFields()).filter(
      (field) => !isLeafType(getNamedType(field.type)) && !changedByReading.has(`${type.name}.${field.name}`),
    );
    const deeper = inside.map((field) => `${callOf(type, field)} { ${leavesOf(getNamedType(field.type))} }`).join(' ');
    return {
      type: type.name,
      ids: leading?.query ?? '',
      byId: `query ($id: ID!) { node(id: $id) { __typename id ... on ${type.name} { ${leavesOf(type)} ${deeper} } } }`,
    };
  });
}

function leadsTo(schema: GraphQLSchema, coordinate: string): GraphQLNamedType | undefined {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  return field && getNamedType(field.type);
}

/** The leaves of a type, without those that need an argument. */
function leavesOf(type: GraphQLNamedType): string {
  if (!isObjectType(type)) return '__typename';
  const leaves = Object.values(type.getFields()).filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequired));
  return ['__typename', ...leaves.map(({ name }) => name)].join(' ');
}

/** A call of a field with what has to be given, and few rows. */
function callOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string {
  const given = field.args
    .filter((argument) => isRequired(argument) || argument.name === 'first')
    .map((argument) => `${argument.name}: ${literalOf(type, field, argument)}`);
  return given.length === 0 ? field.name : `${field.name}(${given.join(', ')})`;
}

function isRequired({ type, defaultValue }: GraphQLArgument): boolean {
  return isNonNullType(type) && defaultValue === undefined;
}

function literalOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, { name, type: argumentType }: GraphQLArgument): string {
  if (name === 'first') return '3';
  const known = literals[`${type.name}.${field.name}.${name}`] ?? literals[name];
  if (known !== undefined) return known;
  const named = getNamedType(argumentType);
  const value = isEnumType(named) ? named.getValues()[0]?.name : undefined;
  if (value === undefined) throw new Error(`the corpus knows no value for ${type.name}.${field.name}(${name}:)`);
  return value;
}
