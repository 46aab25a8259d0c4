import { createClient } from 'graphql-ws';
import { describe, expect, expectTypeOf, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { HubContext } from '../../resolvers/shared/HubContext.ts';
import type { OperationContext } from '../../src/access/OperationContext.ts';
import type { GatewayContext } from '../../src/server/gateway/GatewayContext.ts';
import type { MakeContext } from '../../src/server/transport/client.ts';
import { serveToy, type ToyServer } from './toyServer.ts';
import { toyContext, type ToyContext } from './toySchema.ts';

describe('What an operation runs in', () => {
  test('is one type, which the contexts of the hub, of the gateway and of the tests have', () => {
    expectTypeOf<HubContext>().toExtend<OperationContext>();
    expectTypeOf<GatewayContext>().toExtend<OperationContext>();
    expectTypeOf<ToyContext>().toExtend<OperationContext>();
  });

  test('has no member that may be left out', () => {
    expectTypeOf<Required<OperationContext>>().toEqualTypeOf<OperationContext>();
    expectTypeOf<() => Omit<ToyContext, 'mayUse'>>().not.toExtend<MakeContext>();
    expectTypeOf<() => Omit<ToyContext, 'viewer'>>().not.toExtend<MakeContext>();
    expectTypeOf<() => Record<string, unknown>>().not.toExtend<MakeContext>();
    // @ts-expect-error A context that cannot say what its viewer may use is none.
    const makeContext: MakeContext = () => ({ viewer: toyContext().viewer });
    expect(makeContext).toBeTypeOf('function');
  });
});

describe('An operation in a context that cannot say what its viewer may use', () => {
  /** What no compiler lets through. */
  function serve(): Promise<ToyServer> {
    return serveToy({ makeContext: () => ({ ...toyContext(), mayUse: undefined }) as unknown as OperationContext });
  }
  const refused = [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }];

  test.each(['{ viewer }', '{ __typename }', 'mutation { step(number: 1) }'])('is refused over HTTP: %s', async (query) => {
    const { body, status } = await (await serve()).post({ query });
    expect(body.data).toBeUndefined();
    expect(body.errors).toMatchObject(refused);
    expect(status).toBe(500);
  });

  test('is refused as a file', async () => {
    const { status, body } = await (await serve()).post({ query: '{ named { name } }' }, { accept: 'text/csv' });
    expect(status).toBe(500);
    expect(body).toMatchObject({ errors: refused });
  });

  test.each(['{ viewer }', 'subscription { ticks { number } }'])('is refused on a WebSocket: %s', async (query) => {
    const client = createClient({ url: (await serve()).graphql.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    onTestFinished(() => void client.dispose());
    const results: unknown[] = [];
    for await (const result of client.iterate({ query })) results.push(result);
    expect(results).toMatchObject([{ errors: refused }]);
  });

  test('is refused on an event stream', async () => {
    const { url } = await serve();
    const response = await fetch(`${url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { ticks { number } }' }),
    });
    expect(await response.text()).toContain('INTERNAL_SERVER_ERROR');
  });
});
