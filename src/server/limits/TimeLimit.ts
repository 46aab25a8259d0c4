import { GraphQLError } from 'graphql';
import { runWithSignal } from '../../store/operationSignal.ts';

export interface TimeLimitOptions {
  /** How long an operation may take, in ms; no limit when left out. */
  readonly timeoutMs?: number | undefined;
  /** Aborted when nobody waits for the answer any longer. */
  readonly gone?: AbortSignal | undefined;
}

/**
 * Runs an operation for as long as it may take and somebody waits for it. When either ends, its statements are cancelled and the
 * promise rejects at once, whatever the operation still does.
 * @throws GraphQLError EXECUTION_TIMEOUT; CLIENT_GONE, which nobody is there to read.
 */
export async function withTimeLimit<T>({ timeoutMs, gone }: TimeLimitOptions, work: () => Promise<T>): Promise<T> {
  if (timeoutMs === undefined && gone === undefined) return work();
  const ending = new AbortController();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = (error: GraphQLError) => {
    ending.abort();
    reject(error);
  };
  const leave = () => end(new GraphQLError('The client has gone', { extensions: { code: 'CLIENT_GONE' } }));
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => end(tookTooLong(timeoutMs)), timeoutMs);
  if (gone?.aborted === true) leave();
  gone?.addEventListener('abort', leave, { once: true });
  const deadline = timeoutMs === undefined ? null : performance.now() + timeoutMs;
  try {
    return await Promise.race([ended, runWithSignal({ signal: ending.signal, deadline }, work)]);
  } finally {
    clearTimeout(timer);
    gone?.removeEventListener('abort', leave);
  }
}

function tookTooLong(timeoutMs: number): GraphQLError {
  const message = `The operation took longer than the ${timeoutMs / 1_000} s allowed and was cancelled. A change may have been stored all the same: repeat it with the same clientKey`;
  return new GraphQLError(message, { extensions: { code: 'EXECUTION_TIMEOUT', limitSeconds: timeoutMs / 1_000 } });
}
