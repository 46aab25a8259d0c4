import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendError } from './httpErrors.ts';
import type { ClientAddress } from '../limits/clientAddress.ts';
import { rateError, type Rates, type RateState } from '../limits/Rates.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The states of the client's quotas, as far as they are known. */
    rates: readonly RateState[];
  }
}

/** Counts every request for GraphQL against the quota of its address, before it is read. */
export function limitRates(
  fastify: FastifyInstance,
  { rates, addressOf, path }: { rates: Rates; addressOf: ClientAddress; path: string },
): void {
  fastify.decorateRequest('rates');
  fastify.addHook('onRequest', (request, reply, done) => {
    const { url } = request.routeOptions;
    if (url !== path && url !== `${path}/stream`) {
      done();
      return;
    }
    request.rates = rates.takeAddress(addressOf(request.raw));
    tellRates(reply, []);
    const error = rateError(request.rates);
    if (error === null) done();
    else sendError(request, reply, 429, error.text, error.extensions);
  });
}

/**
 * Sends a client the states of its quotas: that of its address, and the others if they are known.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function tellRates(reply: FastifyReply, more: readonly RateState[]): void {
  const states = [...reply.request.rates, ...more];
  if (states.length === 0) return;
  const retry = Math.max(...states.map(({ retrySeconds }) => retrySeconds));
  reply.header(
    'ratelimit-policy',
    states.map(({ policy, quota, windowSeconds }) => `"${policy}";q=${quota};w=${windowSeconds}`).join(', '),
  );
  reply.header('ratelimit', states.map(({ policy, remaining, resetSeconds }) => `"${policy}";r=${remaining};t=${resetSeconds}`).join(', '));
  if (retry > 0) reply.header('retry-after', String(retry));
}
