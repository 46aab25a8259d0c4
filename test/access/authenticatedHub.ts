import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { authenticatedContexts } from '../../resolvers/shared/authenticatedContexts.ts';
import { openAuthenticator } from '../../src/access/authentication/index.ts';
import type { IssuerTiming } from '../../src/access/authentication/IssuerKeys.ts';
import { localKey, signLocalToken } from '../../src/access/authentication/localTokens.ts';
import type { Grant } from '../../src/access/viewer.ts';
import { readConfig } from '../../src/hub/config.ts';
import { startServer } from '../../src/server/transport/startServer.ts';
import type { DatabaseKind } from '../support/databases.ts';
import { openTestHub, type TestHub } from '../support/testHub.ts';
import { hubSchema } from '../support/schemas.ts';

/** A hub on the fixture's data that knows its callers by their tokens, as `hub serve` does. */
export interface AuthenticatedHub extends TestHub {
  /** Address of GraphQL over HTTP. */
  readonly url: string;
  readonly dataFolder: string;
  /** Everything that was logged. */
  readonly log: string[];
  /** A token of local mode. */
  localToken(grant: Grant, hours?: number): Promise<string>;
}

/** @param timing how often an issuer is asked; at any time when left out. */
export async function serveAuthenticated(
  kind: DatabaseKind,
  settings: Record<string, string> = {},
  timing: IssuerTiming = { cooldownMs: 0 },
): Promise<AuthenticatedHub> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'hub-data-'));
  const log: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => log.push(line) });
  const test = await openTestHub(kind);
  const authentication = await openAuthenticator(readConfig({ HUB_DATA: dataFolder, ...settings }), test.hub.store, logger, timing);
  const server = await startServer({
    schema: hubSchema(),
    host: '127.0.0.1',
    port: 0,
    logger,
    ...authenticatedContexts(test.hub, authentication.authenticator),
  });
  return {
    ...test,
    url: `${server.url}/graphql`,
    dataFolder,
    log,
    localToken: (grant, hours = 1) => signLocalToken(localKey(dataFolder), grant, hours),
    close: async () => {
      await server.close();
      await authentication.close();
      await test.close();
      rmSync(dataFolder, { recursive: true });
    },
  };
}

export const bearing = (token: string) => ({ authorization: `Bearer ${token}` });
