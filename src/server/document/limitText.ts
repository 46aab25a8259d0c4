import { Lexer, Source, TokenKind, type GraphQLError } from 'graphql';
import { message } from '../../base/messages/index.ts';
import type { DocumentLimits } from './documentLimits.ts';
import type { Draft, DocumentRules } from './DocumentStep.ts';
import { limitError } from '../limits/limitError.ts';
import { withCode } from './withoutValues.ts';

const opening = new Set<TokenKind>([TokenKind.PAREN_L, TokenKind.BRACKET_L, TokenKind.BRACE_L]);
const closing = new Set<TokenKind>([TokenKind.PAREN_R, TokenKind.BRACKET_R, TokenKind.BRACE_R]);

/** Refuses a text that is too large to be parsed, or that the lexer cannot read. */
export function limitText({ text }: Draft, { limits }: DocumentRules): readonly GraphQLError[] {
  try {
    const refusal = textRefusal(text, limits);
    return refusal === null ? [] : [refusal];
  } catch (error) {
    return [withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')];
  }
}

/**
 * Whether a text is small enough to be parsed: the parser makes an object for every token and a call for every bracket. (graphql-js's own
 * `maxTokens` does not limit brackets, and its error does not name the limit.)
 * @throws GraphQLError of the syntax, as the parser would.
 */
function textRefusal(text: string, { tokens, nesting }: Pick<DocumentLimits, 'tokens' | 'nesting'>): GraphQLError | null {
  // A token has at least one character.
  if (text.length <= nesting) return null;
  const lexer = new Lexer(new Source(text));
  let depth = 0;
  for (let count = 1; ; count++) {
    const { kind } = lexer.advance();
    if (kind === TokenKind.EOF) return null;
    if (count > tokens)
      return limitError('MAX_TOKENS_LIMIT', message('server.limit', { what: 'tokens', value: count, limit: tokens }), {
        limit: tokens,
        value: count,
      });
    if (opening.has(kind)) depth++;
    else if (closing.has(kind)) depth--;
    if (depth > nesting)
      return limitError('MAX_NESTING_LIMIT', message('server.limit', { what: 'nesting', value: depth, limit: nesting }), {
        limit: nesting,
        value: depth,
      });
  }
}
