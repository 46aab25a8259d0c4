import { Role } from '../access/Role.ts';
import { localKey, signLocalToken } from '../access/authentication/localTokens.ts';
import type { Config } from '../config.ts';
import { isLoopback } from '../loopback.ts';

/** How long the link signs in, in hours: a working day. */
const linkHours = 12;

/** What the hub says at its start of the mode it is in; nothing when it has an issuer. */
export function localModeNotice({ HUB_ISSUER, HOST }: Pick<Config, 'HUB_ISSUER' | 'HOST'>): string[] {
  if (HUB_ISSUER !== undefined) return [];
  const notice = 'Local mode: no HUB_ISSUER is set, so the hub takes the tokens that `npm run -s hub -- token` makes, and no others.';
  if (isLoopback(HOST)) return [notice];
  return [notice, `WARNING: HOST is ${HOST}, so other machines can reach this hub, in local mode. Whoever reads its data folder or the lines that it prints at start is its administrator. Set HUB_ISSUER and HUB_AUDIENCE.`];
}

/**
 * What the hub says of how to sign in, in local mode: a link that opens GraphiQL as an administrator. The token is in the fragment, which
 * browsers send to nobody. Nothing where no GraphiQL is served.
 */
export async function signInNotice({ HUB_ISSUER, HUB_TRUSTED_ONLY, HUB_DATA }: Pick<Config, 'HUB_ISSUER' | 'HUB_TRUSTED_ONLY' | 'HUB_DATA'>, address: string): Promise<string[]> {
  if (HUB_ISSUER !== undefined || HUB_TRUSTED_ONLY) return [];
  const token = await signLocalToken(localKey(HUB_DATA), { id: 'local-administrator', role: Role.ADMINISTRATOR, areas: null }, linkHours);
  return [`Sign in as administrator (for ${String(linkHours)} hours): ${address}#access_token=${token}`];
}
