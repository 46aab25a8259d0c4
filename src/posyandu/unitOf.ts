import { badUserInput, type InputPath } from '../base/errors.ts';

/** Whether a text is the number of an RW. */
export function isUnit(rw: string): boolean {
  return /^\d{1,3}$/.test(rw);
}

/** The number of an RW as it is stored: three digits. @throws HubError BAD_USER_INPUT for anything else than 1 to 3 digits. */
export function unitOf(rw: string | null | undefined, inputPath: InputPath): string | null {
  if (rw == null) return null;
  if (!isUnit(rw)) throw badUserInput(inputPath, 'posyandu.notAnRw', { rw });
  return rw.padStart(3, '0');
}
