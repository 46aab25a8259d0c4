import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/**
 * Lets pages of these origins, and no others, use the server. Without it no answer has a CORS header, and a browser shows none to pages of
 * other sites. Tokens go in a header that the page sets, so no cookies are asked for.
 */
export async function allowOrigins(fastify: FastifyInstance, origins: readonly string[]): Promise<void> {
  await fastify.register(cors, {
    origin: [...origins],
    methods: ['GET', 'POST'],
    allowedHeaders: [
      'accept',
      'apollo-require-preflight',
      'authorization',
      'content-type',
      'graphql-cost',
      'hub-purpose',
      'last-event-id',
      'x-apollo-operation-name',
    ],
    exposedHeaders: ['content-disposition', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'],
    credentials: false,
    maxAge: 600,
  });
}
