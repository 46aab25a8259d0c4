import { GraphQLError, Kind, type ExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { describeFault, HubError } from '../../base/errors.ts';

/** The request that an error belongs to. */
export interface RequestTrace {
  readonly requestId: string;
  readonly logger: Logger;
}

/**
 * The error that a client sees. Deliberate errors (`HubError`, and GraphQL errors with a code) are passed on. Of any other error the client
 * gets only the request id; the log has the error with this id, without the variables of the request.
 */
export function outwardError(error: unknown, trace: RequestTrace): GraphQLError {
  if (error instanceof GraphQLError && outward.has(error)) return error;
  const shown = described(error, trace);
  outward.add(shown);
  return shown;
}

/** Errors that are safe to show: later parts of the server pass them on unchanged. */
const outward = new WeakSet<GraphQLError>();

function described(error: unknown, trace: RequestTrace): GraphQLError {
  const located = error instanceof GraphQLError ? error : undefined;
  const cause = causeOf(error);
  if (cause instanceof HubError) {
    // The operator of the database can fix the cause, so it is logged.
    if (cause.cause !== undefined)
      trace.logger.warn({ requestId: trace.requestId, code: cause.code, error: describeFault(cause) }, 'the database failed an operation');
    return restated(located, cause.message, {
      code: cause.code,
      ...(cause.inputPath === undefined ? {} : { inputPath: cause.inputPath }),
      ...cause.details,
    });
  }
  if (located !== undefined && isDeliberate(located)) return located;
  const variable = refusedVariable(cause);
  if (variable !== undefined && cause instanceof GraphQLError) {
    return restated(located, `${variable}: ${cause.message}`, { code: 'BAD_USER_INPUT', inputPath: [variable] });
  }

  const { requestId, logger } = trace;
  logger.error({ requestId, path: located?.path?.join('.'), error: describeFault(cause) }, 'internal error');
  return restated(located, `Internal error; the request id is ${requestId}`, { code: 'INTERNAL_SERVER_ERROR', requestId });
}

/** The same result with errors that are safe to show. */
export function outwardResult<Result extends object>(result: Result, trace: RequestTrace): Result {
  const { errors } = result as ExecutionResult;
  return errors === undefined ? result : { ...result, errors: errors.map((error) => outwardError(error, trace)) };
}

/** The innermost cause of a wrapped error. */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError !== undefined) cause = cause.originalError;
  return cause;
}

function isDeliberate(error: GraphQLError): boolean {
  const code = error.extensions.code;
  return typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR';
}

/**
 * The variable that graphql-js refused while running the operation: null where the argument allows none. It
 * is the one mistake of a caller that validation and coercion cannot see.
 */
function refusedVariable(cause: unknown): string | undefined {
  const node = cause instanceof GraphQLError ? cause.nodes?.[0] : undefined;
  return node?.kind === Kind.VARIABLE ? node.name.value : undefined;
}

function restated(located: GraphQLError | undefined, message: string, extensions: Record<string, unknown>): GraphQLError {
  return new GraphQLError(message, {
    nodes: located?.nodes,
    source: located?.source,
    positions: located?.positions,
    path: located?.path,
    extensions,
  });
}
