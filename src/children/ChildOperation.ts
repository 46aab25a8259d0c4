import type { Viewer } from '../access/viewer.ts';
import type { IsoDate } from '../base/calendar.ts';
import type { Hooks } from '../events/Hooks.ts';
import type { Store } from '../store/Store.ts';

/** Context of the operations on children. */
export interface ChildOperation {
  store: Store;
  hooks: Hooks;
  viewer: Viewer;
  today: IsoDate;
}
