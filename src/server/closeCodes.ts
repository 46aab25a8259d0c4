/**
 * Why the hub closes a WebSocket, beside the codes of graphql-ws's own protocol. graphql-ws clients connect again
 * after each of these; docs/alerts-delivery.md lists all codes.
 */
export const HubCloseCode = {
  /** The server stops; other instances go on. */
  goingAway: 1001,
  /** The credentials it was opened with are no longer good. 4401 would tell clients never to come back. */
  expired: 4403,
  /** The client leaves too much unread. */
  tooSlow: 4450,
  /** Too many connections from the client's address. */
  tooManyConnections: 4451,
  /** No operation for too long. */
  idle: 4452,
} as const;
