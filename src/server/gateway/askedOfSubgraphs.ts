import {
  getNamedType,
  isAbstractType,
  Kind,
  SchemaMetaFieldDef,
  TypeInfo,
  TypeMetaFieldDef,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql';

const typeName: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
const introspection = new Set([SchemaMetaFieldDef.name, TypeMetaFieldDef.name]);

/**
 * The part of a document that subgraphs answer. It asks for the type of each object whose type the schema leaves open: without it nobody
 * knows which of its fields may be null. Introspection is left out, because Hive Gateway answers it or the rest, and not both.
 */
export function askedOfSubgraphs(schema: GraphQLSchema): (document: DocumentNode) => DocumentNode {
  const known = new WeakMap<DocumentNode, DocumentNode>();
  return (document) => {
    let asked = known.get(document);
    if (asked === undefined) known.set(document, (asked = asking(document)));
    return asked;
  };

  function asking(document: DocumentNode): DocumentNode {
    const types = new TypeInfo(schema);
    return visit(
      document,
      visitWithTypeInfo(types, {
        Field: {
          enter: (node) => (introspection.has(node.name.value) ? typeName : undefined),
          leave(node) {
            const type = types.getType();
            if (node.selectionSet === undefined || type == null || !isAbstractType(getNamedType(type))) return undefined;
            return { ...node, selectionSet: { ...node.selectionSet, selections: [typeName, ...node.selectionSet.selections] } };
          },
        },
      }),
    );
  }
}
