import { GraphQLError, type GraphQLErrorOptions } from 'graphql';
import { refusalText, type InputPath } from '../base/errors.ts';
import { message, type Language, type Message } from '../base/messages/index.ts';

/** A refusal of a document or a value, from before a resolver runs. */
export class GraphQLRefusal extends GraphQLError {
  constructor(
    /** What is wrong, and what is allowed. `message` is its English text. */
    readonly text: Message,
    options?: GraphQLErrorOptions,
    /** The input that is wrong; it stands before the text. */
    readonly inputPath?: InputPath,
  ) {
    super(refusalText(text, inputPath, 'en'), options);
  }

  /** The message in a language. */
  in(language: Language): string {
    return refusalText(this.text, this.inputPath, language);
  }
}

/** The text of an error of a scalar: the message of a refusal, or what another library says. */
export function textOf(error: GraphQLError): Message {
  return error instanceof GraphQLRefusal ? error.text : message('shared.verbatim', { text: error.message });
}
