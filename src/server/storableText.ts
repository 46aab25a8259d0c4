import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';
import type { InputPath } from '../errors.ts';

/** Lists and objects inside one another in a variable's value; the hub's inputs need 4. */
const deepest = 20;

/** A longer name of a field is the client's own, and is not repeated to it. */
const longestKey = 80;

const allowedText = 'well-formed Unicode without U+0000';
const allowedDepth = `values at most ${deepest} deep`;

/** What is wrong with a value before its type is looked at. */
export interface Unstorable {
  readonly path: InputPath;
  readonly problem: string;
  readonly allowed: string;
}

/**
 * Finds a text that no database can hold (PostgreSQL has no U+0000, and half a surrogate pair is no character), or a value
 * nested so deep that whoever reads it by recursion runs out of stack.
 */
export function findUnstorable(value: unknown, path: InputPath, depth = 0): Unstorable | null {
  if (typeof value === 'string') return isStorable(value) ? null : { path, problem: 'holds a character that cannot be stored', allowed: allowedText };
  if (typeof value !== 'object' || value === null) return null;
  if (depth === deepest) return { path: path.slice(0, 1), problem: 'nested too deep', allowed: allowedDepth };
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
      context.reportError(new GraphQLError(`A text holds a character that cannot be stored; allowed: ${allowedText}`, { nodes: node, extensions: { code: 'BAD_USER_INPUT' } }));
    },
  };
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
