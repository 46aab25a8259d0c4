import type { IncomingHttpHeaders } from 'node:http';
import type { OperationContext } from '../../access/OperationContext.ts';
import type { Expiring } from './Expiry.ts';

/** The caller, as far as the transport knows it. */
export interface Client {
  readonly headers: IncomingHttpHeaders;
  /** What a WebSocket client sent when it connected. */
  readonly connectionParams?: Readonly<Record<string, unknown>> | undefined;
  readonly requestId: string;
}

/**
 * Checks a client before the first operation of a WebSocket or event stream. May refuse it with a `HubError`. Returns when the connection
 * must end.
 */
export type Admit = (client: Client) => Promise<Expiring> | Expiring;

/** Makes the context of one operation, or of one event of a subscription. May refuse with a `HubError`. */
export type MakeContext = (client: Client) => Promise<OperationContext> | OperationContext;
