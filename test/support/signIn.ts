import { localKey, signLocalToken } from '../../src/access/authentication/localTokens.ts';
import { Role, type Grant } from '../../src/access/viewer.ts';

const administrator: Grant = { id: 'local-administrator', role: Role.ADMINISTRATOR, areas: null };

/** Headers, and connection parameters, by the address of the hub that they sign in at. */
const signedIn = new Map<string, Record<string, string>>();

/** A token of a hub in local mode, by its data folder. */
export function localTokenOf(dataFolder: string, grant: Grant = administrator): Promise<string> {
  return signLocalToken(localKey(dataFolder), grant, 1);
}

/** Has whoever asks the hub at an address by `ask`, `dataOf` or `webSocketClient` ask as its administrator, unless told otherwise. */
export async function signInAt(url: string, dataFolder: string): Promise<void> {
  signedIn.set(new URL(url).origin, { authorization: `Bearer ${await localTokenOf(dataFolder)}` });
}

/** What to send along to a hub; nothing to one that nobody has signed in at. */
export function credentialsFor(url: string): Record<string, string> {
  return signedIn.get(new URL(url).origin) ?? {};
}
