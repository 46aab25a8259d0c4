import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';
import type { DocumentLimits } from './documentLimits.ts';

/** A document while it is read. */
export interface Draft {
  readonly text: string;
  /** Set by the step that parses. */
  document?: DocumentNode;
}

/** What the steps hold a document to. */
export interface DocumentRules {
  readonly schema: GraphQLSchema;
  readonly limits: DocumentLimits;
  /** Whether an error may say "Did you mean", which tells the schema name by name. */
  readonly suggestions: boolean;
}

/** One step in the reading of a document. Returns why the document may not run; none when the next step may have it. */
export type DocumentStep = (draft: Draft, rules: DocumentRules) => readonly GraphQLError[];

/** The document that the step before has parsed. */
export function parsedIn({ document }: Draft): DocumentNode {
  if (document === undefined) throw new Error('the document has not been parsed');
  return document;
}
