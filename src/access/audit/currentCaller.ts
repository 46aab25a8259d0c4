import { AsyncLocalStorage } from 'node:async_hooks';
import { localAdministrator, type Viewer } from '../viewer.ts';
import type { RunOperation } from './AuditEntry.ts';

/** The caller of the current write, and its operation. */
export interface Caller extends RunOperation {
  readonly viewer: Viewer;
}

const callers = new AsyncLocalStorage<Caller>();

/** The hub's own work: sweeps and commands. */
const hubActor: Caller = { viewer: localAdministrator, operation: null, requestId: null };

/** Runs work in the name of a caller. Reads do not need it: their context has the viewer. */
export function asCaller<T>(caller: Caller, work: () => T): T {
  return callers.run(caller, work);
}

export function currentCaller(): Caller {
  return callers.getStore() ?? hubActor;
}
