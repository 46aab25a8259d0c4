import { isNewer, statusBeforeGraphQL, statusOfRefusal } from './httpErrors.ts';

/** A GraphQL response, as far as its status depends on it. */
export interface Answer {
  readonly hasData: boolean;
  /** Codes of its errors. */
  readonly codes: readonly unknown[];
  /** Seconds after which the request may be repeated, if the first error gives them. */
  readonly retryAfterSeconds?: number;
}

/** Statuses of operations that were refused temporarily or cancelled, for both media types. */
const statusOfOutcome: Readonly<Record<string, number>> = { RATE_LIMITED: 429, OVERLOADED: 503, EXECUTION_TIMEOUT: 504 };

/** Codes of request errors: the request was refused before anything was executed, or because it asks for too much. */
const requestErrorCodes = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'OPERATION_NOT_OFFERED',
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'INTROSPECTION_DISABLED',
  'COST_ESTIMATED_TOO_EXPENSIVE',
  'ANSWER_TOO_LARGE',
  'READS_TOO_MUCH',
]);

/** Status of a response with both data and errors. No registered status means this. */
const partialSuccess = 294;

/** Request errors with another status than 422 in the newer media type: syntax errors, and fields that the caller may not use. */
const statusOfRequestError: Readonly<Record<string, number>> = {
  GRAPHQL_PARSE_FAILED: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  INTROSPECTION_DISABLED: 403,
};

/**
 * The status of an answer to a GraphQL request.
 *
 * `application/graphql-response+json` has one for each kind of refusal. `application/json` has 200 for every well-formed request, so that
 * errors of intermediaries can be told from those of the server.
 * @param status the status that Apollo Server would send.
 * @param answer null if the request was refused before it was read as GraphQL.
 * @see https://github.com/graphql/graphql-over-http/blob/e1e46e7b07a3347e8337a080c4fbdaec1aa4753d/spec/GraphQLOverHTTP.md#status-codes
 */
export function responseStatus(status: number, contentType: string | undefined, answer: Answer | null): number {
  const newer = isNewer(contentType);
  // `withDocument` sets 200 for some refusals, because Apollo's clients expect it with the older media type.
  if (answer === null) return newer && status === 200 ? 422 : statusBeforeGraphQL(status, contentType);
  const { hasData, codes } = answer;
  if (hasData) return newer && codes.length > 0 ? partialSuccess : status;
  const [code] = codes;
  const own = codes.length === 1 ? statusOfOutcome[String(code)] : undefined;
  if (own !== undefined) return own;
  if (status !== 400) return status;
  if (!codes.every(isRequestErrorCode)) return statusOfRefusal(code);
  return newer ? (statusOfRequestError[String(code)] ?? 422) : 200;
}

function isRequestErrorCode(code: unknown): boolean {
  return requestErrorCodes.has(code) || /^MAX_[A-Z_]+_LIMIT$/.test(String(code));
}
