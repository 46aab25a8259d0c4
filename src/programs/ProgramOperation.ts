import type { Viewer } from '../access/viewer.ts';
import type { IsoDate } from '../base/calendar.ts';
import type { Store } from '../store/Store.ts';
import type { AreaIndex } from '../villages/index.ts';

/** Context of the operations on partners, programs and enrolments. */
export interface ProgramOperation {
  store: Store;
  areas: AreaIndex;
  viewer: Viewer;
  today: IsoDate;
}
