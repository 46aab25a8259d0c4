import { GraphQLError } from 'graphql';
import { message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';
import { after } from '../../base/background.ts';
import { runWithSignal } from '../../store/operationSignal.ts';
import { Reading } from '../../store/Reading.ts';
import { timeLimitError } from './timeLimitError.ts';

export interface TimeLimitOptions {
  /** How long an operation may take, in ms; no limit when left out. */
  readonly timeoutMs?: number | undefined;
  /** Aborted when nobody waits for the answer any longer. */
  readonly gone?: AbortSignal | undefined;
  /** Most rows that an operation may read; not counted when left out. */
  readonly rows?: number | undefined;
}

/**
 * Runs an operation within its time limit and while its client is connected. When either ends, the statements are cancelled and the
 * promise rejects at once, even if the operation continues.
 * @throws GraphQLError EXECUTION_TIMEOUT; CLIENT_GONE, which nobody is there to read.
 */
export async function withTimeLimit<T>({ timeoutMs, gone, rows }: TimeLimitOptions, work: () => Promise<T>): Promise<T> {
  if (timeoutMs === undefined && gone === undefined && rows === undefined) return work();
  const ending = new AbortController();
  const cancel = () => ending.abort();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = (error: GraphQLError) => {
    cancel();
    reject(error);
  };
  const leave = () => end(new GraphQLRefusal(message('server.clientDisconnected'), { extensions: { code: 'CLIENT_GONE' } }));
  const timer = timeoutMs === undefined ? undefined : after(timeoutMs, () => end(timeLimitError(timeoutMs)));
  if (gone?.aborted === true) leave();
  gone?.addEventListener('abort', leave, { once: true });
  const deadline = timeoutMs === undefined ? null : performance.now() + timeoutMs;
  const reading = rows === undefined ? undefined : new Reading(rows);
  try {
    return await Promise.race([ended, runWithSignal({ signal: ending.signal, deadline, timeoutMs, reading, cancel }, work)]);
  } finally {
    clearTimeout(timer);
    gone?.removeEventListener('abort', leave);
  }
}
