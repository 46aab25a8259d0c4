/**
 * Close codes of the hub for a WebSocket, in addition to those of the graphql-ws protocol. graphql-ws clients reconnect after all of these
 * except 4400 and 4401; docs/alerts-delivery.md lists all codes.
 */
export const HubCloseCode = {
  /** The server stops; other instances continue. */
  goingAway: 1001,
  /** The connection parameters are malformed. */
  badRequest: 4400,
  /** The credentials are rejected: a reconnect with them would be rejected too. */
  unauthenticated: 4401,
  /** The credentials of the connection are no longer valid; a reconnect with new ones may succeed. */
  expired: 4403,
  /** Credentials cannot be checked now. */
  tryAgainLater: 1013,
  /** Too many answers are unread. */
  tooSlow: 4450,
  /** Too many connections from the client's address. */
  tooManyConnections: 4451,
  /** No operation for too long. */
  idle: 4452,
} as const;
