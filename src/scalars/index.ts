import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { maskNik, WholeNik } from '../access/nik/maskNik.ts';
import { areaLevel } from '../areaCode.ts';
import { isIsoDate } from '../calendar.ts';

/** Makes a scalar whose values are texts, checked the same way in variables and in documents. */
function textScalar(name: string, description: string, problemOf: (text: string) => string | null, allowed: string, serialize: (value: unknown) => string = String): GraphQLScalarType<string, string> {
  const check = (value: unknown): string => {
    const problem = typeof value === 'string' ? problemOf(value) : 'not a text';
    if (typeof value === 'string' && problem === null) return value;
    throw new GraphQLError(`${name}: ${problem ?? ''}; allowed: ${allowed}`, { extensions: { code: 'BAD_USER_INPUT' } });
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize,
    parseValue: check,
    parseLiteral: (node: ValueNode) => check(node.kind === Kind.STRING ? node.value : null),
  });
}

export const AreaCodeScalar = textScalar(
  'AreaCode',
  'Kemendagri area code, dotted: regency `33.26`, district `33.26.16`, village `33.26.16.2001`.',
  (text) => (areaLevel(text) === null ? 'not an area code' : null),
  'a Kemendagri code such as 33.26, 33.26.16 or 33.26.16.2001',
);

export const DateScalar = textScalar(
  'Date',
  'Calendar date, ISO 8601, e.g. `2024-07-30`.',
  (text) => (isIsoDate(text) ? null : 'not a date'),
  'a calendar date from 1900 on, written YYYY-MM-DD',
);

export const MonthScalar = textScalar(
  'Month',
  'Calendar month, ISO 8601, e.g. `2024-07`.',
  (text) => (/^\d{4}-\d{2}$/.test(text) && isIsoDate(`${text}-01`) ? null : 'not a month'),
  'a calendar month from 1900 on, written YYYY-MM',
);

export const DateTimeScalar = textScalar(
  'DateTime',
  'Instant, ISO 8601 in UTC, e.g. `2024-07-30T02:00:00.000Z`.',
  (text) => (/^\d{4}-\d{2}-\d{2}T/.test(text) && isInstant(Date.parse(text)) ? null : 'not an instant'),
  'an instant from 1900 to 9999 written as ISO 8601, e.g. 2024-07-30T02:00:00Z',
  (value) => new Date(value as string | Date).toISOString(),
);

/** @param time ms of the epoch, in UTC; NaN for none. */
function isInstant(time: number): boolean {
  return time >= Date.UTC(1900, 0) && time < Date.UTC(10_000, 0);
}

export const NikScalar = textScalar(
  'NIK',
  '16-digit national identity number. Reads back masked (`3326**********01`) unless the viewer may read identities and says why.',
  (text) => (/^\d{16}$/.test(text) ? null : 'not a NIK'),
  '16 digits',
  shownNik,
);

/** Masks whatever is not marked as an opened identity, so that none gets out whole by mistake. */
function shownNik(value: unknown): string {
  return value instanceof WholeNik ? value.reveal() : maskNik(String(value));
}

export { maskNik };
