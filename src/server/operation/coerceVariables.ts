import {
  coerceInputValue,
  getNamedType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { InputPath } from '../../base/errors.ts';
import { message, type Message } from '../../base/messages/index.ts';
import { GraphQLRefusal, textOf } from '../../graphql/GraphQLRefusal.ts';
import { describeAllowed, describeGiven } from '../document/inputDescription.ts';
import { findUnstorable } from '../document/storableText.ts';

export type CoercedVariables = { readonly values: Record<string, unknown> } | { readonly errors: readonly GraphQLError[] };

/** As in graphql-js: enough to fix a request, but not so many that a bad request causes a large response. */
const maxErrors = 50;

/**
 * Coerces the variables of a request as graphql-js does. Each error names the place of the value, the problem and what is
 * allowed: `BAD_USER_INPUT` with `inputPath`.
 *
 * @see https://spec.graphql.org/October2021/#CoerceVariableValues()
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): CoercedVariables {
  // Without a prototype: a variable may be called __proto__.
  const values = Object.create(null) as Record<string, unknown>;
  const errors: GraphQLError[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    // Validation guarantees this; the check is for the type checker.
    if (!isInputType(type)) continue;

    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined) {
      if (definition.defaultValue !== undefined) values[name] = valueFromAST(definition.defaultValue, type);
      else if (isNonNullType(type))
        errors.push(refusal(definition, [name], message('graphql.inputMissing', { allowed: describeAllowed(type) })));
      continue;
    }
    const unstorable = findUnstorable(value, [name]);
    if (unstorable !== null) {
      errors.push(refusal(definition, unstorable.path, unstorable.text));
      continue;
    }
    values[name] = coerceInputValue(value, type, (path, invalid, error) => {
      if (errors.length < maxErrors) errors.push(explain(definition, type, [name, ...path], invalid, error));
    });
  }
  return errors.length > 0 ? { errors } : { values };
}

function explain(
  definition: VariableDefinitionNode,
  variableType: GraphQLInputType,
  path: InputPath,
  invalid: unknown,
  error: GraphQLError,
): GraphQLError {
  // graphql-js reports these two at the object around the field, and names the field in the message only.
  const missing = /^Field "(\w+)" of required type "/.exec(error.message)?.[1];
  if (missing !== undefined) {
    const inputPath = [...path, missing];
    const allowed = describeAllowed(typeAt(variableType, inputPath));
    return refusal(definition, inputPath, message('graphql.inputMissing', { allowed }));
  }
  const allowed = describeAllowed(typeAt(variableType, path));
  const unknown = /^Field "(.*)" is not defined by type "\w+"\./s.exec(error.message)?.[1];
  if (unknown !== undefined) {
    // Only a name that can be a field name is repeated: a client may have put anything else there.
    const shown = unknown.length <= 80 && /^[_a-z]\w*$/i.test(unknown) ? [...path, unknown] : path;
    return refusal(definition, shown, message('graphql.inputUnknown', { allowed }));
  }
  // The errors of the hub's own scalars tell what is allowed and do not repeat the value.
  if (error.extensions.code === 'BAD_USER_INPUT') return refusal(definition, path, textOf(error));
  return refusal(definition, path, message('graphql.inputGiven', { given: describeGiven(invalid), allowed }));
}

/** The type that a variable's type has at a path inside it. */
function typeAt(variableType: GraphQLInputType, [, ...path]: InputPath): GraphQLInputType {
  let type = variableType;
  for (const key of path) {
    if (isNonNullType(type)) type = type.ofType;
    if (typeof key === 'number') {
      if (isListType(type)) type = type.ofType;
      continue;
    }
    // One object where a list of them is allowed is read as a list of one, and has no index in its path.
    const object = getNamedType(type);
    const field = isInputObjectType(object) ? object.getFields()[key] : undefined;
    if (field === undefined) break;
    type = field.type;
  }
  return type;
}

function refusal(definition: VariableDefinitionNode, inputPath: InputPath, text: Message): GraphQLError {
  return new GraphQLRefusal(text, { nodes: definition, extensions: { code: 'BAD_USER_INPUT', inputPath } }, inputPath);
}
