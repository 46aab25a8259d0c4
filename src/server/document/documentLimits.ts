/** What one document may ask, whoever sends it. docs/limits.md lists them. */
export interface DocumentLimits {
  /** Words and signs of the text. */
  readonly tokens: number;
  /** Brackets of any kind inside one another; the parser goes one call deeper for each. */
  readonly nesting: number;
  /** Named fragments. */
  readonly fragments: number;
  /** Fields and fragments of all operations, each fragment counted wherever it is spread. */
  readonly selections: number;
  /** Fields inside one another. */
  readonly depth: number;
  /** Fields under another name, of one operation. */
  readonly aliases: number;
  /** Fields of the root type, of one operation: each is an answer of its own. */
  readonly rootFields: number;
  /** Times that one field of one object is asked under one name: fragments of several components may ask for the same. */
  readonly duplicates: number;
  /** Directives in one place. */
  readonly directivesPerPlace: number;
  /** Directives of the whole document. */
  readonly directives: number;
  /** Errors told of one document. */
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

/** An error message is cut at so many characters: names in it come from the client, and a name can be as long as the body. */
const longestMessage = 500;

export function shortMessage(message: string): string {
  return message.length <= longestMessage ? message : `${message.slice(0, longestMessage)}…`;
}
