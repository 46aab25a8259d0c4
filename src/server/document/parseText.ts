import { parse, type GraphQLError } from 'graphql';
import type { Draft } from './DocumentStep.ts';
import { withCode } from './withoutValues.ts';

/** Parses the text. */
export function parseText(draft: Draft): readonly GraphQLError[] {
  try {
    draft.document = parse(draft.text);
    return [];
  } catch (error) {
    return [withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')];
  }
}
