import type { Signals } from '../store/Signals.ts';
import type { Broker, EventCodec } from './Broker.ts';
import type { LiveSource } from './LiveSource.ts';

/**
 * Hears of new events through a broker, which brings the events themselves, so that this instance need not read them.
 * While the broker cannot be relied on, the signals of the database stand in.
 */
export function brokeredSource<E>({ broker, codec, signals }: { broker: Broker; codec: Pick<EventCodec<E>, 'decode'>; signals: Signals }): LiveSource<E> {
  let stop: (() => void) | undefined;
  return {
    announce: () => signals.send(),
    open({ look, take }) {
      stop = signals.listen(() => {
        if (!broker.reliable) look();
      });
      broker.listen({
        changed: look,
        take: ({ body, previous }) => (body === null ? look() : take(codec.decode(body), previous)),
      });
    },
    async close() {
      stop?.();
      await broker.close();
    },
  };
}
