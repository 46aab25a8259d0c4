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
  /** Of the JSON, about: names, texts, and `bytesOfValue` for every other value. */
  readonly bytes: number;
}

/** Of a value that is no text, with its comma. */
export const bytesOfValue = 8;

/** Objects, and items of lists, between two looks at the clock. */
const lookEvery = 8;

/**
 * Counts what an answer holds while it is made, and says when to stop: it is too large, its time is over, or nobody waits for it.
 * A timer alone cannot say so, as it waits for the very work that takes too long.
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

  /** Why the answer is not given; undefined while it can be. What is not begun by then is left out. */
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

  /**
   * Counts an item of a list that is to be made: whether it is to wait for a later turn of the event loop, as the first one of each list
   * may have to.
   */
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
    // What is under way for it need not be finished.
    this.#operation?.cancel?.();
  }
}

function asGraphQLError(error: HubError): GraphQLError {
  return new GraphQLError(error.message, { originalError: error });
}

function answerTooLarge(unit: keyof AnswerLimits, limit: number): GraphQLError {
  return new GraphQLRefusal(message('server.answerTooLarge', { limit, unit }), { extensions: { code: 'ANSWER_TOO_LARGE', limit, unit } });
}
