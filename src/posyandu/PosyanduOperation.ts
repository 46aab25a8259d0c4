import type { Viewer } from '../access/viewer.ts';
import type { IsoDate } from '../base/calendar.ts';
import type { Hooks } from '../events/Hooks.ts';
import type { Store } from '../store/Store.ts';
import type { AreaIndex } from '../villages/index.ts';

/** Context of the operations on posyandu. */
export interface PosyanduOperation {
  store: Store;
  areas: AreaIndex;
  hooks: Hooks;
  viewer: Viewer;
  today: IsoDate;
}
