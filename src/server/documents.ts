import { createHash } from 'node:crypto';
import { GraphQLError, NoSchemaIntrospectionCustomRule, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { literalErrors } from './literalErrors.ts';
import { withoutValues } from './withoutValues.ts';

/** A document ready to run, or the reasons why it is not. */
export type ReadDocument = { readonly document: DocumentNode; readonly hash: string } | { readonly errors: readonly GraphQLError[] };

/** Parses and validates documents, remembering the good ones. */
export interface Documents {
  read(text: string): ReadDocument;
  /** Why a parsed document may not run; none when it is valid. */
  errorsOf(document: DocumentNode, hash: string): readonly GraphQLError[];
}

export interface DocumentsOptions {
  /** Whether clients may ask for `__schema` and `__type`. */
  readonly introspection: boolean;
}

/** Makes the document store of a schema. What it keeps is bounded by count and by size of text. */
export function createDocuments(schema: GraphQLSchema, { introspection }: DocumentsOptions): Documents {
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const valid = new LRUCache<string, true>({ max: 10_000 });
  const parsed = new LRUCache<string, DocumentNode>({ max: 1_000, maxSize: 2_000_000 });

  return { read, errorsOf };

  function read(text: string): ReadDocument {
    const hash = createHash('sha256').update(text).digest('hex');
    let document = parsed.get(hash);
    if (document === undefined) {
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

  function errorsOf(document: DocumentNode, hash: string): readonly GraphQLError[] {
    if (valid.has(hash)) return [];
    const errors = validate(schema, document, rules);
    if (errors.length === 0) {
      valid.set(hash, true);
      return [];
    }
    const invalid = errors.filter((error) => !isRefusedLiteral(error)).map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    if (invalid.length === errors.length) return invalid;
    const refused = literalErrors(schema, document);
    return [...(refused.length > 0 ? refused : errors.filter(isRefusedLiteral)), ...invalid];
  }
}

/** A scalar's own refusal, which validation passes on as it is. */
function isRefusedLiteral(error: GraphQLError): boolean {
  return error.extensions.code === 'BAD_USER_INPUT';
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(withoutValues(error), {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { ...error.extensions, code },
  });
}
