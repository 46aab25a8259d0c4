import { randomUUID } from 'node:crypto';
import { message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { GraphQLError, type ExecutionArgs } from 'graphql';
import { CloseCode, handleProtocols, makeServer, type Context, type SubscribePayload } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import { every, inBackground } from '../../base/background.ts';
import type { Admit, MakeContext } from './client.ts';
import { HubCloseCode } from './closeCodes.ts';
import { ClientConnections, defaultLimits, type ConnectionLimits } from '../limits/connectionLimits.ts';
import { Expiry } from './Expiry.ts';
import { coerceVariables } from '../operation/coerceVariables.ts';
import type { OperationCall } from '../operation/OperationCall.ts';
import { clientAddressOf, type ClientAddress } from '../limits/clientAddress.ts';
import { rateError } from '../limits/Rates.ts';
import type { Operations } from '../operation/operations.ts';
import { OperationIds } from './operationIds.ts';
import { outwardError } from '../operation/outwardError.ts';
import { sameOrigin } from './sameOrigin.ts';
import { completedBy, closeReason, endsOperation, withQuery } from './webSocketMessages.ts';

export interface WebSocketOptions {
  readonly path: string;
  readonly operations: Operations;
  readonly logger: Logger;
  readonly makeContext: MakeContext;
  /** If left out, every client is admitted. */
  readonly admit?: Admit | undefined;
  /** Largest message a client may send, in bytes. */
  readonly maxPayload: number;
  /** How long the server waits for `connection_init`, in ms. */
  readonly connectionInitWaitTimeout?: number;
  /** Time between pings, in ms; a client that has not answered a ping by the next one is disconnected. */
  readonly keepAlive?: number;
  readonly limits?: ConnectionLimits;
  /** Counts the connections of a client over all transports. */
  readonly connections?: ClientConnections;
  readonly addressOf?: ClientAddress;
  /** Origins of the pages on other sites that may connect. */
  readonly origins?: readonly string[] | undefined;
  /** Whether the server is known by this `Host`. */
  readonly isKnownHost?: (host: string | undefined) => boolean;
}

export interface GraphQLWebSockets {
  /** Accepts no more connections, lets running queries and mutations finish, then closes the connections (1001). */
  close(): Promise<void>;
  /** Terminates the connections that are still open. */
  terminate(): void;
}

interface Extra {
  readonly request: IncomingMessage;
  readonly expiry: Expiry;
  readonly activity: Activity;
  readonly close: (code: number, reason: string) => void;
  readonly operationIds: OperationIds;
}

/** An operation that is to be started. */
interface Startable {
  readonly call: OperationCall;
  /** Its result, as long as its id is assigned to it. */
  readonly answered: <Result>(result: Promise<Result>) => Promise<Result>;
}

/** The activity of a connection. */
interface Activity {
  /** The operations under way, by their ids. */
  operations: Readonly<Record<string, unknown>>;
  /** The last time with a running operation, in ms of the epoch. */
  lastSeen: number;
}

/** Close codes for clients that are not admitted. */
const closeCodeOf: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: HubCloseCode.unauthenticated,
  AUTHENTICATION_UNAVAILABLE: HubCloseCode.tryAgainLater,
  BAD_USER_INPUT: HubCloseCode.badRequest,
};

/** An operation that a client starts. */
interface Started {
  readonly id: string;
  readonly payload: SubscribePayload;
  /** Aborted when the client completes the operation or disconnects. */
  readonly gone: AbortSignal;
}

type Connection = Context<Record<string, unknown> | undefined, Extra>;

/** Serves queries, mutations and subscriptions by the graphql-transport-ws protocol. */
export function serveWebSockets(server: Server, options: WebSocketOptions): GraphQLWebSockets {
  const { path, operations, logger, makeContext, admit, maxPayload, connectionInitWaitTimeout = 10_000, keepAlive = 15_000 } = options;
  const {
    limits = defaultLimits,
    connections = new ClientConnections(limits.perClient),
    addressOf = clientAddressOf(),
    origins,
    isKnownHost = () => true,
  } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload, handleProtocols });
  const running = new Set<Promise<unknown>>();
  let closing = false;

  const protocol = makeServer<Record<string, unknown> | undefined, Extra>({
    connectionInitWaitTimeout,
    async onConnect(connection) {
      connection.extra.activity.operations = connection.subscriptions;
      return admits(connection);
    },
    onSubscribe(connection, id, payload) {
      const { activity, operationIds } = connection.extra;
      activity.lastSeen = Date.now();
      const gone = operationIds.take(id, payload);
      const prepared = prepare(connection, { id, payload, gone });
      if (Array.isArray(prepared)) operationIds.release(id, payload);
      return prepared;
    },
    onComplete: ({ extra }, id, payload) => extra.operationIds.release(id, payload),
    execute: (args) => {
      const { call, answered } = startableIn(args);
      const result = operations.run(call);
      running.add(result);
      return answered(result.finally(() => running.delete(result)));
    },
    subscribe: (args) => {
      const { call, answered } = startableIn(args);
      return answered(operations.subscribe(call));
    },
    // An error of a subscription's stream is already safe to show, but graphql-ws has wrapped it again.
    onError: (_connection, _id, _payload, errors) =>
      errors.map((error) => (error.originalError instanceof GraphQLError ? error.originalError : error).toJSON()),
  });

  /** Never throws, so that other operations on this connection continue. */
  function prepare(connection: Connection, started: Started): ExecutionArgs | readonly GraphQLError[] {
    try {
      return prepareUnguarded(connection, started);
    } catch (error) {
      return [outwardError(error, { requestId: randomUUID(), logger })];
    }
  }

  function prepareUnguarded(connection: Connection, { id, payload, gone }: Started): ExecutionArgs | readonly GraphQLError[] {
    // The new operation is already counted.
    if (Object.keys(connection.subscriptions).length > limits.operationsPerConnection)
      return [tooManyOperations(limits.operationsPerConnection)];
    const tooOften = rateError(operations.rates.takeAddress(addressOf(connection.extra.request)));
    if (tooOften !== null) return [tooOften];
    const read = operations.read(payload);
    if ('errors' in read) return read.errors;
    const call = callOf(connection, { prepared: read, variables: payload.variables, gone });
    // The protocol has a separate message for an operation that is refused before it starts.
    const coerced = coerceVariables(operations.schema, read.operation, payload.variables ?? {});
    if ('errors' in coerced) return coerced.errors;
    logOperation(call);
    const started: Startable = { call, answered: (result) => connection.extra.operationIds.answer(id, payload, result) };
    return { schema: operations.schema, document: read.document, operationName: read.name, contextValue: started };
  }

  server.on('upgrade', upgrade);
  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    // For example a message over the limit: `ws` closes the socket with the code for it.
    socket.on('error', (error) => logger.debug({ error: error.message }, 'websocket error'));
    const leave = connections.admit(addressOf(request));
    if (leave === null) {
      socket.close(HubCloseCode.tooManyConnections, 'Too many connections from this address');
      return;
    }
    const activity: Activity = { operations: {}, lastSeen: Date.now() };
    const close = (code: number, reason: string) => socket.close(code, closeReason(reason));
    const extra = {
      request,
      activity,
      close,
      operationIds: new OperationIds(),
      expiry: new Expiry(() => close(HubCloseCode.expired, 'Credentials are no longer good')),
    };
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => sendText(socket, text, limits.bufferedBytes),
        close,
        onMessage(handle) {
          socket.on('message', (data) => {
            // By default `ws` delivers one Buffer for each message.
            const text = (data as Buffer).toString();
            const completed = completedBy(text);
            // graphql-ws ends the stream of a completed subscription, but does not signal a completed query.
            if (completed !== null) extra.operationIds.complete(completed);
            inBackground(() =>
              handle(withQuery(text)).catch((error: unknown) => {
                outwardError(error, { requestId: randomUUID(), logger });
                socket.close(CloseCode.InternalServerError, 'Internal server error');
              }),
            );
          });
        },
      },
      extra,
    );
    const stopPinging = keepAwake(socket, { interval: keepAlive, idleMs: limits.idleMs, activity });
    socket.once('close', (code, reason) => {
      leave();
      extra.operationIds.completeAll();
      stopPinging();
      extra.expiry.stop();
      inBackground(() =>
        closed(code, reason.toString()).catch((error: unknown) => outwardError(error, { requestId: randomUUID(), logger })),
      );
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

  /** Opening a connection counts as a request, so that a client cannot try more tokens here than over HTTP. */
  function waitOf(request: IncomingMessage): number {
    return Math.max(0, ...operations.rates.takeAddress(addressOf(request)).map(({ retrySeconds }) => retrySeconds));
  }

  /** Whether the client is admitted. If not, the close frame has the reason, as far as it fits. */
  async function admits({ connectionParams, extra }: Connection): Promise<boolean> {
    const requestId = randomUUID();
    try {
      if (admit !== undefined) extra.expiry.watch(await admit({ headers: extra.request.headers, connectionParams, requestId }));
      return true;
    } catch (error) {
      const { message, extensions } = outwardError(error, { requestId, logger });
      extra.close(closeCodeOf[String(extensions.code)] ?? CloseCode.InternalServerError, message);
      return false;
    }
  }

  function callOf({ connectionParams, extra }: Connection, request: Pick<OperationCall, 'prepared' | 'variables' | 'gone'>): OperationCall {
    const requestId = randomUUID();
    const { headers } = extra.request;
    return {
      ...request,
      trace: { requestId, logger },
      async makeContext() {
        const context = await makeContext({ headers, connectionParams, requestId });
        extra.expiry.watch(context);
        return context;
      },
    };
  }

  function logOperation({ prepared: { operation, name }, trace }: OperationCall): void {
    logger.debug({ requestId: trace.requestId, operation: operation.operation, operationName: name }, 'websocket operation');
  }
}

/** graphql-ws passes on the arguments that `onSubscribe` returned. */
function startableIn({ contextValue }: ExecutionArgs): Startable {
  return contextValue as Startable;
}

function refuse(socket: Duplex, status: string, headers = ''): void {
  socket.end(`HTTP/1.1 ${status}\r\n${headers}Connection: close\r\nContent-Length: 0\r\n\r\n`);
}

/**
 * Resolves when the text was sent, so that a slow client delays only its own stream. A client that continues to send (pings, for example)
 * without reading the answers is disconnected.
 */
function sendText(socket: WebSocket, text: string, bufferedBytes: number): Promise<void> {
  if (socket.bufferedAmount > bufferedBytes) socket.close(HubCloseCode.tooSlow, 'Too much is left unread');
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) resolve();
    else {
      socket.send(text, (error) => (error == null ? resolve() : reject(error)));
      // The client may use the id again as soon as it has read this, so it is free at once.
      if (endsOperation(text)) resolve();
    }
  });
}

/** Pings at intervals, and disconnects a client that does not answer or was idle for too long. Returns a function that stops the pings. */
function keepAwake(
  socket: WebSocket,
  { interval, idleMs, activity }: { interval: number; idleMs: number; activity: Activity },
): () => void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = every(interval, () => {
    if (Object.keys(activity.operations).length > 0) activity.lastSeen = Date.now();
    if (!answered) socket.terminate();
    else if (Date.now() - activity.lastSeen >= idleMs) socket.close(HubCloseCode.idle, 'Idle');
    else socket.ping();
    answered = false;
  });
  return () => clearInterval(timer);
}

function tooManyOperations(limit: number): GraphQLError {
  return new GraphQLRefusal(message('server.tooManyOperations', { limit }), { extensions: { code: 'TOO_MANY_OPERATIONS', limit } });
}
