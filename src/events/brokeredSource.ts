import type { Signals } from '../store/Signals.ts';
import type { Broker, EventCodec } from './Broker.ts';
import type { LiveSource } from './LiveSource.ts';

/**
 * Receives new events through a broker, so that this instance does not have to read them. While the broker is unreliable, the signals of
 * the database replace it.
 */
export function brokeredSource<E>({
  broker,
  codec,
  signals,
}: {
  broker: Broker;
  codec: Pick<EventCodec<E>, 'decode'>;
  signals: Signals;
}): LiveSource<E> {
  let stop: (() => void) | undefined;
  return {
    announce: () => signals.send(),
    open({ onLogChanged: onLogChanged, onEvent: onEvent }) {
      stop = signals.listen(() => {
        if (!broker.reliable) onLogChanged();
      });
      broker.listen({
        onReliabilityChanged: onLogChanged,
        onMessage: ({ body, previous }) => (body === null ? onLogChanged() : onEvent(codec.decode(body), previous)),
      });
    },
    async close() {
      stop?.();
      await broker.close();
    },
  };
}
