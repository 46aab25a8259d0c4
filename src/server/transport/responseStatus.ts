import { isNewer, statusBeforeGraphQL, statusOfRefusal } from './httpErrors.ts';

/** A GraphQL response, as far as its status depends on it. */
export interface Answer {
  readonly hasData: boolean;
  /** Codes of its errors. */
  readonly codes: readonly unknown[];
  /** When the first of them says that the request may be repeated, in seconds. */
  readonly retryAfterSeconds?: number;
}

/** Statuses of operations that were refused for the moment, or given up, whatever media type they are answered in. */
const statusOfOutcome: Readonly<Record<string, number>> = { RATE_LIMITED: 429, OVERLOADED: 503, EXECUTION_TIMEOUT: 504 };

/** Codes of the errors of requests that are refused as they stand: before anything is executed, or for what they ask. */
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

/** Where some of the data comes with errors. No registered status says so. */
const partialSuccess = 294;

/** Those of them that the newer media type has another status for than 422: what does not parse, and what the client is not permitted. */
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
 * intermediaries' errors can be told from the server's.
 * @param status what Apollo Server would say.
 * @param answer null where the request was refused before it was read as GraphQL.
 * @see https://github.com/graphql/graphql-over-http/blob/e1e46e7b07a3347e8337a080c4fbdaec1aa4753d/spec/GraphQLOverHTTP.md#status-codes
 */
export function responseStatus(status: number, contentType: string | undefined, answer: Answer | null): number {
  const newer = isNewer(contentType);
  // What `withDocument` has 200 for, as Apollo's clients expect of the older media type, is a refusal all the same.
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
