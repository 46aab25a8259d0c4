import { isLoopback } from '../../base/loopback.ts';

/**
 * Tells which `Host` headers a server answers. One on loopback knows its names; a page on the web can make its own name stand for
 * 127.0.0.1 (DNS rebinding), and is then of the same origin as the server in the eyes of a browser, but its name stays in the header.
 * @param listening what the server listens on.
 * @param allowed further names; a server that is not on loopback answers any name where there are none.
 */
export function hostCheck(listening: string, allowed: readonly string[] = []): (host: string | undefined) => boolean {
  if (!isLoopback(listening) && allowed.length === 0) return () => true;
  const names = new Set(allowed.map((name) => name.toLowerCase()));
  return (host) => {
    if (host === undefined || !URL.canParse(`http://${host}`)) return false;
    const { hostname } = new URL(`http://${host}`);
    return names.has(hostname) || isLoopback(hostname);
  };
}
