import type { ASTVisitor, ValidationContext } from 'graphql';
import { message, type Message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';
import type { InputPath } from '../../base/errors.ts';

/** Nesting depth of a variable's value; the hub's inputs need 4. */
const deepest = 20;

/** A longer field name is not of the hub's schema, and is not repeated in an error. */
const longestKey = 80;

/** A fault of a value that is found before its type is checked. */
export interface Unstorable {
  readonly path: InputPath;
  readonly text: Message;
}

/**
 * Finds a text that PostgreSQL cannot store (it has U+0000 or an unpaired surrogate), or a value that is nested so deeply that recursion
 * over it would overflow the stack.
 */
export function findUnstorable(value: unknown, path: InputPath, depth = 0): Unstorable | null {
  if (typeof value === 'string')
    return isStorable(value) ? null : { path, text: message('server.unstorable', { problem: 'character', deepest }) };
  if (typeof value !== 'object' || value === null) return null;
  if (depth === deepest) return { path: path.slice(0, 1), text: message('server.unstorable', { problem: 'depth', deepest }) };
  for (const [key, inner] of Object.entries(value)) {
    // Most values need neither: the path is built only for values that are searched or reported.
    if (typeof inner === 'object' ? inner === null : typeof inner !== 'string' || isStorable(inner)) continue;
    const here = key.length > longestKey ? path : [...path, Array.isArray(value) ? Number(key) : key];
    const found = findUnstorable(inner, here, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

/** Validation rule: the same check for the literals of a document. */
export function storableLiterals(context: ValidationContext): ASTVisitor {
  return {
    StringValue(node) {
      if (isStorable(node.value)) return;
      context.reportError(
        new GraphQLRefusal(message('server.unstorableLiteral'), {
          nodes: node,
          extensions: { code: 'BAD_USER_INPUT' },
        }),
      );
    },
  };
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
