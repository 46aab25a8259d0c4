import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import { areaLevel, type AreaCode } from '../areaCode.ts';
import type { IsoDate } from '../calendar.ts';
import { badUserInput, forbidden, type InputPath } from '../errors.ts';
import type { AreaIndex } from '../villages/index.ts';

/**
 * A text as it is stored, without outer spaces.
 * @throws HubError BAD_USER_INPUT when nothing is left, it is too long, or it holds a zero byte.
 */
export function requireText(text: string, longest: number, inputPath: InputPath): string {
  const kept = text.trim();
  if (kept === '' || kept.length > longest || kept.includes('\0')) throw badUserInput(inputPath, 'empty, too long or unreadable', `1 to ${longest.toLocaleString('en')} characters`);
  return kept;
}

/**
 * The codes of villages, each once.
 * @throws HubError BAD_USER_INPUT (no code of a village), NOT_FOUND, or FORBIDDEN outside the viewer's areas.
 */
export function requireVillages(codes: readonly AreaCode[], { areas, viewer }: { areas: AreaIndex; viewer: Viewer }, inputPath: InputPath): AreaCode[] {
  for (const [index, code] of codes.entries()) {
    const path = [...inputPath, index];
    if (areaLevel(code) !== 'VILLAGE') throw badUserInput(path, `${code} is not the code of a village`, 'a village code');
    areas.require(code, path);
    if (!mayWriteIn(viewer, code)) throw forbidden(path);
  }
  return [...new Set(codes)];
}

/** What can be wrong with a program's own values. */
export interface ProgramValues {
  startsOn: IsoDate;
  endsOn: IsoDate | null;
  budgetIdr: number | null;
  capacity: number | null;
}

/** @throws HubError BAD_USER_INPUT for an end before the start, a negative budget or a capacity below 1. */
export function checkProgram({ startsOn, endsOn, budgetIdr, capacity }: ProgramValues): void {
  if (endsOn !== null && endsOn < startsOn) throw badUserInput(['input', 'endsOn'], `${endsOn} is before the start`, `a date from ${startsOn} on`);
  if (budgetIdr !== null && !(budgetIdr >= 0 && Number.isFinite(budgetIdr))) throw badUserInput(['input', 'budgetIdr'], `${budgetIdr} is out of range`, '0 or more');
  if (capacity !== null && !(capacity >= 1)) throw badUserInput(['input', 'capacity'], `${capacity} is out of range`, '1 or more');
}
