import { isEnumType, Kind, lexicographicSortSchema, parse, printSchema, type DocumentNode, type GraphQLSchema } from 'graphql';

/** The definitions of a schema by name, with the values of enums in the order in which they are declared: that of their meaning. */
export function sortedDefinitions(schema: GraphQLSchema): DocumentNode {
  const { kind, definitions } = parse(printSchema(lexicographicSortSchema(schema)), { noLocation: true });
  return {
    kind,
    definitions: definitions.map((definition) => {
      if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) return definition;
      const type = schema.getType(definition.name.value);
      const byName = new Map(definition.values?.map((value) => [value.name.value, value]));
      return { ...definition, values: isEnumType(type) ? type.getValues().flatMap(({ name }) => byName.get(name) ?? []) : [] };
    }),
  };
}
