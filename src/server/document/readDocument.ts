import { GraphQLError, type DocumentNode } from 'graphql';
import { message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';
import { parsedIn, type DocumentRules, type DocumentStep, type Draft } from './DocumentStep.ts';
import { limitShape } from './limitShape.ts';
import { limitText } from './limitText.ts';
import { parseText } from './parseText.ts';
import { validateDocument } from './validateDocument.ts';

/** The part of a request for which it was refused. */
export type RefusedPart = 'text' | 'syntax' | 'document' | 'operation';

/**
 * The steps from a text to a document that may run, in this order. Each step is safe because the previous step refused unsafe documents.
 */
export const documentSteps: readonly (readonly [RefusedPart, DocumentStep])[] = [
  ['text', limitText],
  ['syntax', parseText],
  ['document', limitShape],
  ['document', validateDocument],
];

/** Why a document, or an operation of it, may not run. */
export interface RefusedDocument {
  readonly errors: readonly GraphQLError[];
  readonly part: RefusedPart;
  /** The text of the document; empty if the requested document does not exist. */
  readonly text: string;
}

/**
 * Reads a text as a document that may run.
 * @param onFault called when a step throws instead of reporting an error. The document is refused, and only this operation fails.
 */
export function readDocument(text: string, rules: DocumentRules, onFault?: (fault: unknown) => void): DocumentNode | RefusedDocument {
  const draft: Draft = { text };
  for (const [part, step] of documentSteps) {
    const errors = taken(step, draft, rules, onFault);
    if (errors.length > 0) return { errors, part, text };
  }
  return parsedIn(draft);
}

function taken(step: DocumentStep, draft: Draft, rules: DocumentRules, onFault?: (fault: unknown) => void): readonly GraphQLError[] {
  try {
    return step(draft, rules);
  } catch (fault) {
    onFault?.(fault);
    return [new GraphQLRefusal(message('server.unvalidated'), { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })];
  }
}
