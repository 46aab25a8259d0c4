import { isIPv6 } from 'node:net';

/** What a client is told from others by: an address, or the whole /64 of one of IPv6, which a client has to itself. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail = ''] = address.split('::');
  const [before, after] = [head, tail].map((part) => (part === '' ? [] : part.split(':')));
  const groups = address.includes('::') ? [...(before ?? []), ...new Array<string>(8 - (before?.length ?? 0) - (after?.length ?? 0)).fill('0'), ...(after ?? [])] : (before ?? []);
  return `${groups.slice(0, 4).join(':')}::/64`;
}
