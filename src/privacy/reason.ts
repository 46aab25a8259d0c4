import { badUserInput } from '../errors.ts';

/** As long as the audit log keeps it. */
const longestReason = 200;

/**
 * Why somebody's data are exported or erased, as the audit log keeps it, without outer spaces.
 * @throws HubError BAD_USER_INPUT for none, one longer than 200 characters, or one that is no line of text.
 */
export function statedReason(text: string): string {
  const reason = text.trim();
  if (reason === '' || reason.length > longestReason || /[\p{Cc}\u2028\u2029]/u.test(reason)) throw badUserInput(['reason'], 'empty, too long or no line of text', `one line of 1 to ${longestReason} characters, without names`);
  return reason;
}
