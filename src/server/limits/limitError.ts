import { GraphQLError, type ASTNode } from 'graphql';
import type { Message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';

/** What goes over a limit, named as Apollo Router names it where it has the same limit. */
export type LimitCode =
  | 'MAX_TOKENS_LIMIT'
  | 'MAX_NESTING_LIMIT'
  | 'MAX_FRAGMENTS_LIMIT'
  | 'MAX_SELECTIONS_LIMIT'
  | 'MAX_DEPTH_LIMIT'
  | 'MAX_ALIASES_LIMIT'
  | 'MAX_ROOT_FIELDS_LIMIT'
  | 'MAX_DUPLICATES_LIMIT'
  | 'MAX_DIRECTIVES_LIMIT'
  | 'MAX_INTROSPECTION_DEPTH_LIMIT'
  | 'COST_ESTIMATED_TOO_EXPENSIVE';

/**
 * A refusal that names the limit and the value above it. Counting stops at the first value above a limit, so `value` may be below the
 * total.
 */
export function limitError(
  code: LimitCode,
  text: Message,
  { limit, value, node }: { limit: number; value: number; node?: ASTNode | undefined },
): GraphQLError {
  return new GraphQLRefusal(text, { nodes: node, extensions: { code, limit, value } });
}
