/**
 * Why the hub closes a WebSocket, beside the codes of graphql-ws's own protocol. graphql-ws clients connect again
 * after each of these but 4400 and 4401; docs/alerts-delivery.md lists all codes.
 */
export const HubCloseCode = {
  /** The server stops; other instances go on. */
  goingAway: 1001,
  /** What the client sent to connect is not well-formed. */
  badRequest: 4400,
  /** The credentials are refused: coming back with them would not help. */
  unauthenticated: 4401,
  /** The credentials it was opened with are no longer good, others may be. */
  expired: 4403,
  /** Credentials cannot be checked now. */
  tryAgainLater: 1013,
  /** The client leaves too much unread. */
  tooSlow: 4450,
  /** Too many connections from the client's address. */
  tooManyConnections: 4451,
  /** No operation for too long. */
  idle: 4452,
} as const;
