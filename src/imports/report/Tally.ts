import type { Message } from '../../base/messages/index.ts';
import type { RowPlan, RowRemark } from '../contract.ts';
import { RowFate } from '../enums.ts';

export type FateCounts = Record<RowFate, number>;

/** What becomes of the rows of a file, counted: by fate, by village, and why rows are refused or unclear. */
export class Tally {
  readonly all = noFates();
  /** By code of the village; the empty text for rows without one. */
  readonly villages = new Map<string, FateCounts>();
  /** Each reason of refused and unclear rows, by its message without its values. */
  readonly reasons = new Map<string, { message: Message; column: string | null; rows: number }>();

  add({ fate, reasons, villageCode }: Pick<RowPlan, 'fate' | 'reasons' | 'villageCode'>): void {
    this.all[fate]++;
    const village = this.villages.get(villageCode ?? '') ?? noFates();
    village[fate]++;
    this.villages.set(villageCode ?? '', village);
    const [reason] = reasons;
    if (reason !== undefined && (fate === RowFate.REFUSED || fate === RowFate.UNCLEAR)) this.#count(reason);
  }

  #count({ column, message }: RowRemark): void {
    const key = `${column ?? ''} ${message.key}`;
    const counted = this.reasons.get(key) ?? { message, column, rows: 0 };
    counted.rows++;
    this.reasons.set(key, counted);
  }
}

function noFates(): FateCounts {
  return { NEW: 0, KNOWN: 0, CHANGED: 0, EQUAL: 0, UNCLEAR: 0, REFUSED: 0 };
}
