import { badUserInput } from '../base/errors.ts';

/** As long as the audit log keeps it. */
const longestReason = 200;

/**
 * Why a person's data are exported or erased, as the audit log keeps it, trimmed. @throws HubError BAD_USER_INPUT for an empty reason, one
 * longer than 200 characters, or more than one line.
 */
export function statedReason(text: string): string {
  const reason = text.trim();
  if (reason === '' || reason.length > longestReason || /[\p{Cc}\u2028\u2029]/u.test(reason))
    throw badUserInput(['reason'], 'families.statedReason', { longest: longestReason });
  return reason;
}
