import { outsideOperations } from '../base/background.ts';
import { runWithSignal } from './operationSignal.ts';

/** How long one piece of the hub's own work may take, in ms. */
const longest = 30_000;

/**
 * Runs a short piece of the hub's own work (a batch of audit entries, a page of the log) outside any operation, and with its own time
 * limit, so that a server that does not answer cannot block it for ever.
 */
export function asOwnWork<T>(work: () => T): T {
  return outsideOperations(() => runWithSignal({ signal: AbortSignal.timeout(longest), deadline: performance.now() + longest }, work));
}
