import { isLoopback } from '../../base/loopback.ts';

/**
 * Tells which `Host` headers a server accepts. A server on loopback accepts only its own names. A web page can make its own name resolve to
 * 127.0.0.1 (DNS rebinding). A browser then takes page and server for the same origin, but the header still has the name of the page.
 * @param listening the address on which the server listens.
 * @param allowed further names; without any, a server that is not on loopback accepts every name.
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
