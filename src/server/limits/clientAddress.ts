import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';

/** The address that a request comes from. */
export type ClientAddress = (request: IncomingMessage) => string;

/**
 * Reads the client's address from `X-Forwarded-For` if trusted proxies wrote it. The header of any other sender is ignored.
 * @param proxies addresses and networks (CIDR) of proxies, or `loopback`, `linklocal`, `uniquelocal`.
 */
export function clientAddressOf(proxies: readonly string[] = []): ClientAddress {
  if (proxies.length === 0) return ({ socket }) => socket.remoteAddress ?? '';
  const trust = proxyAddr.compile([...proxies]);
  return (request) => proxyAddr(request, trust);
}
