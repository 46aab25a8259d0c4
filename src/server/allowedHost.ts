/** Names by which a program on this machine, and nobody else, reaches it. */
const loopback: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

export function isLoopback(host: string): boolean {
  return host === '::1' || loopback.includes(host) || host.startsWith('127.');
}

/**
 * Tells which `Host` headers a server answers. One on loopback knows its names; a page on the web can make its own name stand for
 * 127.0.0.1 (DNS rebinding), and is then of the same origin as the server in the eyes of a browser, but its name stays in the header.
 * @param listening what the server listens on.
 * @param allowed further names; a server that is not on loopback answers any name where there are none.
 */
export function hostCheck(listening: string, allowed: readonly string[] = []): (host: string | undefined) => boolean {
  if (!isLoopback(listening) && allowed.length === 0) return () => true;
  const names = new Set([...loopback, ...allowed.map((name) => name.toLowerCase())]);
  return (host) => {
    if (host === undefined || !URL.canParse(`http://${host}`)) return false;
    const { hostname } = new URL(`http://${host}`);
    return names.has(hostname) || /^127\.\d+\.\d+\.\d+$/.test(hostname);
  };
}
