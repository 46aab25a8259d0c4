import type { Signals } from '../store/Signals.ts';
import type { LiveSource } from './LiveSource.ts';

/** Learns of new events by the signals between the instances on one database. */
export function signalledSource(signals: Signals): LiveSource<unknown> {
  let stop: (() => void) | undefined;
  return {
    announce: () => signals.send(),
    open: ({ onLogChanged: onLogChanged }) => (stop = signals.listen(onLogChanged)),
    close: () => {
      stop?.();
      return Promise.resolve();
    },
  };
}
