import { getOperationAST, GraphQLError, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';
import { LRUCache } from 'lru-cache';
import { hashOf } from '../document/hashOf.ts';
import type { RefusedDocument } from '../document/readDocument.ts';
import type { DocumentOf, PreparedOperation } from './PreparedOperation.ts';

/** A document that may run, with the operations of it that were requested so far. */
interface KnownDocument extends DocumentOf {
  /** By the operation name in the request. If a document has only one operation, null and its name are the same operation. */
  readonly operations: Map<string | null, PreparedOperation>;
}

export interface PreparedOperationsOptions {
  read(text: string): DocumentNode | RefusedDocument;
  prepare(document: DocumentOf, operation: OperationDefinitionNode): PreparedOperation;
  /** Highest number of documents in each of the two caches: for documents seen once, and for documents seen again. */
  readonly max?: number;
}

/** Highest number of characters of the documents in each of the two caches. */
const maxCharacters = 2_000_000;

/**
 * The only cache of operations: prepares each operation of each document once, for as long as it is kept. Documents seen once and documents
 * seen again have separate caches, so that one-off documents do not evict documents in use. Refused documents are not cached.
 */
export class PreparedOperations {
  readonly #once: LRUCache<string, KnownDocument>;
  readonly #again: LRUCache<string, KnownDocument>;
  readonly #options: PreparedOperationsOptions;

  constructor(options: PreparedOperationsOptions) {
    const limits = { max: options.max ?? 1_000, maxSize: maxCharacters };
    this.#once = new LRUCache(limits);
    this.#again = new LRUCache(limits);
    this.#options = options;
  }

  /** The operation with this name in the text. */
  read(text: string, operationName: string | null): PreparedOperation | RefusedDocument {
    const hash = hashOf(text);
    let known = this.#use(hash, text);
    if (known === undefined) {
      const read = this.#options.read(text);
      if ('errors' in read) return read;
      known = { document: read, text, hash, operations: new Map() };
      this.#once.set(hash, known, { size: text.length + 1 });
    }
    return known.operations.get(operationName) ?? this.#prepare(known, operationName);
  }

  /** The document with this hash, if it is cached. */
  documentOf(hash: string): DocumentNode | undefined {
    return (this.#again.peek(hash) ?? this.#once.peek(hash))?.document;
  }

  /** Whether every operation of the text that has run was light the last time. */
  isKnownLight(text: string): boolean {
    const hash = hashOf(text);
    const known = this.#again.peek(hash) ?? this.#once.peek(hash);
    return known !== undefined && known.operations.size > 0 && [...known.operations.values()].every(({ isLight }) => isLight);
  }

  #prepare(known: KnownDocument, operationName: string | null): PreparedOperation | RefusedDocument {
    const operation = getOperationAST(known.document, operationName);
    if (operation == null) return { errors: [unresolved(operationName)], part: 'operation', text: known.text };
    const name = operation.name?.value ?? null;
    const prepared = known.operations.get(name) ?? this.#options.prepare(known, operation);
    known.operations.set(name, prepared).set(operationName, prepared);
    return prepared;
  }

  #use(hash: string, text: string): KnownDocument | undefined {
    const inUse = this.#again.get(hash);
    if (inUse !== undefined) return inUse;
    const known = this.#once.get(hash);
    if (known === undefined) return undefined;
    this.#once.delete(hash);
    this.#again.set(hash, known, { size: text.length + 1 });
    return known;
  }
}

function unresolved(operationName: string | null): GraphQLError {
  const text = operationName === null ? message('server.operationNameMissing') : message('server.operationNameUnknown');
  return new GraphQLRefusal(text, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
}
