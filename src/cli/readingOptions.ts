import { dateFormat } from '../base/localeFormats.ts';
import type { SexCodes } from '../interchange/growthAssessment/settleOthers.ts';
import { encodingNamed } from '../interchange/table/csv/encoding.ts';
import type { Separator } from '../interchange/table/Table.ts';
import { sexCode, sexOf } from '../interchange/values/words.ts';
import { invalidArgument } from './invalidArgument.ts';

/* Values of the options that say how a file is to be read. */

export function separatorOf(text: string): Separator {
  const separator = ({ comma: ',', semicolon: ';', tab: '\t', '\\t': '\t', pipe: '|', bar: '|' } as const)[text] ?? text;
  if (separator.length !== 1 || separator > '~' || /[\w"\r\n]/.test(separator)) throw invalidArgument('cli.separator');
  return separator;
}

export function encodingOf(text: string): string {
  try {
    return encodingNamed(text);
  } catch {
    throw invalidArgument('cli.encoding');
  }
}

export function timeZoneOf(text: string): string {
  try {
    return dateFormat(text).resolvedOptions().timeZone;
  } catch {
    throw invalidArgument('cli.timeZone');
  }
}

export function sexCodesOf(text: string): SexCodes {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  const codes = pairs.map(([code = '', word = '']) => [sexCode(code), /^[12]$/.test(word) ? null : sexOf(word)] as const);
  if (pairs.some((pair) => pair.length !== 2) || codes.some(([code, sex]) => code === '' || sex === null))
    throw invalidArgument('cli.sexCodes');
  return new Map(codes.flatMap(([code, sex]) => (sex === null ? [] : [[code, sex]])));
}
