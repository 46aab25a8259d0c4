import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/**
 * Lets pages of these origins, and no others, use the server. Without it no response has a CORS header, so a browser shows no response to
 * pages of other sites. The page sends its token in a header, so cookies are not needed.
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
