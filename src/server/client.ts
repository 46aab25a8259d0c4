import type { IncomingHttpHeaders } from 'node:http';

/** Who asks, as far as the transport knows. */
export interface Client {
  readonly headers: IncomingHttpHeaders;
  /** What a WebSocket client sent when it connected. */
  readonly connectionParams?: Readonly<Record<string, unknown>> | undefined;
  readonly requestId: string;
}

/** Makes the context of one operation, or of one event of a subscription. May refuse with a `HubError`. */
export type MakeContext<Context> = (client: Client) => Promise<Context> | Context;
