import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a client asks for the estimated cost of its operation: `GraphQL-Cost: report`, as in Hot Chocolate, another server that follows
 * IBM's specification.
 */
export function wantsCost(headers: IncomingHttpHeaders): boolean {
  return headers['graphql-cost'] === 'report';
}
