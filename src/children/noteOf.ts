import { badUserInput, type InputPath } from '../errors.ts';

const longest = 1_000;

/**
 * A remark as it is stored: without outer spaces, null where nothing is left.
 * @throws HubError BAD_USER_INPUT for one that is longer than 1,000 characters or holds a zero byte.
 */
export function noteOf(text: string | null | undefined, inputPath: InputPath): string | null {
  const note = text?.trim() ?? '';
  if (note.length > longest || note.includes('\0')) throw badUserInput(inputPath, 'too long or unreadable', `up to ${longest.toLocaleString('en')} characters`);
  return note === '' ? null : note;
}
