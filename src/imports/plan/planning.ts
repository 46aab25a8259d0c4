import type { Message } from '../../base/messages/index.ts';
import type { FileRow, PlannedWrites, RowPlan, RowRemark } from '../contract.ts';
import { RowFate } from '../enums.ts';

/** Nothing is written. */
export const nothing: PlannedWrites = {
  family: null,
  members: [],
  child: null,
  measurements: [],
  correction: null,
  posyandu: null,
  familyFacts: null,
  childFacts: null,
  enrolment: null,
};

export interface Planned {
  fate: RowFate;
  childId?: string | null;
  familyId?: string | null;
  reasons?: readonly RowRemark[];
  writes?: PlannedWrites | null;
}

/** The plan of a row; what was noted on reading it stands behind the reasons. */
export function planOf(row: FileRow, { fate, childId = null, familyId = null, reasons = [], writes = null }: Planned): RowPlan {
  return { row, fate, reasons: [...reasons, ...row.notes], villageCode: row.villageCode, childId, familyId, candidates: [], writes };
}

export function refusal(row: FileRow, text: Message): RowPlan {
  return planOf(row, { fate: RowFate.REFUSED, reasons: [{ column: null, message: text }] });
}
