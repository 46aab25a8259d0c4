import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Identifies a client: its IPv4 address, or the /64 network of its IPv6 address, which is normally assigned to one client. */
export function networkOf(address: string): string {
  if (isIP(address) === 0) return address;
  const client = ipaddr.process(address);
  if (!(client instanceof ipaddr.IPv6)) return client.toString();
  return `${client.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
