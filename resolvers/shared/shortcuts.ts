import { isObjectType, type GraphQLField, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { areaTypes, isNodeType, toGlobalId } from './globalId.ts';

/*
 * TypeGraphQL wraps every resolver that is a method: it gathers parameters by closures and sorts them at each
 * call, and turns parents and arguments into instances. That is nothing for a list and a fifth of the time for a field
 * that is resolved once a row. These functions put plain resolvers in the place of the wrapped ones of such fields.
 */

/** Sets the resolver of `id` of every type with global ids: the same for all of them. */
export function resolveGlobalIds(schema: GraphQLSchema): void {
  for (const { name } of Object.values(schema.getTypeMap())) {
    if (!isNodeType(name)) continue;
    const key = areaTypes.has(name) ? 'code' : 'id';
    fieldOf(schema, name, 'id').resolve = (row) => toGlobalId(name, row[key] as string);
  }
}

/**
 * Lets a field whose rows may have been read together with their parent (`joined` of a ConnectionSpec) take the
 * row that is there; its own resolver, which loads it, runs only where there is none.
 */
export function resolveFromJoinedRow(schema: GraphQLSchema, typeName: string, fieldName: string): void {
  const field = fieldOf(schema, typeName, fieldName);
  const load = field.resolve;
  if (load === undefined) throw new Error(`${typeName}.${fieldName} has no resolver`);
  field.resolve = (parent, args, context, info) => {
    const joined = parent[fieldName];
    return joined === undefined ? load(parent, args, context, info) : joined;
  };
}

/**
 * Calls a resolver method directly, with what GraphQL gives: the row, the arguments as they were coerced, the context
 * and the info. Only for methods that take them in this order, and arguments that need not be instances of a class.
 */
export function resolveDirectly<Method extends string>(
  schema: GraphQLSchema,
  typeName: string,
  fieldName: Method,
  resolver: Record<Method, (row: never, args: never, context: never, info: GraphQLResolveInfo) => unknown>,
): void {
  fieldOf(schema, typeName, fieldName).resolve = (row, args, context, info) =>
    resolver[fieldName](row as never, args as never, context as never, info);
}

/** As `resolveDirectly`, for a method of a field without arguments: it takes the row, the context and the info. */
export function resolveRowDirectly<Method extends string>(
  schema: GraphQLSchema,
  typeName: string,
  fieldName: Method,
  resolver: Record<Method, (row: never, context: never, info: GraphQLResolveInfo) => unknown>,
): void {
  fieldOf(schema, typeName, fieldName).resolve = (row, _args, context, info) => resolver[fieldName](row as never, context as never, info);
}

/** Reads the getters of a class, whose objects are always created by `new`, as properties: TypeGraphQL would call them like methods. */
export function readGetters(schema: GraphQLSchema, typeName: string, { prototype }: { prototype: object }): void {
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
    if ('get' in descriptor) fieldOf(schema, typeName, name).resolve = undefined;
}

/** Resolves a field of a row by a plain function. */
export function resolveBy<Row, Context>(
  schema: GraphQLSchema,
  typeName: string,
  fieldName: string,
  resolve: (row: Row, args: unknown, context: Context) => unknown,
): void {
  fieldOf(schema, typeName, fieldName).resolve = (row, args, context) => resolve(row as Row, args, context as Context);
}

function fieldOf(schema: GraphQLSchema, typeName: string, fieldName: string): GraphQLField<Record<string, unknown>, unknown> {
  const type = schema.getType(typeName);
  const field = isObjectType(type)
    ? (type.getFields()[fieldName] as GraphQLField<Record<string, unknown>, unknown> | undefined)
    : undefined;
  if (field === undefined) throw new Error(`the schema has no field ${typeName}.${fieldName}`);
  return field;
}
