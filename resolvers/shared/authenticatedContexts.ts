import type { Asking } from '../../src/access/authentication/bearer.ts';
import type { Authenticator, Credentials } from '../../src/access/authentication/Authenticator.ts';
import type { Hub } from '../../src/hub/Hub.ts';
import { HubContext } from './HubContext.ts';

/** Authenticates the callers of a server of the hub, and creates their contexts. */
export function authenticatedContexts(hub: Hub, authenticator: Authenticator) {
  return {
    admit: (asking: Asking): Credentials | Promise<Credentials> => authenticator.authenticate(asking),
    makeContext: async (asking: Asking): Promise<HubContext> => {
      const credentials = await authenticator.authenticate(asking);
      return new HubContext(hub, credentials.viewer, credentials);
    },
  };
}
