import { describe, expect, test } from 'vitest';
import { HubError } from '../../src/base/errors.ts';
import { toyContext } from './toySchema.ts';
import { gate, serveToy } from './toyServer.ts';

describe('The server', () => {
  test('says where it is', async () => {
    const server = await serveToy();
    expect(server.port).toBeGreaterThan(0);
    expect(server.url).toBe(`http://127.0.0.1:${String(server.port)}`);
  });

  test('says in one line that its port is taken', async () => {
    const { port } = await serveToy();
    const error: unknown = await serveToy({ port }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HubError);
    expect(error).toMatchObject({ message: `Port ${String(port)} on 127.0.0.1 is in use; set PORT to another`, code: 'PORT_IN_USE' });
  });

  test('is alive, and ready when the hub is', async () => {
    let isReady = true;
    const { url } = await serveToy({ isReady: () => isReady });
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok' });
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    isReady = false;
    expect((await fetch(`${url}/ready`)).status).toBe(503);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  test('serves further routes, whose unmeant errors are masked too', async () => {
    const server = await serveToy({
      register: async (fastify) => {
        fastify.get('/extra', () => 'more');
        fastify.get('/broken', () => {
          throw new Error('select * from child');
        });
        return Promise.resolve();
      },
    });
    expect(await (await fetch(`${server.url}/extra`)).text()).toBe('more');
    const broken = await fetch(`${server.url}/broken`);
    expect(broken.status).toBe(500);
    expect(await broken.json()).toMatchObject({
      errors: [{ message: `Internal error; the request id is ${broken.headers.get('x-request-id') ?? ''}` }],
    });
  });

  test('answers running requests before it closes, and takes no new ones', async () => {
    const waiting = gate();
    const entered = gate();
    const server = await serveToy({
      makeContext: () => {
        entered.open();
        return { ...toyContext(), gate: waiting.opened };
      },
    });
    const answer = server.post({ query: '{ gate }' });
    await entered.opened;
    const closing = server.close();
    await expect(fetch(`${server.url}/health`)).rejects.toThrow();
    waiting.open();
    const { body, headers } = await answer;
    expect(body).toEqual({ data: { gate: null } });
    expect(headers.get('connection')).toBe('close');
    await closing;
  });

  test('cuts requests that do not finish in time', async () => {
    const entered = gate();
    const server = await serveToy({
      graceMs: 1,
      makeContext: () => {
        entered.open();
        return { ...toyContext(), gate: new Promise(() => undefined) };
      },
    });
    const outcome = server.post({ query: '{ gate }' }).then(
      () => 'answered',
      () => 'cut',
    );
    await entered.opened;
    await server.close();
    expect(await outcome).toBe('cut');
  });

  test('closes once, however often it is told to', async () => {
    const server = await serveToy();
    await expect(Promise.all([server.close(), server.close()])).resolves.toBeDefined();
    await expect(server.close()).resolves.toBeUndefined();
  });
});
