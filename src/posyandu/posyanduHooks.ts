import type { IsoDate } from '../base/calendar.ts';
import { Hook } from '../events/Hooks.ts';

/** The posyandu `mergedId` is the posyandu `keptId`, of the same village; both are locked. */
export interface PosyanduMerged {
  keptId: string;
  mergedId: string;
}

export const posyanduMerged = new Hook<PosyanduMerged>('posyanduMerged');

/** A posyandu is about to be closed, with this last day; it is locked. A handler may refuse it. */
export interface PosyanduClosing {
  id: string;
  on: IsoDate;
}

export const posyanduClosing = new Hook<PosyanduClosing>('posyanduClosing');
