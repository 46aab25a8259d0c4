import { AsyncLocalStorage } from 'node:async_hooks';
import { localAdministrator, type Viewer } from '../viewer.ts';
import type { RunOperation } from './AuditEntry.ts';

/** Who is writing, and in which operation. */
export interface Caller extends RunOperation {
  readonly viewer: Viewer;
}

const callers = new AsyncLocalStorage<Caller>();

/** The hub's own work: sweeps and commands. */
const hubItself: Caller = { viewer: localAdministrator, operation: null, requestId: null };

/** Does work in the name of a caller. Reads do without it: their context has the viewer. */
export function asCaller<T>(caller: Caller, work: () => T): T {
  return callers.run(caller, work);
}

export function currentCaller(): Caller {
  return callers.getStore() ?? hubItself;
}
