import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { maskNik, WholeNik } from '../base/maskNik.ts';
import { areaLevel } from '../base/areaCode.ts';
import { isIsoDate } from '../base/calendar.ts';
import { message } from '../base/messages/index.ts';
import { GraphQLRefusal } from './GraphQLRefusal.ts';

/** Makes a scalar whose values are texts, checked the same way in variables and in documents. */
function textScalar(
  name: string,
  description: string,
  isValid: (text: string) => boolean,
  refusal: 'graphql.areaCode' | 'graphql.date' | 'graphql.month' | 'graphql.dateTime' | 'graphql.nik' | 'graphql.familyCard',
  serialize: (value: unknown) => string = String,
): GraphQLScalarType<string, string> {
  const check = (value: unknown): string => {
    if (typeof value === 'string' && isValid(value)) return value;
    throw new GraphQLRefusal(message(refusal, { given: typeof value === 'string' ? 'text' : 'other' }), {
      extensions: { code: 'BAD_USER_INPUT' },
    });
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
  (text) => areaLevel(text) !== null,
  'graphql.areaCode',
);

export const DateScalar = textScalar('Date', 'Calendar date, ISO 8601, e.g. `2024-07-30`.', isIsoDate, 'graphql.date');

export const MonthScalar = textScalar(
  'Month',
  'Calendar month, ISO 8601, e.g. `2024-07`.',
  (text) => /^\d{4}-\d{2}$/.test(text) && isIsoDate(`${text}-01`),
  'graphql.month',
);

export const DateTimeScalar = textScalar(
  'DateTime',
  'Instant, ISO 8601 in UTC, e.g. `2024-07-30T02:00:00.000Z`.',
  (text) => /^\d{4}-\d{2}-\d{2}T/.test(text) && isInstant(Date.parse(text)),
  'graphql.dateTime',
  (value) => new Date(value as string | Date).toISOString(),
);

/** @param time ms of the epoch, in UTC; NaN for none. */
function isInstant(time: number): boolean {
  return time >= Date.UTC(1900, 0) && time < Date.UTC(10_000, 0);
}

export const NikScalar = textScalar(
  'NIK',
  '16-digit national identity number. Returned masked (`3326**********01`) unless the viewer has the scope `nik:read` and states a purpose.',
  (text) => /^\d{16}$/.test(text),
  'graphql.nik',
  shownNik,
);

export const FamilyCardScalar = textScalar(
  'FamilyCard',
  '16-digit number of a family card (Nomor KK). Returned masked, as a NIK, unless the viewer has the scope `nik:read` and states a purpose.',
  (text) => /^\d{16}$/.test(text),
  'graphql.familyCard',
  shownNik,
);

/** Masks every NIK that is not marked as opened, so that none is returned whole by mistake. */
function shownNik(value: unknown): string {
  return value instanceof WholeNik ? value.reveal() : maskNik(String(value));
}

export { maskNik };
