import { createHash } from 'node:crypto';
import { GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { checkDocument } from './limits/checkDocument.ts';
import { checkText } from './limits/checkText.ts';
import { defaultDocumentLimits, shortMessage, type DocumentLimits } from './limits/documentLimits.ts';
import { literalErrors } from './literalErrors.ts';
import { storableLiterals } from './storableText.ts';
import { withoutValues } from './withoutValues.ts';

/** A document ready to run, or the reasons why it is not. */
export type ReadDocument = { readonly document: DocumentNode; readonly hash: string } | { readonly errors: readonly GraphQLError[] };

/** Parses and validates documents, remembering the good ones. */
export interface Documents {
  read(text: string): ReadDocument;
  /** Why a text may not even be parsed. */
  textErrorOf(text: string): GraphQLError | null;
  /** Why a parsed document may not run; none when it is valid. */
  errorsOf(document: DocumentNode, hash: string): readonly GraphQLError[];
}

export interface DocumentsOptions {
  /** Whether an error may say "Did you mean", which tells the schema name by name. */
  readonly suggestions: boolean;
  readonly limits?: DocumentLimits | undefined;
}

const rules = [...specifiedRules, storableLiterals];

/** Makes the document store of a schema. What it keeps is bounded by count and by size of text. */
export function createDocuments(schema: GraphQLSchema, { suggestions, limits = defaultDocumentLimits }: DocumentsOptions): Documents {
  const valid = new LRUCache<string, true>({ max: 10_000 });
  const parsed = new LRUCache<string, DocumentNode>({ max: 1_000, maxSize: 2_000_000 });
  const short = new LRUCache<string, true>({ max: 1_000, maxSize: 2_000_000 });

  return { read, textErrorOf, errorsOf };

  function read(text: string): ReadDocument {
    const hash = createHash('sha256').update(text).digest('hex');
    let document = parsed.get(hash);
    if (document === undefined) {
      const refused = textErrorOf(text);
      if (refused !== null) return { errors: [refused] };
      try {
        document = parse(text);
      } catch (error) {
        return { errors: [withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')] };
      }
      const errors = errorsOf(document, hash);
      if (errors.length > 0) return { errors };
      parsed.set(hash, document, { size: text.length + 1 });
    }
    return { document, hash };
  }

  function textErrorOf(text: string): GraphQLError | null {
    if (short.has(text)) return null;
    try {
      const refused = checkText(text, limits);
      if (refused === null) short.set(text, true, { size: text.length + 1 });
      return refused;
    } catch (error) {
      return withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED');
    }
  }

  function errorsOf(document: DocumentNode, hash: string): readonly GraphQLError[] {
    if (valid.has(hash)) return [];
    const refused = checkDocument(document, limits);
    if (refused !== null) return [refused];
    const errors = validate(schema, document, rules, { maxErrors: limits.errors, hideSuggestions: !suggestions });
    if (errors.length === 0) {
      valid.set(hash, true);
      return [];
    }
    const invalid = errors.filter((error) => !isRefusedLiteral(error)).map((error) => withCode(error, codeOf(error)));
    if (invalid.length === errors.length) return invalid;
    const literals = literalErrors(schema, document).slice(0, limits.errors);
    return [...(literals.length > 0 ? literals : errors.filter(isRefusedLiteral)), ...invalid];
  }
}

/** A scalar's own refusal, which validation passes on as it is. */
function isRefusedLiteral(error: GraphQLError): boolean {
  return error.extensions.code === 'BAD_USER_INPUT';
}

function codeOf({ message }: GraphQLError): string {
  return message === 'Maximum introspection depth exceeded' ? 'MAX_INTROSPECTION_DEPTH_LIMIT' : 'GRAPHQL_VALIDATION_FAILED';
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(shortMessage(withoutValues(error)), {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { ...error.extensions, code },
  });
}
