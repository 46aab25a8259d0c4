import { SingleFieldSubscriptionsRule, specifiedRules, validate, type GraphQLError } from 'graphql';
import { parsedIn, type DocumentRules, type Draft } from './DocumentStep.ts';
import { literalErrors } from './literalErrors.ts';
import { storableLiterals } from './storableText.ts';
import { subscriptionRoot } from './subscriptionRoot.ts';
import { withCode } from './withoutValues.ts';

const rules = [...specifiedRules.filter((rule) => rule !== SingleFieldSubscriptionsRule), subscriptionRoot, storableLiterals];

/** Validates a document by the rules of the specification and the hub's own rules. */
export function validateDocument(draft: Draft, { schema, limits, suggestions }: DocumentRules): readonly GraphQLError[] {
  const document = parsedIn(draft);
  const errors = validate(schema, document, rules, { maxErrors: limits.errors, hideSuggestions: !suggestions });
  const invalid = errors.filter((error) => !isRefusedLiteral(error)).map((error) => withCode(error, codeOf(error)));
  if (invalid.length === errors.length) return invalid;
  const literals = literalErrors(schema, document).slice(0, limits.errors);
  return [...(literals.length > 0 ? literals : errors.filter(isRefusedLiteral)), ...invalid];
}

/** An error of a scalar, which validation passes on unchanged. */
function isRefusedLiteral(error: GraphQLError): boolean {
  return error.extensions.code === 'BAD_USER_INPUT';
}

function codeOf({ message }: GraphQLError): string {
  return message === 'Maximum introspection depth exceeded' ? 'MAX_INTROSPECTION_DEPTH_LIMIT' : 'GRAPHQL_VALIDATION_FAILED';
}
