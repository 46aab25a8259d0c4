import type { ExecutionResult, GraphQLError } from 'graphql';
import type { OperationContext } from '../../access/OperationContext.ts';
import type { OperationCall } from './OperationCall.ts';

/** A call on its way through the stages, with the results of the stages so far. */
export class Passage {
  #context: OperationContext | undefined;
  #variables: Record<string, unknown> | undefined;
  #cost: number | undefined;

  /** @param event of a subscription that is to be answered; undefined for any other call. */
  constructor(
    readonly call: OperationCall,
    readonly event?: unknown,
  ) {}

  /** @throws Error before the stage `admit`: nothing runs without a viewer. */
  get context(): OperationContext {
    if (this.#context === undefined) throw new Error('the operation has not been admitted');
    return this.#context;
  }

  set context(context: OperationContext) {
    this.#context = context;
  }

  /** Coerced. @throws Error before the stage `coerce`. */
  get variables(): Record<string, unknown> {
    if (this.#variables === undefined) throw new Error('the variables have not been coerced');
    return this.#variables;
  }

  set variables(values: Record<string, unknown>) {
    this.#variables = values;
  }

  /** Estimated, with the variables as the client sent them. */
  get cost(): number {
    return (this.#cost ??= this.call.prepared.cost(this.call.variables ?? {}));
  }
}

/**
 * One stage of the pipeline. It refuses the operation by throwing (`Refused`, or another error, which `mask` replaces), or calls `next` for
 * the remaining stages and may read their answer.
 */
export type Stage<Answer = ExecutionResult> = (passage: Passage, next: () => Promise<Answer>) => Promise<Answer>;

/** A stage that does not read the answer: any type of answer passes through it. */
export type AnyStage = <Answer>(passage: Passage, next: () => Promise<Answer>) => Promise<Answer>;

/** The operation is not run because of these errors, which may be shown to the client. */
export class Refused extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super('the operation is refused');
  }
}

/** Takes a call through stages in their order; the last one calls no `next`. */
export function through<Answer>(stages: readonly Stage<Answer>[]): (passage: Passage) => Promise<Answer> {
  return stages.reduceRight<(passage: Passage) => Promise<Answer>>(
    (next, stage) => (passage) => stage(passage, () => next(passage)),
    () => Promise.reject(new Error('no stage has answered the operation')),
  );
}
