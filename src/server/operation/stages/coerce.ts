import type { GraphQLSchema } from 'graphql';
import { coerceVariables } from '../coerceVariables.ts';
import { Refused, type AnyStage } from '../Stage.ts';

/** Turns the variables of the request into the values that resolvers get. */
export function coerce(schema: GraphQLSchema): AnyStage {
  return async (passage, next) => {
    const { prepared, variables } = passage.call;
    const coerced = coerceVariables(schema, prepared.operation, variables ?? {});
    if ('errors' in coerced) throw new Refused(coerced.errors);
    passage.variables = coerced.values;
    return next();
  };
}
