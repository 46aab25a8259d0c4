import type { ExecutionResult } from 'graphql';
import { outwardError, outwardResult } from '../outwardError.ts';
import { Refused, type Passage } from '../Stage.ts';

/**
 * Replaces internal errors in an answer, and turns whatever is thrown into an answer. So the pipeline never rejects and leaks nothing.
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
