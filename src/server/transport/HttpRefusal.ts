import { refusalText, type InputPath } from '../../base/errors.ts';
import type { Message } from '../../base/messages/index.ts';

/** A refusal of a request before GraphQL, with its status and a message for the caller. */
export class HttpRefusal extends Error {
  constructor(
    readonly statusCode: number,
    readonly text: Message,
    /** The parameter that is wrong. */
    readonly inputPath?: InputPath,
  ) {
    super(refusalText(text, inputPath, 'en'));
  }
}
