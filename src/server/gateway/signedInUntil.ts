import { decodeJwt } from 'jose';

/**
 * When a token's time is over, by what it says of itself; undefined when it says nothing. The gateway believes it: whether a token
 * is good is for the subgraphs to find out, and one that is not has none of their data to lose.
 * @param clockSkewSeconds for how long after that the subgraphs still take it.
 */
export function signedInUntil(authorization: unknown, clockSkewSeconds: number): Date | undefined {
  if (typeof authorization !== 'string') return undefined;
  try {
    const { exp } = decodeJwt(authorization.replace(/^Bearer +/i, ''));
    return exp === undefined ? undefined : new Date((exp + clockSkewSeconds) * 1_000);
  } catch {
    return undefined;
  }
}
