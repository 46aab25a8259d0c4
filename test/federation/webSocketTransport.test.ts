import { parse } from 'graphql';
import { expect, it, onTestFinished, vi } from 'vitest';
import { StreamLost } from '../../src/server/gateway/StreamLost.ts';
import { webSocketTransport } from '../../src/server/gateway/webSocketTransport.ts';
import { toyContext } from '../server/toySchema.ts';
import { PushSource, serveToy } from '../server/toyServer.ts';

const document = parse('subscription { ticks { number } }');

async function subscribeTo(source: PushSource) {
  const server = await serveToy({ graceMs: 100, makeContext: () => ({ ...toyContext(), ticks: source }) });
  const execute = webSocketTransport.getSubgraphExecutor({ transportEntry: { location: server.graphql } });
  onTestFinished(() => execute[Symbol.asyncDispose]());
  const events = execute({ document });
  await source.subscribed;
  return { server, events };
}

it('pauses the WebSocket of a client that is behind, and gives it every event in order', async () => {
  const source = new PushSource();
  const { events } = await subscribeTo(source);
  for (let number = 1; number <= 15_000; number++) source.push({ number });

  for (let number = 1; number <= 15_000; number++) expect((await events.next()).value).toEqual({ data: { ticks: { number } } });
  await events.return?.();
  await source.released;
});

it('says that the stream is lost, after what it has kept, to a client that does not read for half a minute', async () => {
  const source = new PushSource();
  const { events } = await subscribeTo(source);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  for (let number = 1; number <= 1_500; number++) source.push({ number });
  await vi.waitUntil(() => vi.getTimerCount() > 0);
  vi.advanceTimersByTime(30_000);
  vi.useRealTimers();
  await source.released;

  for (let number = 1; number <= 1_000; number++) expect((await events.next()).value).toEqual({ data: { ticks: { number } } });
  const rest = async () => {
    while ((await events.next()).done !== true);
  };
  await expect(rest()).rejects.toThrow(StreamLost);
});

it('says that the stream is lost when the subgraph stops, without subscribing again', async () => {
  const { server, events } = await subscribeTo(new PushSource());
  const next = events.next();
  await Promise.all([expect(next).rejects.toMatchObject({ code: 1001 }), server.close()]);
});

it('ends at once when it is not wanted any more, while it waits for an event', async () => {
  const source = new PushSource();
  const { events } = await subscribeTo(source);
  const next = events.next();
  await events.return?.();
  expect(await next).toEqual({ done: true, value: undefined });
  await source.released;
});
