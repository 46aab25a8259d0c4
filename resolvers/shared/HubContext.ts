import type { FieldAccess } from '../../src/access/Access.ts';
import { hasPersonScope, isSignedIn, mayUse, type Viewer } from '../../src/access/viewer.ts';
import type { RunOperation } from '../../src/access/audit/AuditEntry.ts';
import { asCaller } from '../../src/access/audit/currentCaller.ts';
import { ReadTrail } from '../../src/access/audit/ReadTrail.ts';
import type { Credentials } from '../../src/access/authentication/Authenticator.ts';
import type { Hub } from '../../src/Hub.ts';
import type { Store } from '../../src/store/Store.ts';
import { Loaders } from './Loaders.ts';
import { viewersHub } from './viewersHub.ts';

/** By viewer, who stays the same for as long as a token is kept. */
const audiences = new WeakMap<Viewer, string>();

/** What every resolver is given: who asks, the hub, and this operation's loaders. Made anew for each operation and each event. */
export class HubContext {
  readonly loaders: Loaders;
  /** Whose records the operation has read. */
  readonly trail: ReadTrail;
  operation: RunOperation = { operation: null, requestId: null };

  /** As the viewer has it: its store sees no more than the viewer may. */
  readonly hub: Hub;
  /** The store without the viewer's limits: for figures that are made of all families and tell of none, and for operations that keep to the limits themselves. */
  readonly unlimited: Store;
  readonly expiresAt: Date | undefined;
  readonly whenRevoked: Credentials['whenRevoked'];

  /** @param credentials that the viewer is known by; good for ever when left out. */
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

  /** Where families are counted for the viewer: those the viewer may see, or, for who sees no single one, all (`countFor` blurs them). */
  get counted(): Store {
    return hasPersonScope(this.viewer) ? this.hub.store : this.unlimited;
  }

  /** Whether the viewer has shown a token. */
  get isSignedIn(): boolean {
    return isSignedIn(this.viewer);
  }

  /** Whether the viewer may use a field that is declared so. */
  mayUse(access: FieldAccess | undefined): boolean {
    return mayUse(this.viewer, access);
  }

  /** Names those who see the same: whoever has the same rights is told the same of an event. Whole NIKs, which a purpose opens, are for one viewer. */
  get audience(): string {
    const known = audiences.get(this.viewer);
    if (known !== undefined) return known;
    const { id, ...rights } = this.viewer;
    const audience = JSON.stringify(rights.purpose === null ? rights : { id, ...rights });
    audiences.set(this.viewer, audience);
    return audience;
  }

  /** Records that the viewer is told what was read for another one. */
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
