import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { getOperationAST, GraphQLError, type ExecutionArgs } from 'graphql';
import { CloseCode, handleProtocols, makeServer, type Context } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Admit, MakeContext } from './client.ts';
import { HubCloseCode } from './closeCodes.ts';
import { ClientConnections, defaultLimits, type ConnectionLimits } from './connectionLimits.ts';
import { Expiry } from './Expiry.ts';
import type { OperationCall } from './OperationCall.ts';
import { clientAddressOf, type ClientAddress } from './limits/clientAddress.ts';
import { rateError } from './limits/Rates.ts';
import type { Operations } from './operations.ts';
import { outwardError } from './outwardError.ts';
import { sameOrigin } from './sameOrigin.ts';

export interface WebSocketOptions {
  readonly path: string;
  readonly operations: Operations;
  readonly logger: Logger;
  readonly makeContext: MakeContext<unknown>;
  /** Everybody is admitted when left out. */
  readonly admit?: Admit | undefined;
  /** Largest message a client may send, in bytes. */
  readonly maxPayload: number;
  /** How long a client has to introduce itself, in ms. */
  readonly connectionInitWaitTimeout?: number;
  /** Time between pings, in ms; a client that has not answered one by the next is let go. */
  readonly keepAlive?: number;
  readonly limits?: ConnectionLimits;
  /** Counts a client's connections, other transports' too. */
  readonly connections?: ClientConnections;
  readonly addressOf?: ClientAddress;
  /** Origins of the pages on other sites that may connect. */
  readonly origins?: readonly string[] | undefined;
  /** Whether the server is known by this `Host`. */
  readonly isKnownHost?: (host: string | undefined) => boolean;
}

export interface GraphQLWebSockets {
  /** Accepts no more connections, lets running queries and mutations finish, then says good-bye (1001). */
  close(): Promise<void>;
  /** Cuts the connections that are still there. */
  terminate(): void;
}

interface Extra {
  readonly request: IncomingMessage;
  readonly expiry: Expiry;
  readonly activity: Activity;
  /** Aborted when the connection has ended. */
  readonly gone: AbortController;
  readonly close: (code: number, reason: string) => void;
}

/** What a connection is used for. */
interface Activity {
  /** The operations under way, by their ids. */
  operations: Readonly<Record<string, unknown>>;
  /** When there last was one, in ms of the epoch. */
  lastSeen: number;
}

/** How a client learns that it is not admitted. */
const closeCodeOf: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: HubCloseCode.unauthenticated,
  AUTHENTICATION_UNAVAILABLE: HubCloseCode.tryAgainLater,
  BAD_USER_INPUT: HubCloseCode.badRequest,
};
/** Of a close frame, in bytes (RFC 6455, 5.5). The messages are ASCII. */
const longestReason = 123;

type Connection = Context<Record<string, unknown> | undefined, Extra>;

/** Serves queries, mutations and subscriptions by the graphql-transport-ws protocol. */
export function serveWebSockets(server: Server, options: WebSocketOptions): GraphQLWebSockets {
  const { path, operations, logger, makeContext, admit, maxPayload, connectionInitWaitTimeout = 10_000, keepAlive = 15_000 } = options;
  const { limits = defaultLimits, connections = new ClientConnections(limits.perClient), addressOf = clientAddressOf(), origins, isKnownHost = () => true } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload, handleProtocols });
  const running = new Set<Promise<unknown>>();
  let closing = false;

  const protocol = makeServer<Record<string, unknown> | undefined, Extra>({
    connectionInitWaitTimeout,
    async onConnect(connection) {
      connection.extra.activity.operations = connection.subscriptions;
      return admits(connection);
    },
    onSubscribe(connection, _id, { query, operationName, variables, extensions }) {
      connection.extra.activity.lastSeen = Date.now();
      // This one is counted already.
      if (Object.keys(connection.subscriptions).length > limits.operationsPerConnection) return [tooManyOperations(limits.operationsPerConnection)];
      const tooOften = rateError(operations.rates.takeAddress(addressOf(connection.extra.request)));
      if (tooOften !== null) return [tooOften];
      const read = operations.read({ query, extensions });
      if ('errors' in read) return read.errors;
      const call = callOf(connection, { document: read.document, documentHash: read.hash, operationName, variables });
      const refusal = operations.refusalOf(call);
      if (refusal.length > 0) return refusal;
      logOperation(call);
      return { schema: operations.schema, document: read.document, operationName: operationName ?? null, contextValue: call };
    },
    execute: (args) => {
      const result = operations.run(callIn(args));
      running.add(result);
      return result.finally(() => running.delete(result));
    },
    subscribe: (args) => operations.subscribe(callIn(args)),
    // What a subscription's stream throws is fit to be read, but graphql-ws has wrapped it once more.
    onError: (_connection, _id, _payload, errors) => errors.map((error) => (error.originalError instanceof GraphQLError ? error.originalError : error).toJSON()),
  });

  server.on('upgrade', upgrade);
  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    // A message over the limit, for one: `ws` closes the socket with the code that says so.
    socket.on('error', (error) => logger.debug({ error: error.message }, 'websocket error'));
    const leave = connections.admit(addressOf(request));
    if (leave === null) {
      socket.close(HubCloseCode.tooManyConnections, 'Too many connections from this address');
      return;
    }
    const activity: Activity = { operations: {}, lastSeen: Date.now() };
    const close = (code: number, reason: string) => socket.close(code, reason);
    const extra = { request, activity, close, gone: new AbortController(), expiry: new Expiry(() => close(HubCloseCode.expired, 'Credentials are no longer good')) };
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => sendText(socket, text, limits.bufferedBytes),
        close,
        onMessage(handle) {
          socket.on('message', (data) => {
            // `ws` gives one Buffer a message unless told otherwise.
            handle((data as Buffer).toString()).catch((error: unknown) => {
              outwardError(error, { requestId: randomUUID(), logger });
              socket.close(CloseCode.InternalServerError, 'Internal server error');
            });
          });
        },
      },
      extra,
    );
    const stopPinging = keepAwake(socket, { interval: keepAlive, idleMs: limits.idleMs, activity });
    socket.once('close', (code, reason) => {
      leave();
      extra.gone.abort();
      stopPinging();
      extra.expiry.stop();
      closed(code, reason.toString()).catch((error: unknown) => outwardError(error, { requestId: randomUUID(), logger }));
    });
  });

  return {
    async close() {
      closing = true;
      while (running.size > 0) {
        await Promise.allSettled(running);
        // graphql-ws sends an answer a few microtasks after it has been computed.
        await setImmediate();
      }
      for (const socket of sockets.clients) socket.close(HubCloseCode.goingAway, 'Going away');
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
      server.off('upgrade', upgrade);
    },
    terminate() {
      for (const socket of sockets.clients) socket.terminate();
    },
  };

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (closing) refuse(socket, '503 Service Unavailable');
    else if (request.url?.split('?')[0] !== path) refuse(socket, '404 Not Found');
    else if (!isKnownHost(request.headers.host)) refuse(socket, '421 Misdirected Request');
    else if (!sameOrigin(request.headers, origins)) refuse(socket, '403 Forbidden');
    else {
      const wait = waitOf(request);
      if (wait > 0) refuse(socket, '429 Too Many Requests', `Retry-After: ${wait}\r\n`);
      else sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, request));
    }
  }

  /** Connecting counts as a request: whoever tries one token after the other tries no more of them here than over HTTP. */
  function waitOf(request: IncomingMessage): number {
    return Math.max(0, ...operations.rates.takeAddress(addressOf(request)).map(({ retrySeconds }) => retrySeconds));
  }

  /** Whether the client may come in. One who may not is told why, at most so much as fits a close frame. */
  async function admits({ connectionParams, extra }: Connection): Promise<boolean> {
    const requestId = randomUUID();
    try {
      extra.expiry.watch(await admit?.({ headers: extra.request.headers, connectionParams, requestId }));
      return true;
    } catch (error) {
      const { message, extensions } = outwardError(error, { requestId, logger });
      extra.close(closeCodeOf[String(extensions.code)] ?? CloseCode.InternalServerError, message.slice(0, longestReason));
      return false;
    }
  }

  function callOf({ connectionParams, extra }: Connection, request: Pick<OperationCall, 'document' | 'documentHash' | 'operationName' | 'variables'>): OperationCall {
    const requestId = randomUUID();
    const { headers } = extra.request;
    return {
      ...request,
      trace: { requestId, logger },
      gone: extra.gone.signal,
      async makeContext() {
        const context = await makeContext({ headers, connectionParams, requestId });
        extra.expiry.watch(context);
        return context;
      },
    };
  }

  function logOperation({ document, operationName, trace }: OperationCall): void {
    const operation = getOperationAST(document, operationName);
    logger.debug({ requestId: trace.requestId, operation: operation?.operation, operationName: operation?.name?.value ?? null }, 'websocket operation');
  }
}

/** graphql-ws hands on what `onSubscribe` returned. */
function callIn({ contextValue }: ExecutionArgs): OperationCall {
  return contextValue as OperationCall;
}

function refuse(socket: Duplex, status: string, headers = ''): void {
  socket.end(`HTTP/1.1 ${status}\r\n${headers}Connection: close\r\nContent-Length: 0\r\n\r\n`);
}

/**
 * Resolves when the text has left, so that a slow client slows its own stream down and no other. A client that goes on
 * asking (by pings, say) without reading the answers is let go.
 */
function sendText(socket: WebSocket, text: string, bufferedBytes: number): Promise<void> {
  if (socket.bufferedAmount > bufferedBytes) socket.close(HubCloseCode.tooSlow, 'Too much is left unread');
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) resolve();
    else socket.send(text, (error) => (error == null ? resolve() : reject(error)));
  });
}

/** Pings at intervals, and lets go of a client that is no longer there or has long wanted nothing. Returns how to stop. */
function keepAwake(socket: WebSocket, { interval, idleMs, activity }: { interval: number; idleMs: number; activity: Activity }): () => void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (Object.keys(activity.operations).length > 0) activity.lastSeen = Date.now();
    if (!answered) socket.terminate();
    else if (Date.now() - activity.lastSeen >= idleMs) socket.close(HubCloseCode.idle, 'Idle');
    else socket.ping();
    answered = false;
  }, interval);
  return () => clearInterval(timer);
}

function tooManyOperations(limit: number): GraphQLError {
  const message = `Too many operations at once on this connection; allowed: ${String(limit)}`;
  return new GraphQLError(message, { extensions: { code: 'TOO_MANY_OPERATIONS', limit } });
}
