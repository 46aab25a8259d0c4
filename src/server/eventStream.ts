import type { ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST, OperationTypeNode, type ExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import type { Admit, MakeContext } from './client.ts';
import type { ClientConnections } from './connectionLimits.ts';
import { wantsCost } from './costHeader.ts';
import { Expiry } from './Expiry.ts';
import { sendError } from './httpErrors.ts';
import type { ClientAddress } from './limits/clientAddress.ts';
import type { EventStream } from './mapEvents.ts';
import type { OperationCall } from './OperationCall.ts';
import type { Operations } from './operations.ts';
import { sameOrigin } from './sameOrigin.ts';
import { readStreamRequest, type StreamRequest } from './streamRequest.ts';

export interface EventStreamOptions {
  readonly path: string;
  readonly operations: Operations;
  readonly logger: Logger;
  readonly makeContext: MakeContext<unknown>;
  /** Everybody is admitted when left out. */
  readonly admit?: Admit | undefined;
  /** Counts a client's connections, other transports' too. */
  readonly connections: ClientConnections;
  readonly addressOf: ClientAddress;
  /** Origins of the pages on other sites that may ask. */
  readonly origins?: readonly string[] | undefined;
  /** Time between the comments that keep a quiet stream open on its way through proxies, in ms. */
  readonly keepAlive?: number;
}

export interface EventStreams {
  /** Ends every stream without saying that its operation is complete, so that clients resume elsewhere. */
  close(): void;
}

/** How long a browser is to wait before it comes back, in ms. */
const comeBackAfter = 1_000;

/**
 * Serves operations as server-sent events: GraphQL over SSE in its distinct connections mode, for clients whose network lets
 * no WebSocket through. Each event of a subscription that can be resumed has its cursor as `id`, and a client that comes
 * back with `Last-Event-ID`, as browsers do by themselves, gets what it missed.
 *
 * The handler is our own because graphql-sse's reads its source without regard to the client and gives events no ids.
 * @see https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
 */
export function registerEventStreams(fastify: FastifyInstance, { path, operations, logger, makeContext, admit, connections, addressOf, origins, keepAlive = 15_000 }: EventStreamOptions): EventStreams {
  const open = new Set<Stream>();
  let closing = false;
  fastify.route({ method: ['GET', 'POST'], url: path, handler: answer });
  fastify.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: path,
    handler: (request, reply) => sendError(request, reply.header('allow', 'GET, POST'), 405, 'Event streams are served by GET and POST'),
  });

  return {
    close() {
      closing = true;
      for (const stream of open) stream.end();
    },
  };

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (closing) return sendError(request, reply.header('retry-after', '1'), 503, 'The server is shutting down');
    if (request.headers.accept?.includes('text/event-stream') !== true) return sendError(request, reply, 406, 'Accept must allow text/event-stream');
    // A browser's EventSource asks by GET without a preflight.
    if (!sameOrigin(request.headers, origins)) return sendError(request, reply, 403, 'Event streams are not served to pages of other sites');
    const asked = readStreamRequest(request);
    if (typeof asked === 'string') return sendError(request, reply, 400, asked);
    const read = operations.read(asked);
    const operation = 'errors' in read ? null : getOperationAST(read.document, asked.operationName);
    if (request.method === 'GET' && operation?.operation === OperationTypeNode.MUTATION) {
      return sendError(request, reply.header('allow', 'POST'), 405, 'Mutations are served by POST');
    }
    // Before there is a stream: a refusal has a status, and a browser's EventSource does not come back after one.
    await admit?.({ headers: request.headers, requestId: request.id });
    const leave = connections.admit(addressOf(request.raw));
    if (leave === null) return sendError(request, reply.header('retry-after', '5'), 429, 'Too many connections from this address');
    request.operationName = operation?.name?.value ?? null;

    reply.hijack();
    const stream = new Stream(reply.raw, { keepAlive, requestId: request.id });
    open.add(stream);
    try {
      await stream.carry('errors' in read ? { errors: read.errors } : start(request, asked, { document: read.document, documentHash: read.hash }, stream), operations);
    } finally {
      open.delete(stream);
      leave();
    }
    return reply;
  }

  async function start(request: FastifyRequest, asked: StreamRequest, document: Pick<OperationCall, 'document' | 'documentHash'>, stream: Stream): Promise<EventStream<ExecutionResult> | ExecutionResult> {
    const requestId = request.id;
    const lastEventId = request.headers['last-event-id'];
    const call: OperationCall = {
      ...document,
      operationName: asked.operationName,
      variables: asked.variables,
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
    const operation = getOperationAST(call.document, call.operationName);
    return operation?.operation === OperationTypeNode.SUBSCRIPTION ? operations.subscribe(call) : operations.run(call);
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
      // nginx holds back what it may buffer.
      'x-accel-buffering': 'no',
      'x-request-id': requestId,
    });
    response.write(`retry: ${String(comeBackAfter)}\n\n`);
    response.once('close', () => this.end());
    response.on('error', () => this.end());
    this.#timer = setInterval(() => this.#keepOpen(), keepAlive);
  }

  /** Writes what an operation answers, as fast as the client reads it, until either ends. */
  async carry(answer: Promise<EventStream<ExecutionResult> | ExecutionResult> | ExecutionResult, { cursorOf }: Pick<Operations, 'cursorOf'>): Promise<void> {
    const answered = await answer;
    if (!(Symbol.asyncIterator in answered)) await this.#write(nextEvent(answered));
    else {
      this.#events = answered;
      if (this.#ended.signal.aborted) await answered.return();
      try {
        for await (const result of answered) await this.#write(nextEvent(result, cursorOf(result)));
      } catch (error) {
        // A stream's failure is fit to be read.
        await this.#write(nextEvent({ errors: [error] }));
      }
    }
    if (!this.#ended.signal.aborted) this.#response.write('event: complete\ndata: \n\n');
    this.end();
  }

  /** Aborted when the response has ended, whoever ended it. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** Ends the response as it is. */
  end(): void {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    clearInterval(this.#timer);
    this.expiry.stop();
    void this.#events?.return().catch(() => undefined);
    this.#response.end();
  }

  /** Resolves when the client has taken it, so that a slow client slows its own stream down and no other. */
  async #write(text: string): Promise<void> {
    if (this.#ended.signal.aborted || this.#response.write(text)) return;
    await once(this.#response, 'drain', { signal: this.#ended.signal }).catch(() => undefined);
  }

  /** A client that has read nothing between two of these is no longer there. */
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
