import type { Viewer } from '../access/viewer.ts';
import type { IsoDate } from '../base/calendar.ts';
import type { Hooks } from '../events/Hooks.ts';
import type { Store } from '../store/Store.ts';
import type { AreaIndex } from '../villages/index.ts';

/** What an operation needs beside its input. */
export interface FamilyOperation {
  store: Store;
  areas: AreaIndex;
  viewer: Viewer;
  today: IsoDate;
}

/** What an operation needs that other subgraphs follow. */
export interface FollowedOperation extends FamilyOperation {
  hooks: Hooks;
}
