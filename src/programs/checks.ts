import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import { areaLevel, type AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { badUserInput, forbidden, HubError, type InputPath } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import type { AreaIndex } from '../villages/index.ts';

/**
 * A text as stored, trimmed.
 * @throws HubError BAD_USER_INPUT if it is empty, too long, or holds a zero byte.
 */
export function requireText(text: string, longest: number, inputPath: InputPath): string {
  const kept = text.trim();
  if (kept === '' || kept.length > longest || kept.includes('\0')) throw badUserInput(inputPath, 'shared.textEmptyOrTooLong', { longest });
  return kept;
}

/**
 * The codes of villages, each once.
 * @throws HubError BAD_USER_INPUT (not the code of a village), NOT_FOUND, or FORBIDDEN outside the viewer's areas.
 */
export function requireVillages(
  codes: readonly AreaCode[],
  { areas, viewer }: { areas: AreaIndex; viewer: Viewer },
  inputPath: InputPath,
): AreaCode[] {
  for (const [index, code] of codes.entries()) {
    const path = [...inputPath, index];
    if (areaLevel(code) !== 'VILLAGE') throw badUserInput(path, 'shared.notAVillageCode', { code });
    areas.require(code, path);
    if (!mayWriteIn(viewer, code)) throw forbidden(path);
  }
  return [...new Set(codes)];
}

/** Checks that the viewer may change what belongs to the whole regency. @throws HubError FORBIDDEN for viewers of a part of it. */
export function requireRegency({ areas, viewer }: { areas: AreaIndex; viewer: Viewer }, inputPath: InputPath): void {
  const regencies = areas.all().filter((code) => areaLevel(code) === 'REGENCY');
  if (regencies.every((code) => mayWriteIn(viewer, code)) && viewer.partnerId === null) return;
  throw new HubError(message('programs.wholeRegency'), 'FORBIDDEN', inputPath);
}

/** Values of a program that are checked. */
export interface ProgramValues {
  startsOn: IsoDate;
  endsOn: IsoDate | null;
  budgetIdr: number | null;
  capacity: number | null;
}

/** @throws HubError BAD_USER_INPUT for an end before the start, a negative budget or a capacity below 1. */
export function checkProgram({ startsOn, endsOn, budgetIdr, capacity }: ProgramValues): void {
  if (endsOn !== null && endsOn < startsOn) throw badUserInput(['input', 'endsOn'], 'programs.endBeforeStart', { date: endsOn, startsOn });
  if (budgetIdr !== null && !(budgetIdr >= 0 && Number.isFinite(budgetIdr)))
    throw badUserInput(['input', 'budgetIdr'], 'shared.tooLow', { value: budgetIdr, lowest: 0 });
  if (capacity !== null && !(capacity >= 1)) throw badUserInput(['input', 'capacity'], 'shared.tooLow', { value: capacity, lowest: 1 });
}
