import { isInterfaceType, isIntrospectionType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { FieldAccess } from './Access.ts';

/** A field of a schema, and the access that it declares. */
export interface DeclaredField {
  /** `Type.field`. */
  readonly coordinate: string;
  /** Undefined if nothing is declared. */
  readonly access: FieldAccess | undefined;
  readonly field: GraphQLField<unknown, unknown>;
}

/** Every field of every object and interface of a schema, by type and name. */
export function fieldsOf(schema: GraphQLSchema): DeclaredField[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    (isObjectType(type) || isInterfaceType(type)) && !isIntrospectionType(type)
      ? Object.values(type.getFields()).map((field) => ({
          coordinate: `${type.name}.${field.name}`,
          access: field.extensions.access as FieldAccess | undefined,
          field: field as GraphQLField<unknown, unknown>,
        }))
      : [],
  );
}

/** @throws Error that names the fields without declared access. */
export function requireDeclarations(schema: GraphQLSchema): void {
  const missing = fieldsOf(schema).filter(({ access }) => access === undefined);
  if (missing.length > 0) throw new Error(`fields without @Access(...): ${missing.map(({ coordinate }) => coordinate).join(', ')}`);
}
