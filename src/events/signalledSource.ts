import type { Signals } from '../store/Signals.ts';
import type { LiveSource } from './LiveSource.ts';

/** Hears of new events by the signals between the instances on one database. */
export function signalledSource(signals: Signals): LiveSource<unknown> {
  let stop: (() => void) | undefined;
  return {
    announce: () => signals.send(),
    open: ({ look }) => (stop = signals.listen(look)),
    close: () => {
      stop?.();
      return Promise.resolve();
    },
  };
}
