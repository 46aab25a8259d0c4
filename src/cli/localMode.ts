import { Role } from '../access/Role.ts';
import { localKey, localSubject, signLocalToken } from '../access/authentication/localTokens.ts';
import type { Config } from '../hub/config.ts';
import { isLoopback } from '../base/loopback.ts';

/** Validity of the token in the sign-in link, in hours: a working day. */
const linkHours = 12;

/** Notice at the start of a hub in local mode; empty with an issuer. */
export function localModeNotice({ HUB_ISSUER, HOST }: Pick<Config, 'HUB_ISSUER' | 'HOST'>): string[] {
  if (HUB_ISSUER !== undefined) return [];
  const notice = 'Local mode: no HUB_ISSUER is set, so the hub accepts only tokens that `npm run -s hub -- token` makes.';
  if (isLoopback(HOST)) return [notice];
  return [
    notice,
    `WARNING: HOST is ${HOST}, so other machines can reach this hub in local mode. Anyone who can read its data folder, or the lines printed at its start, can act as administrator. Set HUB_ISSUER and HUB_AUDIENCE.`,
  ];
}

/**
 * In local mode, a link that opens GraphiQL as an administrator. The token is in the fragment, which browsers do not send. Empty if
 * the hub serves no GraphiQL.
 */
export async function signInNotice(
  { HUB_ISSUER, HUB_TRUSTED_ONLY, HUB_DATA }: Pick<Config, 'HUB_ISSUER' | 'HUB_TRUSTED_ONLY' | 'HUB_DATA'>,
  address: string,
): Promise<string[]> {
  if (HUB_ISSUER !== undefined || HUB_TRUSTED_ONLY) return [];
  const token = await signLocalToken(
    localKey(HUB_DATA),
    { id: localSubject(Role.ADMINISTRATOR), role: Role.ADMINISTRATOR, areas: null },
    linkHours,
  );
  return [`Sign in as administrator (for ${String(linkHours)} hours): ${address}#access_token=${token}`];
}
