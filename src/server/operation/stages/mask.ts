import type { ExecutionResult } from 'graphql';
import { outwardError, outwardResult } from '../outwardError.ts';
import { Refused, type Passage } from '../Stage.ts';

/**
 * Replaces internal errors in an answer, and turns every thrown error into an answer. So the pipeline never rejects, and no internal error
 * reaches a client.
 */
export async function mask<Answer extends object>(
  { call: { trace } }: Passage,
  next: () => Promise<Answer>,
): Promise<Answer | ExecutionResult> {
  try {
    return outwardResult(await next(), trace);
  } catch (error) {
    return { errors: error instanceof Refused ? error.errors : [outwardError(error, trace)] };
  }
}
