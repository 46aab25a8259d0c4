import type { FieldAccess } from '../../src/access/Access.ts';
import { mayUse, Role, type Viewer } from '../../src/access/viewer.ts';
import type { Hub } from '../../src/Hub.ts';
import { Loaders } from './Loaders.ts';

/** What every resolver is given: who asks, the hub, and this operation's loaders. Made anew for each operation and each event. */
export class HubContext {
  readonly loaders: Loaders;

  constructor(
    readonly hub: Hub,
    readonly viewer: Viewer,
  ) {
    this.loaders = new Loaders(hub.store, viewer);
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
