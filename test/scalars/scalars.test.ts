import { GraphQLError, Kind, type GraphQLScalarType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { AreaCodeScalar, DateScalar, DateTimeScalar, maskNik, NikScalar } from '../../src/graphql/index.ts';

/** Reads a value as a variable and as a literal in a document; both must agree. */
function read(scalar: GraphQLScalarType<string, string>, value: string): string {
  const fromVariable = scalar.parseValue(value);
  expect(scalar.parseLiteral({ kind: Kind.STRING, value })).toBe(fromVariable);
  return fromVariable;
}

function refusal(scalar: GraphQLScalarType<string, string>, value: unknown): string {
  let message = '';
  for (const parse of [
    () => scalar.parseValue(value),
    () => scalar.parseLiteral(typeof value === 'string' ? { kind: Kind.STRING, value } : { kind: Kind.INT, value: '1' }),
  ]) {
    try {
      parse();
      throw new Error(`${String(value)} was accepted`);
    } catch (error) {
      expect(error).toBeInstanceOf(GraphQLError);
      expect((error as GraphQLError).extensions.code).toBe('BAD_USER_INPUT');
      ({ message } = error as GraphQLError);
    }
  }
  return message;
}

describe('AreaCode', () => {
  it.each(['33', '33.26', '33.26.16', '33.26.16.2001'])('takes %s', (code) => expect(read(AreaCodeScalar, code)).toBe(code));

  it.each(['', '3326', '33.26.16.201', '33.26.16.20011', '33.26.', ' 33.26', '33.26\n', '٣٣.٢٦', 'Pekalongan', 3326, null])(
    'refuses %j and says what is allowed',
    (code) => expect(refusal(AreaCodeScalar, code)).toMatch(/^AreaCode: not a.*allowed: a Kemendagri code such as 33\.26/),
  );
});

describe('Date', () => {
  it.each(['2024-07-30', '2024-02-29', '1900-01-01', '2000-02-29'])('takes %s', (date) => expect(read(DateScalar, date)).toBe(date));

  it.each([
    '2023-02-29',
    '2100-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '1899-12-31',
    '30-07-2024',
    '2024-7-30',
    '2024-07-30T00:00:00Z',
    '',
    20240730,
    null,
  ])('refuses %j', (date) =>
    expect(refusal(DateScalar, date)).toMatch(/^Date: not a.*allowed: a calendar date from 1900 on, written YYYY-MM-DD$/),
  );
});

describe('DateTime', () => {
  it('takes an instant and reads back in UTC', () => {
    expect(read(DateTimeScalar, '2024-07-30T02:00:00Z')).toBe('2024-07-30T02:00:00Z');
    expect(DateTimeScalar.serialize(new Date('2024-07-30T09:00:00+07:00'))).toBe('2024-07-30T02:00:00.000Z');
  });

  it.each(['2024-07-30', '2024-07-30T25:00:00Z', 'yesterday', '', 1722304800, null])('refuses %j', (instant) =>
    expect(refusal(DateTimeScalar, instant)).toMatch(/^DateTime: not a/),
  );
});

describe('NIK', () => {
  const nik = '3326991204240001';

  it('takes 16 digits, and reads back masked but for the first four and the last two', () => {
    expect(read(NikScalar, nik)).toBe(nik);
    expect(NikScalar.serialize(nik)).toBe('3326**********01');
    expect(maskNik(nik)).toHaveLength(16);
  });

  it.each(['332699120424000', '33269912042400011', '3326-9912-0424-0001', '332699120424000a', '', 3326991204240001, null])(
    'refuses %j without repeating it',
    (bad) => {
      const message = refusal(NikScalar, bad);
      expect(message).toMatch(/^NIK: not a.*allowed: 16 digits$/);
      const repeated = typeof bad === 'string' && bad !== '' && message.includes(bad);
      expect(repeated).toBe(false);
    },
  );
});
