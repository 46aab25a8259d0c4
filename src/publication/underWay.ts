import { outsideOperations } from '../base/background.ts';
import { throwIfCancelled } from '../store/cancellable.ts';
import { operationSignal } from '../store/operationSignal.ts';
import type { Store } from '../store/Store.ts';

/** The publication of a hub that has just started, by its database; the stores of all viewers share the database's signals. */
const underWay = new WeakMap<Store['signals'], Promise<unknown>>();

/** Makes reads of published figures wait until a publication has ended. @param publication must not reject. */
export function announcePublication(store: Store, publication: Promise<unknown>): void {
  underWay.set(
    store.signals,
    outsideOperations(() => publication.then(() => underWay.delete(store.signals))),
  );
}

/**
 * Resolves when the publication of a starting hub has ended; at once if none runs. Before that, figures of due months may be missing.
 * @throws HubError OPERATION_CANCELLED when the operation that waits is cancelled.
 */
export async function untilPublished(store: Store): Promise<void> {
  const publication = underWay.get(store.signals);
  if (publication === undefined) return;
  const signal = operationSignal()?.signal;
  throwIfCancelled();
  const { promise: cancelled, resolve } = Promise.withResolvers<undefined>();
  const leave = () => resolve(undefined);
  signal?.addEventListener('abort', leave, { once: true });
  try {
    await Promise.race([publication, cancelled]);
  } finally {
    signal?.removeEventListener('abort', leave);
  }
  throwIfCancelled();
}
