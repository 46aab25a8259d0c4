import type { ClassType } from 'type-graphql';

/** A field of the schema, as `Type.field`. */
export type FieldCoordinate = `${string}.${string}`;

/**
 * The fields that some resolver classes provide: root fields, and fields of object types that have a resolver
 * method of their own. Read from what TypeGraphQL's decorators recorded, so that no list of fields is kept twice.
 */
export function resolverFields(resolvers: readonly ClassType[]): ReadonlySet<FieldCoordinate> {
  const { queries, mutations, subscriptions, fieldResolvers, resolverClasses, objectTypes } = globalThis.TypeGraphQLMetadataStorage;
  const isOurs = ({ target }: { target: unknown }) => resolvers.includes(target as ClassType);
  const roots = Object.entries({ Query: queries, Mutation: mutations, Subscription: subscriptions });
  return new Set([
    ...roots.flatMap(([type, fields]) => fields.filter(isOurs).map(({ schemaName }): FieldCoordinate => `${type}.${schemaName}`)),
    ...fieldResolvers.filter(isOurs).map((field): FieldCoordinate => `${typeOf(field.target as ClassType)}.${field.schemaName}`),
  ]);

  function typeOf(resolver: ClassType): string {
    const objectClass = resolverClasses.find(({ target }) => target === resolver)?.getObjectType();
    const type = objectTypes.find(({ target }) => target === objectClass);
    if (type === undefined) throw new Error(`the resolver ${resolver.name} does not say of which type`);
    return type.name;
  }
}
