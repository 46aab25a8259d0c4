import type { ASTVisitor, ValidationContext } from 'graphql';
import { message, type Message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';
import type { InputPath } from '../../base/errors.ts';

/** Nesting depth of a variable's value; the hub's inputs need 4. */
const deepest = 20;

/** A longer name of a field is the client's own, and is not repeated to it. */
const longestKey = 80;

/** What is wrong with a value before its type is looked at. */
export interface Unstorable {
  readonly path: InputPath;
  readonly text: Message;
}

/**
 * Finds a text that no database can hold (PostgreSQL has no U+0000, and half a surrogate pair is no character), or a value
 * nested so deep that whoever reads it by recursion runs out of stack.
 */
export function findUnstorable(value: unknown, path: InputPath, depth = 0): Unstorable | null {
  if (typeof value === 'string')
    return isStorable(value) ? null : { path, text: message('server.unstorable', { problem: 'character', deepest }) };
  if (typeof value !== 'object' || value === null) return null;
  if (depth === deepest) return { path: path.slice(0, 1), text: message('server.unstorable', { problem: 'depth', deepest }) };
  for (const [key, inner] of Object.entries(value)) {
    // Most values are neither; the path is made only for those that are looked into or told of.
    if (typeof inner === 'object' ? inner === null : typeof inner !== 'string' || isStorable(inner)) continue;
    const here = key.length > longestKey ? path : [...path, Array.isArray(value) ? Number(key) : key];
    const found = findUnstorable(inner, here, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

/** Validation rule: the texts of a document are held to the same. */
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
