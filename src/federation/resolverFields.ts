import type { ClassType } from 'type-graphql';

/** A field of the schema, as `Type.field`. */
export type FieldCoordinate = `${string}.${string}`;

/**
 * The fields that some resolver classes provide: root fields, and fields of object types that have a resolver
 * method of their own. A field of an interface is one of every type that implements it. Read from what TypeGraphQL's decorators recorded,
 * so that no list of fields is kept twice.
 */
export function resolverFields(resolvers: readonly ClassType[]): ReadonlySet<FieldCoordinate> {
  const { queries, mutations, subscriptions, fieldResolvers, resolverClasses, objectTypes, interfaceTypes } =
    globalThis.TypeGraphQLMetadataStorage;
  const isOurs = ({ target }: { target: unknown }) => resolvers.includes(target as ClassType);
  const roots = Object.entries({ Query: queries, Mutation: mutations, Subscription: subscriptions });
  return new Set([
    ...roots.flatMap(([type, fields]) => fields.filter(isOurs).map(({ schemaName }): FieldCoordinate => `${type}.${schemaName}`)),
    ...fieldResolvers
      .filter(isOurs)
      .flatMap((field) => typesOf(field.target as ClassType).map((type): FieldCoordinate => `${type}.${field.schemaName}`)),
  ]);

  function typesOf(resolver: ClassType): string[] {
    const typeClass = resolverClasses.find(({ target }) => target === resolver)?.getObjectType();
    const isInterface = interfaceTypes.some(({ target }) => target === typeClass);
    const types = objectTypes.filter(({ target, interfaceClasses }) =>
      isInterface ? interfaceClasses?.includes(typeClass as ClassType) : target === typeClass,
    );
    if (types.length === 0) throw new Error(`the resolver ${resolver.name} does not say of which type`);
    return types.map(({ name }) => name);
  }
}
