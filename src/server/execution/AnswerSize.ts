import { GraphQLError } from 'graphql';
import { message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';
import { hasHeldLoop } from '../../base/eventLoop.ts';
import type { HubError } from '../../base/errors.ts';
import type { OperationSignal } from '../../store/operationSignal.ts';
import { timeLimitError } from '../limits/timeLimitError.ts';

/** How large the answer of one operation may be. */
export interface AnswerLimits {
  readonly objects: number;
  /** Approximate size of the JSON: names, texts, and `bytesOfValue` for every other value. */
  readonly bytes: number;
}

/** Assumed size of a value that is not a text, with its comma. */
export const bytesOfValue = 8;

/** Number of objects and list items between two checks of the clock. */
const lookEvery = 8;

/**
 * Counts the contents of an answer while it is built, and tells when to stop: the answer is too large, its time limit is over, or its
 * client has gone. A timer alone is not enough, because it cannot fire while this work holds the event loop.
 */
export class AnswerSize {
  #objects = 0;
  #bytes = 0;
  #items = 0;
  #refusal: GraphQLError | undefined;
  #whenRefused: ((error: GraphQLError) => void) | undefined;
  readonly #limits: AnswerLimits | undefined;
  readonly #operation: OperationSignal | undefined;

  /** @param operation that the answer is made for; undefined where none can be called off. */
  constructor(limits: AnswerLimits | undefined, operation: OperationSignal | undefined) {
    this.#limits = limits;
    this.#operation = operation;
    operation?.reading?.whenTooMuch((error) => this.#refuse(asGraphQLError(error)));
  }

  /** The reason why the answer is refused; undefined if it is not. After a refusal, no further field is started. */
  get refusal(): GraphQLError | undefined {
    return this.#refusal;
  }

  /** @param tell called once, when the answer is refused. */
  onRefusal(tell: (error: GraphQLError) => void): void {
    this.#whenRefused = tell;
  }

  /** Counts an object with the bytes of its names and values. */
  addObject(bytes: number): void {
    this.#objects++;
    if (this.#limits !== undefined && this.#objects > this.#limits.objects) this.#refuse(answerTooLarge('objects', this.#limits.objects));
    this.addBytes(bytes);
    if (this.#objects % lookEvery === 0) this.#look();
  }

  addBytes(bytes: number): void {
    this.#bytes += bytes;
    if (this.#limits !== undefined && this.#bytes > this.#limits.bytes) this.#refuse(answerTooLarge('bytes', this.#limits.bytes));
  }

  /** Counts an item of a list before it is built. Returns whether to wait for the next turn of the event loop first. */
  waitsForTurn(isFirst: boolean): boolean {
    return (isFirst || ++this.#items % lookEvery === 0) && this.#refusal === undefined && hasHeldLoop();
  }

  #look(): void {
    if (this.#operation === undefined) return;
    const { signal, deadline, timeoutMs } = this.#operation;
    if (signal.aborted || (deadline !== null && performance.now() > deadline)) this.#refuse(timeLimitError(timeoutMs ?? null));
  }

  #refuse(error: GraphQLError): void {
    if (this.#refusal !== undefined) return;
    this.#refusal = error;
    this.#whenRefused?.(error);
    // Cancels the statements that are still running for it.
    this.#operation?.cancel?.();
  }
}

function asGraphQLError(error: HubError): GraphQLError {
  return new GraphQLError(error.message, { originalError: error });
}

function answerTooLarge(unit: keyof AnswerLimits, limit: number): GraphQLError {
  return new GraphQLRefusal(message('server.answerTooLarge', { limit, unit }), { extensions: { code: 'ANSWER_TOO_LARGE', limit, unit } });
}
