import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Whether a host is a loopback address or name, which other machines cannot reach: `localhost`, an address of 127.0.0.0/8, also as IPv6
 * (`::ffff:127.0.0.1`), or `::1`.
 * @param host an address, or a host name as in a URL: IPv6 in brackets.
 * @see https://www.rfc-editor.org/rfc/rfc6890#section-2.2.2
 */
export function isLoopback(host: string): boolean {
  const address = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  if (isIP(address) === 0) return host.toLowerCase() === 'localhost';
  return ipaddr.process(address).range() === 'loopback';
}
