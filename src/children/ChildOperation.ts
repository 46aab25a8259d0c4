import type { Viewer } from '../access/viewer.ts';
import type { IsoDate } from '../calendar.ts';
import type { Hooks } from '../events/Hooks.ts';
import type { Store } from '../store/Store.ts';

/** What the operations on children need beside their input. */
export interface ChildOperation {
  store: Store;
  hooks: Hooks;
  viewer: Viewer;
  today: IsoDate;
}
