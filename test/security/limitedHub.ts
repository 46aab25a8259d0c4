import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { anonymous, localAdministrator, Role, viewerOf, type Viewer } from '../../src/access/viewer.ts';
import { clientLimits } from '../../src/cli/abuseLimits.ts';
import { readConfig } from '../../src/hub/config.ts';
import type { SubgraphDefinition } from '../../src/federation/composeSupergraph.ts';
import type { Hub } from '../../src/hub/Hub.ts';
import { graphiqlPage, registerGraphiqlAssets } from '../../src/server/transport/graphiql.ts';
import { startServer, type RunningServer, type ServerOptions } from '../../src/server/transport/startServer.ts';
import { serveBothShapes } from '../federation/federatedHub.ts';
import type { DatabaseKind } from '../support/databases.ts';
import { openTestHub, silent } from '../support/testHub.ts';
import { hubSchema } from '../support/schemas.ts';

/** Header that names the viewer of a request in these tests: a role, or nothing for the anonymous one. */
export const roleHeader = 'x-test-role';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; extensions: Record<string, unknown> & { code: string } }[];
    extensions?: Record<string, unknown>;
  };
  /** Codes of the errors. */
  readonly codes: readonly string[];
}

export interface LimitedHub {
  readonly server: RunningServer;
  /** Address of GraphQL over HTTP. */
  readonly url: string;
  /** Sends a body by POST; a text as it is, anything else as JSON. */
  post(body: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(parameters: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
}

export interface LimitedHubs {
  /** On the database of those that are served. */
  readonly hub: Hub;
  /** Serves the hub with the limits that settings give it, for as long as the tests run. */
  serve(settings?: Record<string, string>, options?: Pick<ServerOptions, 'graphiql' | 'largestExport'>): Promise<LimitedHub>;
  close(): Promise<void>;
}

/** A hub with the fixture's data, to be served as `hub serve` serves it. */
export async function openLimitedHubs(kind: DatabaseKind): Promise<LimitedHubs> {
  const test = await openTestHub(kind);
  const servers: RunningServer[] = [];
  return {
    hub: test.hub,
    async serve(settings = {}, options = {}) {
      const server = await startServer({
        schema: hubSchema(),
        host: '127.0.0.1',
        port: 0,
        logger: silent,
        makeContext: ({ headers, connectionParams }) =>
          new HubContext(test.hub, viewerNamed(headers[roleHeader] ?? connectionParams?.[roleHeader])),
        graphiql: graphiqlPage,
        register: registerGraphiqlAssets,
        ...clientLimits(readConfig(settings)),
        ...options,
      });
      servers.push(server);
      return limitedHub(server);
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
      await test.close();
    },
  };
}

/** The same in parts: each that is served is a gateway, before subgraphs that they share. */
export async function openLimitedGateways(agencies?: readonly SubgraphDefinition[]): Promise<LimitedHubs & { readonly single: string }> {
  const shapes = await serveBothShapes({ ...(agencies && { agencies }) });
  return {
    hub: shapes.hub,
    /** Address of the hub in one piece on the same database, which limits nothing. */
    single: shapes.single,
    async serve(settings = {}, options = {}) {
      return limitedHub(
        await shapes.serveGateway({
          authenticator: {
            authenticate: ({ headers, connectionParams }) => ({
              viewer: viewerNamed(headers[roleHeader] ?? connectionParams?.[roleHeader]),
            }),
          },
          graphiql: graphiqlPage,
          register: registerGraphiqlAssets,
          ...clientLimits(readConfig(settings)),
          ...options,
        }),
      );
    },
    close: () => shapes.close(),
  };
}

function limitedHub(server: RunningServer): LimitedHub {
  const url = `${server.url}/graphql`;
  return {
    server,
    url,
    post: async (body, headers = {}) =>
      read(
        await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', [roleHeader]: Role.ADMINISTRATOR, ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
    get: async (parameters, headers = {}) =>
      read(
        await fetch(`${url}?${new URLSearchParams(parameters).toString()}`, {
          headers: { 'apollo-require-preflight': 'true', [roleHeader]: Role.ADMINISTRATOR, ...headers },
        }),
      ),
  };
}

function viewerNamed(role: unknown): Viewer {
  if (typeof role !== 'string' || role === '' || role === 'ANONYMOUS') return anonymous;
  return role === Role.ADMINISTRATOR ? localAdministrator : viewerOf({ id: `test-${role}`, role: role as Role, areas: null });
}

export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  let body: Answer['body'] = {};
  try {
    body = JSON.parse(text) as Answer['body'];
  } catch {
    // No GraphQL answer; the test looks at the text.
  }
  return {
    status: response.status,
    headers: response.headers,
    text,
    body,
    codes: (body.errors ?? []).map(({ extensions }) => extensions.code),
  };
}
