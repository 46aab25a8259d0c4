import type { FieldAccess } from '../../src/access/Access.ts';
import type { OperationContext } from '../../src/access/OperationContext.ts';
import { hasPersonScope, mayUse, type Viewer } from '../../src/access/viewer.ts';
import type { RunOperation } from '../../src/access/audit/AuditEntry.ts';
import { asCaller } from '../../src/access/audit/currentCaller.ts';
import { ReadTrail } from '../../src/access/audit/ReadTrail.ts';
import type { Credentials } from '../../src/access/authentication/Authenticator.ts';
import type { Hub } from '../../src/hub/Hub.ts';
import type { Store } from '../../src/store/Store.ts';
import { Loaders } from './Loaders.ts';
import { viewersHub } from './viewersHub.ts';

/** Keyed by viewer, whose object stays the same while a token is cached. */
const audiences = new WeakMap<Viewer, string>();

/** Context of every resolver: the viewer, the hub, and the loaders of the operation. Created for each operation and each event. */
export class HubContext implements OperationContext {
  readonly loaders: Loaders;
  /** Reads of the operation, for the audit log. */
  readonly trail: ReadTrail;
  operation: RunOperation = { operation: null, requestId: null };

  /** The hub with the viewer's limits: its store sees only rows that the viewer may see. */
  readonly hub: Hub;
  /** The store without the viewer's limits: for aggregate figures, and for operations that check the limits themselves. */
  readonly unlimited: Store;
  readonly expiresAt: Date | undefined;
  readonly whenRevoked: Credentials['whenRevoked'];

  /** @param credentials of the viewer; they never expire when left out. */
  constructor(
    hub: Hub,
    readonly viewer: Viewer,
    { expiresAt, whenRevoked }: Pick<Credentials, 'expiresAt' | 'whenRevoked'> = {},
  ) {
    this.hub = viewersHub(hub, viewer);
    this.unlimited = hub.store;
    this.trail = new ReadTrail(hub.audit, viewer);
    this.loaders = new Loaders(this.hub.store, viewer, this.trail);
    this.expiresAt = expiresAt;
    this.whenRevoked = whenRevoked;
  }

  /** The families counted for the viewer: those the viewer may see; for viewers without case access all, as published figures. */
  get counted(): Store {
    return hasPersonScope(this.viewer) ? this.hub.store : this.unlimited;
  }

  /** Whether the viewer may use a field that is declared so. */
  mayUse(access: FieldAccess | undefined): boolean {
    return mayUse(this.viewer, access);
  }

  /** Identifies viewers with the same rights, who get the same answer for an event. Whole NIKs, opened by a purpose, are for one viewer. */
  get audience(): string {
    const known = audiences.get(this.viewer);
    if (known !== undefined) return known;
    const { id, ...rights } = this.viewer;
    const audience = JSON.stringify(rights.purpose === null ? rights : { id, ...rights });
    audiences.set(this.viewer, audience);
    return audience;
  }

  /** Records that the viewer gets an answer that was read for another viewer. */
  sharesAnswerOf(other: HubContext): void {
    this.trail.shares(other.trail);
  }

  /** Runs an operation, so that what it writes and reads of people is recorded in its viewer's name. */
  async around<T>(operation: RunOperation & { readonly mutates: boolean }, work: () => T | Promise<T>): Promise<T> {
    this.operation = operation;
    try {
      return await (operation.mutates ? asCaller({ ...operation, viewer: this.viewer }, work) : work());
    } finally {
      this.trail.finish(operation);
    }
  }
}
