import type { Viewer } from '../access/viewer.ts';
import type { IsoDate } from '../calendar.ts';
import type { Store } from '../store/Store.ts';
import type { AreaIndex } from '../villages/index.ts';

/** What the operations on partners, programs and enrolments need beside their input. */
export interface ProgramOperation {
  store: Store;
  areas: AreaIndex;
  viewer: Viewer;
  today: IsoDate;
}
