import { GraphQLError } from 'graphql';
import { message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';

/** EXECUTION_TIMEOUT. @param timeoutMs how long operations may take; null where it is not known. */
export function timeLimitError(timeoutMs: number | null): GraphQLError {
  const text = message('server.timeLimit', { seconds: timeoutMs === null ? 'unknown' : String(timeoutMs / 1_000) });
  return new GraphQLRefusal(text, {
    extensions: { code: 'EXECUTION_TIMEOUT', ...(timeoutMs === null ? {} : { limitSeconds: timeoutMs / 1_000 }) },
  });
}
