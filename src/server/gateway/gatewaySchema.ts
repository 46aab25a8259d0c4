import {
  buildSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  parse,
  printSchema,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import type { AnswerErrors } from './AnswerErrors.ts';
import type { CostExtensions, ListSizeOf } from '../../cost/cost.ts';
import { sizeConnections } from '../../cost/sizeConnections.ts';
import { defaultPageSize } from '../../store/paging/pageRequest.ts';

/**
 * The schema that the gateway holds operations to before it runs them: that of the supergraph, with what types do not say. The hub's own
 * fields have it from its schema (who may use them, and sizes that no directive can say), and so have its scalars (which values they take).
 * Fields of agencies have it from `@cost` and `@listSize` in the supergraph; a list of theirs of which nothing is said counts as a page.
 * Its resolvers read what the subgraphs answered together (their context is `AnswerErrors`): the hub's executor completes the answer.
 * @param shown what clients see of the supergraph. It stays as it is, because Hive Gateway runs it: values are passed on as they came.
 */
export function gatewaySchema(shown: GraphQLSchema, { hub, supergraph }: { hub: GraphQLSchema; supergraph: string }): GraphQLSchema {
  const schema = buildSchema(printSchema(shown));
  sizeConnections(schema);
  const definitions = fieldDefinitions(supergraph);
  for (const type of Object.values(schema.getTypeMap())) {
    const known = hub.getType(type.name);
    if (isScalarType(type) && !isSpecifiedScalarType(type) && isScalarType(known))
      Object.assign(type, { parseValue: known.parseValue, parseLiteral: known.parseLiteral });
    if (isAbstractType(type)) type.resolveType = (value: { __typename?: string }) => value.__typename;
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = readAnswer;
      const own = isObjectType(known) ? known.getFields()[field.name]?.extensions : undefined;
      field.extensions = { ...field.extensions, ...(own ?? costsIn(field, definitions.get(`${type.name}.${field.name}`))) };
    }
  }
  return schema;
}

/** Reads a field by the name that the client gave it. */
function readAnswer(source: unknown, _args: unknown, errors: AnswerErrors, info: GraphQLResolveInfo): unknown {
  const [field] = info.fieldNodes;
  // The path has the name too, but is made for each field that asks for it.
  const name = field === undefined ? info.fieldName : (field.alias ?? field.name).value;
  return errors.explained((source as Record<string, unknown>)[name], info);
}

function fieldDefinitions(supergraph: string): Map<string, FieldDefinitionNode> {
  return new Map(
    parse(supergraph).definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION
        ? (definition.fields ?? []).map((field): [string, FieldDefinitionNode] => [`${definition.name.value}.${field.name.value}`, field])
        : [],
    ),
  );
}

function costsIn(field: GraphQLField<unknown, unknown>, { directives = [] }: Pick<FieldDefinitionNode, 'directives'> = {}): CostExtensions {
  const weight = argumentsOf(directives, 'cost')?.weight;
  const listSize = argumentsOf(directives, 'listSize') as Partial<ListSizeOf> | undefined;
  const size = listSize === undefined ? undeclaredSize(field) : { ...listSize, assumedSize: listSize.assumedSize ?? defaultPageSize };
  return { ...(typeof weight === 'number' ? { cost: weight } : {}), ...(size === undefined ? {} : { listSize: size }) };
}

function undeclaredSize({ type, extensions }: GraphQLField<unknown, unknown>): ListSizeOf | undefined {
  const isList = isListType(isNonNullType(type) ? type.ofType : type);
  return isList && isCompositeType(getNamedType(type)) ? { assumedSize: defaultPageSize } : (extensions as CostExtensions).listSize;
}

function argumentsOf(directives: readonly ConstDirectiveNode[], name: string): Record<string, unknown> | undefined {
  const directive = directives.find((given) => given.name.value === name);
  return (
    directive &&
    Object.fromEntries((directive.arguments ?? []).map(({ name: { value }, value: given }) => [value, valueFromASTUntyped(given)]))
  );
}
