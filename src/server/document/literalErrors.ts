import {
  GraphQLError,
  isListType,
  isNonNullType,
  isScalarType,
  isWrappingType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type GraphQLScalarType,
  type GraphQLSchema,
  type ValueNode,
} from 'graphql';
import type { InputPath } from '../../base/errors.ts';
import { GraphQLRefusal, textOf } from '../../graphql/GraphQLRefusal.ts';

/**
 * The literals of a document that a scalar of the hub refuses, each as `BAD_USER_INPUT` with the path of the
 * argument, e.g. `['filter', 'area']`. graphql-js's own validation reports them without any position.
 */
export function literalErrors(schema: GraphQLSchema, document: DocumentNode): GraphQLError[] {
  const errors: GraphQLError[] = [];
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      enter(node, key, parent, _path, ancestors) {
        const scalar = scalarReading(node, typeInfo);
        if (scalar === undefined) return undefined;
        try {
          scalar.parseLiteral(node as ValueNode);
        } catch (error) {
          if (error instanceof GraphQLError && error.extensions.code === 'BAD_USER_INPUT') {
            const inputPath = argumentPath([...ancestors, parent ?? []], key);
            const extensions = { code: 'BAD_USER_INPUT', inputPath };
            errors.push(new GraphQLRefusal(textOf(error), { nodes: node, extensions }, inputPath));
          }
        }
        return false;
      },
    }),
  );
  return errors;
}

/** The scalar that has to read this node as one literal, if there is one. */
function scalarReading(node: ASTNode, typeInfo: TypeInfo): GraphQLScalarType | undefined {
  switch (node.kind) {
    case Kind.LIST: {
      const expected: unknown = typeInfo.getParentInputType();
      if (isListType(isNonNullType(expected) ? expected.ofType : expected)) return undefined;
      break;
    }
    case Kind.OBJECT:
    case Kind.STRING:
    case Kind.INT:
    case Kind.FLOAT:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      break;
    default:
      return undefined;
  }
  const type = innermost(typeInfo.getInputType());
  return isScalarType(type) ? type : undefined;
}

function innermost(type: unknown): unknown {
  return isWrappingType(type) ? innermost(type.ofType) : type;
}

/** The path of a literal, from the nodes around it: its argument (or variable), the input fields, and the list positions. */
function argumentPath(ancestors: readonly (ASTNode | readonly ASTNode[])[], key: string | number | undefined): InputPath {
  const path: (string | number)[] = [];
  const chain = ancestors.filter((ancestor) => !Array.isArray(ancestor)) as ASTNode[];
  chain.forEach((node, index) => {
    if (node.kind === Kind.VARIABLE_DEFINITION) path.push(node.variable.name.value);
    if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) path.push(node.name.value);
    if (node.kind === Kind.LIST) {
      const item = chain[index + 1];
      const position = item === undefined ? key : node.values.indexOf(item as ValueNode);
      if (typeof position === 'number') path.push(position);
    }
  });
  return path;
}
