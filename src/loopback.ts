const loopback = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/** Whether a host, as an address or a URL names it, is this machine itself, which no other can reach. */
export function isLoopback(host: string): boolean {
  return loopback.has(host);
}
