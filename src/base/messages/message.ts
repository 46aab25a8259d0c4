import type { GetICUArgs } from '@schummar/icu-type-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { disjunction, messageFormatters } from '../localeFormats.ts';
import { en } from './en/index.ts';
import { id } from './id/index.ts';

/** Languages of messages, as BCP 47 names them. */
export type Language = 'en' | 'id';

/** English is complete; each other language has every key, with the same arguments. */
export type MessageKey = keyof typeof en;

/** Value of an argument. A list is rendered with "or"; a nested message is rendered in the language of the outer message. */
export type Argument = string | number | readonly string[] | Message;

/** A message before it is rendered in a language. */
export interface Message {
  readonly key: MessageKey;
  readonly args: Readonly<Record<string, Argument>>;
}

/** The arguments of a text in ICU MessageFormat, read from the text itself. */
type ArgumentsOf<Text extends string> = GetICUArgs<Text, { ICUArgument: Argument; ICUNumberArgument: number; ICUDateArgument: never }>;

/** The arguments of a message after its key: none where its text has none. */
export type MessageArguments<Key extends MessageKey> = keyof ArgumentsOf<(typeof en)[Key]> extends never
  ? []
  : [args: ArgumentsOf<(typeof en)[Key]>];

/** Keys that a language lacks, or whose text takes other arguments than the English one. */
type Mismatches<Texts> = {
  [Key in MessageKey]: Key extends keyof Texts
    ? Texts[Key] extends string
      ? [keyof ArgumentsOf<Texts[Key]>, keyof ArgumentsOf<(typeof en)[Key]>] extends [
          keyof ArgumentsOf<(typeof en)[Key]>,
          keyof ArgumentsOf<Texts[Key]>,
        ]
        ? never
        : Key
      : Key
    : Key;
}[MessageKey];

/** Accepts a catalogue without mismatches; otherwise the type of the parameter names the keys. */
function complete<Texts>(texts: [Mismatches<Texts>] extends [never] ? Texts : Record<Mismatches<Texts>, 'missing, or other arguments'>) {
  return texts as Readonly<Record<MessageKey, string>>;
}

const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en, id: complete<typeof id>(id) };

/** A message with its arguments. */
export function message<Key extends MessageKey>(key: Key, ...[args]: MessageArguments<Key>): Message {
  return { key, args: (args ?? {}) as Message['args'] };
}

/** Renders a message in a language. */
export function render({ key, args }: Message, language: Language): string {
  const values = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, written(value, language)]));
  return formatOf(key, language).format(values) as string;
}

function written(value: Argument, language: Language): string | number {
  if (typeof value !== 'object') return value;
  return 'key' in value ? render(value, language) : disjunction(language).format(value);
}

/** Each text is parsed once; the map is bounded by the number of texts. */
const formats = new Map<string, IntlMessageFormat>();

function formatOf(key: MessageKey, language: Language): IntlMessageFormat {
  const name = `${language} ${key}`;
  let format = formats.get(name);
  if (format === undefined) {
    format = new IntlMessageFormat(catalogues[language][key], language, undefined, { ignoreTag: true, formatters: messageFormatters });
    formats.set(name, format);
  }
  return format;
}
