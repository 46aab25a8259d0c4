import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { posyanduKey } from '../../src/posyandu/posyanduKey.ts';

describe('Names of posyandu', () => {
  it.each([
    ['POSYANDU MELATI 1', 'Melati I'],
    ['Melati I', 'melati 01'],
    ['Posyandu Melati', 'MELATI'],
    ['Pos Yandu Mawar-2', 'MAWAR II'],
    ['Psy. Anggrek IX', 'anggrek9'],
    ['Tunas Harapan', 'TUNASHARAPAN'],
    ['Kenanga (3)', 'KENANGA  III'],
    ['Bougénville', 'bougenville'],
    ['Posyandu 4', 'IV'],
  ])('%s and %s are one name', (one, other) => expect(posyanduKey(one)).toBe(posyanduKey(other)));

  it.each([
    ['Melati 1', 'Melati 2'],
    ['Melati', 'Melati 1'],
    ['Melati 1', 'Melati 11'],
    ['Melati 1 1', 'Melati 11'],
    ['Melati 10', 'Melati 1'],
    ['Mawar', 'Melati'],
    ['Melati VI', 'Melati IV'],
  ])('%s and %s are two', (one, other) => expect(posyanduKey(one)).not.toBe(posyanduKey(other)));

  it.each(['', '-', 'Posyandu', ' POSYANDU. ', '???'])('"%s" names nothing', (name) => expect(posyanduKey(name)).toBe(''));

  it('are the same however they are written, and different for different numbers', () => {
    const word = fc.constantFrom('Melati', 'Tunas Harapan', 'Mawar Indah', 'Dahlia');
    const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
    const number = fc.integer({ min: 1, max: roman.length });
    fc.assert(
      fc.property(word, number, number, fc.constantFrom('', 'Posyandu ', 'POS YANDU '), (name, one, other, title) => {
        const key = posyanduKey(`${name} ${one}`);
        expect(posyanduKey(`${title}${name.toUpperCase()} ${roman[one - 1]}`)).toBe(key);
        expect(posyanduKey(`${title}${name}${String(one).padStart(3, '0')}`)).toBe(key);
        expect(posyanduKey(`${name} ${other}`) === key).toBe(one === other);
      }),
    );
  });
});
