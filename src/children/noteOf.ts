import { badUserInput, type InputPath } from '../base/errors.ts';

const longest = 1_000;

/**
 * A remark as stored: trimmed, null if empty.
 * @throws HubError BAD_USER_INPUT for one that is longer than 1,000 characters or holds a zero byte.
 */
export function noteOf(text: string | null | undefined, inputPath: InputPath): string | null {
  const note = text?.trim() ?? '';
  if (note.length > longest || note.includes('\0')) throw badUserInput(inputPath, 'shared.textTooLong', { longest });
  return note === '' ? null : note;
}
