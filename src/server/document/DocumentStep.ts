import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';
import type { DocumentLimits } from './documentLimits.ts';

/** A document while it is read. */
export interface Draft {
  readonly text: string;
  /** Set by the step that parses. */
  document?: DocumentNode;
}

/** The limits and rules that the steps apply to a document. */
export interface DocumentRules {
  readonly schema: GraphQLSchema;
  readonly limits: DocumentLimits;
  /** Whether an error may suggest names ("Did you mean"), which reveals the schema name by name. */
  readonly suggestions: boolean;
}

/** One step in the reading of a document. Returns the errors for which the document is refused; none if the next step may follow. */
export type DocumentStep = (draft: Draft, rules: DocumentRules) => readonly GraphQLError[];

/** The document that the step before has parsed. */
export function parsedIn({ document }: Draft): DocumentNode {
  if (document === undefined) throw new Error('the document has not been parsed');
  return document;
}
