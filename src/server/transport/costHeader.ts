import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a client asks what its operation is estimated to cost: `GraphQL-Cost: report`, as Hot Chocolate has it, the other server
 * that follows IBM's specification.
 */
export function wantsCost(headers: IncomingHttpHeaders): boolean {
  return headers['graphql-cost'] === 'report';
}
