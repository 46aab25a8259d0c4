import type { Asking } from '../../src/access/authentication/bearer.ts';
import type { Authenticator, Credentials } from '../../src/access/authentication/Authenticator.ts';
import type { Hub } from '../../src/Hub.ts';
import { HubContext } from './HubContext.ts';

/** How a server of the hub lets callers in and makes their contexts: each is who the token says. */
export function authenticatedContexts(hub: Hub, authenticator: Authenticator) {
  return {
    admit: (asking: Asking): Credentials | Promise<Credentials> => authenticator.authenticate(asking),
    makeContext: async (asking: Asking): Promise<HubContext> => {
      const credentials = await authenticator.authenticate(asking);
      return new HubContext(hub, credentials.viewer, credentials);
    },
  };
}
