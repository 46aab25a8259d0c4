import { parse } from 'graphql';
import { expect, it, onTestFinished } from 'vitest';
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

it('keeps 1,000 events for a client that does not read, asks for no more, and says after them that the stream is lost', async () => {
  const source = new PushSource();
  const { events } = await subscribeTo(source);
  for (let number = 1; number <= 1_500; number++) source.push({ number });
  await source.released;

  for (let number = 1; number <= 1_000; number++) expect((await events.next()).value).toEqual({ data: { ticks: { number } } });
  await expect(events.next()).rejects.toThrow(StreamLost);
  expect(await events.next()).toEqual({ done: true, value: undefined });
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
