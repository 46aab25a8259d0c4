/** Limits of one document, for every caller. docs/limits.md lists them. */
export interface DocumentLimits {
  /** Lexical tokens of the text. */
  readonly tokens: number;
  /** Nesting depth of brackets of any kind; the parser recurses once for each. */
  readonly nesting: number;
  /** Named fragments. */
  readonly fragments: number;
  /** Fields and fragments of all operations. A fragment counts at each place where it is spread. */
  readonly selections: number;
  /** Nesting depth of fields. */
  readonly depth: number;
  /** Aliases of one operation. */
  readonly aliases: number;
  /** Root fields of one operation: each is like a request of its own. */
  readonly rootFields: number;
  /** Repetitions of one response key in one object: the fragments of several components may select the same field. */
  readonly duplicates: number;
  /** Directives in one place. */
  readonly directivesPerPlace: number;
  /** Directives of the whole document. */
  readonly directives: number;
  /** Highest number of errors reported for one document. */
  readonly errors: number;
}

/**
 * Several times what the hub's own operations need (150 tokens, depth 7, 1 alias), and enough for GraphiQL's introspection
 * (184 tokens, depth 15), which decides the depth.
 */
export const defaultDocumentLimits: DocumentLimits = {
  tokens: 2_000,
  nesting: 50,
  fragments: 50,
  selections: 2_000,
  depth: 15,
  aliases: 30,
  rootFields: 20,
  duplicates: 20,
  directivesPerPlace: 5,
  directives: 50,
  errors: 20,
};

/** Error messages are truncated to this number of characters: they contain names from the client, and a name can be as long as the body. */
const longestMessage = 500;

export function shortMessage(message: string): string {
  return message.length <= longestMessage ? message : `${message.slice(0, longestMessage)}…`;
}
