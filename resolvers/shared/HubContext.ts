import type { FieldAccess } from '../../src/access/Access.ts';
import { hasPersonScope, mayUse, Role, type Viewer } from '../../src/access/viewer.ts';
import type { Hub } from '../../src/Hub.ts';
import type { Store } from '../../src/store/Store.ts';
import { Loaders } from './Loaders.ts';
import { viewersHub } from './viewersHub.ts';

/** What every resolver is given: who asks, the hub, and this operation's loaders. Made anew for each operation and each event. */
export class HubContext {
  readonly loaders: Loaders;

  /** As the viewer has it: its store sees no more than the viewer may. */
  readonly hub: Hub;
  /** The store without the viewer's limits: for figures that are made of all families and tell of none. */
  readonly figures: Store;

  constructor(
    hub: Hub,
    readonly viewer: Viewer,
  ) {
    this.hub = viewersHub(hub, viewer);
    this.figures = hub.store;
    this.loaders = new Loaders(this.hub.store, viewer);
  }

  /** Where families are counted for the viewer: those the viewer may see, or, for who sees no single one, all (`countFor` blurs them). */
  get counted(): Store {
    return hasPersonScope(this.viewer) ? this.hub.store : this.figures;
  }

  /** Whether the viewer has shown a token. */
  get isSignedIn(): boolean {
    return this.viewer.role !== Role.ANONYMOUS;
  }

  /** Whether the viewer may use a field that is declared so. */
  mayUse(access: FieldAccess | undefined): boolean {
    return mayUse(this.viewer, access);
  }

  /** Names those who see the same: whoever has the same rights is told the same of an event. */
  get audience(): string {
    return JSON.stringify(this.viewer);
  }
}
