import type { ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { OperationTypeNode, type ExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { every, inBackground } from '../../base/background.ts';
import { names } from './accept.ts';
import type { Admit, MakeContext } from './client.ts';
import type { ClientConnections } from '../limits/connectionLimits.ts';
import { wantsCost } from './costHeader.ts';
import { Expiry } from './Expiry.ts';
import { message } from '../../base/messages/index.ts';
import { sendError } from './httpErrors.ts';
import type { ClientAddress } from '../limits/clientAddress.ts';
import type { EventStream } from '../operation/mapEvents.ts';
import type { OperationCall } from '../operation/OperationCall.ts';
import type { Operations } from '../operation/operations.ts';
import { readOperation } from './requestParameters.ts';
import { sameOrigin } from './sameOrigin.ts';

export interface EventStreamOptions {
  readonly path: string;
  readonly operations: Operations;
  readonly logger: Logger;
  readonly makeContext: MakeContext;
  /** If left out, every client is admitted. */
  readonly admit?: Admit | undefined;
  /** Counts the connections of a client over all transports. */
  readonly connections: ClientConnections;
  readonly addressOf: ClientAddress;
  /** Other origins whose pages may send requests. */
  readonly origins?: readonly string[] | undefined;
  /** Time between the comments that keep an idle stream open in proxies, in ms. */
  readonly keepAlive?: number;
}

export interface EventStreams {
  /** Ends every stream without saying that its operation is complete, so that clients resume elsewhere. */
  close(): void;
}

/** Delay before a browser reconnects, in ms. */
const comeBackAfter = 1_000;

/**
 * Serves operations as server-sent events (GraphQL over SSE, distinct connections mode), for clients whose network blocks
 * WebSockets. Each event of a resumable subscription has its cursor as `id`. A client that reconnects with `Last-Event-ID`,
 * as browsers do, gets the events that it missed.
 *
 * The handler is our own: graphql-sse reads its source without back-pressure and gives events no ids.
 * @see https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
 */
export function registerEventStreams(
  fastify: FastifyInstance,
  { path, operations, logger, makeContext, admit, connections, addressOf, origins, keepAlive = 15_000 }: EventStreamOptions,
): EventStreams {
  const open = new Set<Stream>();
  let closing = false;
  fastify.route({ method: ['GET', 'POST'], url: path, handler: answer });
  fastify.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: path,
    handler: (request, reply) =>
      sendError(request, reply.header('allow', 'GET, POST'), 405, message('server.getOrPost', { what: 'streams' })),
  });

  return {
    close() {
      closing = true;
      for (const stream of open) stream.end();
    },
  };

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (closing) return sendError(request, reply.header('retry-after', '1'), 503, message('server.shuttingDown'));
    if (!names(request.headers.accept, 'text/event-stream')) return sendError(request, reply, 406, message('server.acceptEventStream'));
    // A browser's EventSource sends a GET without a preflight.
    if (!sameOrigin(request.headers, origins)) return sendError(request, reply, 403, message('server.otherSites'));
    const asked = readOperation(request);
    const read = operations.read(asked);
    if (request.method === 'GET' && 'operation' in read && read.operation.operation === OperationTypeNode.MUTATION) {
      return sendError(request, reply.header('allow', 'POST'), 405, message('server.mutationsByPost'));
    }
    // Before the stream starts, so that a refusal has an HTTP status: after that a browser's EventSource does not reconnect.
    await admit?.({ headers: request.headers, requestId: request.id });
    const leave = connections.admit(addressOf(request.raw));
    if (leave === null) return sendError(request, reply.header('retry-after', '5'), 429, message('server.tooManyConnections'));
    request.operationName = 'operation' in read ? read.name : null;

    reply.hijack();
    const stream = new Stream(reply.raw, { keepAlive, requestId: request.id });
    open.add(stream);
    try {
      await stream.carry(
        'errors' in read ? { errors: read.errors } : start(request, { prepared: read, variables: asked.variables }, stream),
        operations,
      );
    } finally {
      open.delete(stream);
      leave();
    }
    return reply;
  }

  async function start(
    request: FastifyRequest,
    asked: Pick<OperationCall, 'prepared' | 'variables'>,
    stream: Stream,
  ): Promise<EventStream<ExecutionResult> | ExecutionResult> {
    const requestId = request.id;
    const lastEventId = request.headers['last-event-id'];
    const call: OperationCall = {
      ...asked,
      trace: { requestId, logger },
      gone: stream.ended,
      reportCost: wantsCost(request.headers),
      lastEventId: typeof lastEventId === 'string' && lastEventId !== '' ? lastEventId : undefined,
      async makeContext() {
        const context = await makeContext({ headers: request.headers, requestId });
        stream.expiry.watch(context);
        return context;
      },
    };
    const { operation } = call.prepared.operation;
    return operation === OperationTypeNode.SUBSCRIPTION ? operations.subscribe(call) : operations.run(call);
  }
}

/** One response that carries events. */
class Stream {
  readonly #response: ServerResponse;
  readonly #ended = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #events: EventStream<ExecutionResult> | null = null;
  #stalled = false;
  readonly expiry = new Expiry(() => this.end());

  constructor(response: ServerResponse, { keepAlive, requestId }: { keepAlive: number; requestId: string }) {
    this.#response = response;
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      // Without this header nginx buffers the events.
      'x-accel-buffering': 'no',
      'x-request-id': requestId,
    });
    response.write(`retry: ${String(comeBackAfter)}\n\n`);
    response.once('close', () => this.end());
    response.on('error', () => this.end());
    this.#timer = every(keepAlive, () => this.#keepOpen());
  }

  /** Writes the answers of an operation as fast as the client reads them, until the operation or the client ends. */
  async carry(
    answer: Promise<EventStream<ExecutionResult> | ExecutionResult> | ExecutionResult,
    { cursorOf }: Pick<Operations, 'cursorOf'>,
  ): Promise<void> {
    const answered = await answer;
    if (!(Symbol.asyncIterator in answered)) await this.#write(nextEvent(answered));
    else {
      this.#events = answered;
      if (this.#ended.signal.aborted) await answered.return();
      try {
        for await (const result of answered) await this.#write(nextEvent(result, cursorOf(result)));
      } catch (error) {
        // Errors of a stream are already safe to show.
        await this.#write(nextEvent({ errors: [error] }));
      }
    }
    if (!this.#ended.signal.aborted) this.#response.write('event: complete\ndata: \n\n');
    this.end();
  }

  /** Aborted when the response has ended, on either side. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** Ends the response as it is. */
  end(): void {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    clearInterval(this.#timer);
    this.expiry.stop();
    inBackground(async () => {
      await this.#events?.return().catch(() => undefined);
    });
    this.#response.end();
  }

  /** Resolves when the client has read it, so that a slow client delays its own stream only. */
  async #write(text: string): Promise<void> {
    if (this.#ended.signal.aborted || this.#response.write(text)) return;
    await once(this.#response, 'drain', { signal: this.#ended.signal }).catch(() => undefined);
  }

  /** A client that has read nothing between two comments has gone. */
  #keepOpen(): void {
    if (!this.#response.writableNeedDrain) this.#response.write(':\n\n');
    else if (this.#stalled) this.#response.destroy();
    this.#stalled = this.#response.writableNeedDrain;
  }
}

function nextEvent(result: { errors?: readonly unknown[] }, cursor?: string): string {
  const id = cursor === undefined ? '' : `id: ${cursor}\n`;
  return `${id}event: next\ndata: ${JSON.stringify(result)}\n\n`;
}
