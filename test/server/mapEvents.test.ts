import { expect, test } from 'vitest';
import { mapEvents } from '../../src/server/operation/mapEvents.ts';

const asItIs = (error: unknown) => error as Error;

/** A source that gives what it is told to and writes down when it is released. */
function manualSource() {
  const requests: { resolve: (result: IteratorResult<number, undefined>) => void; reject: (error: Error) => void }[] = [];
  const source = {
    released: 0,
    give: (value: number) => requests.shift()?.resolve({ value, done: false }),
    fail: (error: Error) => requests.shift()?.reject(error),
    end: () => requests.shift()?.resolve({ value: undefined, done: true }),
    [Symbol.asyncIterator]: (): AsyncIterator<number, undefined> => ({
      next: () => new Promise((resolve, reject) => requests.push({ resolve, reject })),
      return: () => {
        source.released++;
        return Promise.resolve({ value: undefined, done: true });
      },
    }),
  };
  return source;
}

test('Payloads come out mapped and in order', async () => {
  const source = manualSource();
  const events = mapEvents(source, (value) => Promise.resolve(value * 10), asItIs);
  const first = events.next();
  source.give(1);
  expect(await first).toEqual({ value: 10, done: false });
  const second = events.next();
  source.end();
  expect(await second).toEqual({ value: undefined, done: true });
  expect(await events.next()).toEqual({ value: undefined, done: true });
});

test('Ending while the next payload is awaited releases the source at once and ends the wait', async () => {
  const source = manualSource();
  const events = mapEvents(source, (value) => Promise.resolve(value), asItIs);
  const waiting = events.next();
  await events.return();
  expect(source.released).toBe(1);
  expect(await waiting).toEqual({ value: undefined, done: true });
});

test('Ending twice releases the source once', async () => {
  const source = manualSource();
  const events = mapEvents(source, (value) => Promise.resolve(value), asItIs);
  await events.return();
  await events.return();
  expect(source.released).toBe(1);
});

test('Ending while a payload is being mapped drops it', async () => {
  const source = manualSource();
  let finishMapping: (value: number) => void = () => undefined;
  const events = mapEvents(source, () => new Promise<number>((resolve) => (finishMapping = resolve)), asItIs);
  const waiting = events.next();
  source.give(1);
  await Promise.resolve();
  await events.return();
  finishMapping(1);
  expect(await waiting).toEqual({ value: undefined, done: true });
});

test('A failing source ends the stream with the described failure', async () => {
  const source = manualSource();
  const events = mapEvents(
    source,
    (value) => Promise.resolve(value),
    () => new Error('masked'),
  );
  const waiting = events.next();
  source.fail(new Error('select * from alert'));
  await expect(waiting).rejects.toThrow('masked');
  expect(await events.next()).toEqual({ value: undefined, done: true });
});
