import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';

/** The address that a request comes from. */
export type ClientAddress = (request: IncomingMessage) => string;

/**
 * Reads addresses as the trusted proxies tell them in `X-Forwarded-For`; anybody else may write there what it likes.
 * @param proxies addresses and networks (CIDR) of proxies, or `loopback`, `linklocal`, `uniquelocal`.
 */
export function clientAddressOf(proxies: readonly string[] = []): ClientAddress {
  if (proxies.length === 0) return ({ socket }) => socket.remoteAddress ?? '';
  const trust = proxyAddr.compile([...proxies]);
  return (request) => proxyAddr(request, trust);
}
