import type { Viewer } from '../../src/access/viewer.ts';
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

  /** Names those who see the same: whoever has the same rights is told the same of an event. */
  get audience(): string {
    return JSON.stringify(this.viewer);
  }
}
