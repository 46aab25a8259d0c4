import { globSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it, vi } from 'vitest';
import { badUserInput, HubError } from '../../src/base/errors.ts';
import { en } from '../../src/base/messages/en/index.ts';
import { id } from '../../src/base/messages/id/index.ts';
import { message, render, type MessageKey } from '../../src/base/messages/index.ts';

const keys = Object.keys(en) as MessageKey[];
const catalogues = { en, id };

interface Element {
  type: number;
  value: string;
  options?: Record<string, { value: Element[] }>;
}

/** The arguments of a text, with the values that a `select` tells apart. */
function argumentsOf(text: string, language: string): string[] {
  const found = new Set<string>();
  const walk = (elements: Element[]) => {
    for (const { type, value, options } of elements) {
      // 0: words, 7: the `#` of a plural (https://formatjs.github.io/docs/icu-messageformat-parser).
      if (type !== 0 && type !== 7)
        found.add(
          type === 5
            ? `${value}: ${Object.keys(options ?? {})
                .toSorted()
                .join(', ')}`
            : value,
        );
      for (const { value: inner } of Object.values(options ?? {})) walk(inner);
    }
  };
  walk(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst() as unknown as Element[]);
  return [...found].toSorted();
}

describe('the catalogue of messages', () => {
  it('has every message in each language, with the same arguments and choices', () => {
    expect(keys.length).toBeGreaterThan(200);
    for (const [language, texts] of Object.entries(catalogues)) {
      expect(Object.keys(texts).toSorted(), language).toEqual(keys.toSorted());
      for (const key of keys) expect(argumentsOf(texts[key], language), `${language} ${key}`).toEqual(argumentsOf(en[key], 'en'));
    }
  });

  it('has no message that nothing uses, and each in the file that its key names', () => {
    const sources = globSync(['src/**/*.ts', 'resolvers/**/*.ts'], { exclude: ['src/base/messages/**'] });
    expect(sources.length).toBeGreaterThan(100);
    const code = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
    expect(keys.filter((key) => !code.includes(`'${key}'`))).toEqual([]);
    for (const language of Object.keys(catalogues)) {
      for (const file of globSync(`src/base/messages/${language}/*.ts`, { exclude: ['**/index.ts'] })) {
        const area = /(\w+)\.ts$/.exec(file)?.[1] ?? '';
        const own = [...readFileSync(file, 'utf8').matchAll(/^ {2}'(\w+)\./gm)].map(([, prefix]) => prefix);
        expect(new Set(own), file).toEqual(new Set([area]));
      }
    }
  });

  it('writes numbers, plurals, lists and messages inside messages as the language does', () => {
    const rows = message('shared.tooManyRows', { count: 1_001, most: 1_000 });
    expect(render(rows, 'en')).toBe('1,001 rows; allowed: up to 1,000');
    expect(render(rows, 'id')).toBe('1.001 baris; yang diterima: paling banyak 1.000');
    expect(render(message('shared.tooManyRows', { count: 1, most: 0 }), 'en')).toBe('1 row; allowed: up to 0');
    const types = message('graphql.globalIdOfOtherType', { type: 'Village', types: ['Family', 'Child'] });
    expect(render(types, 'en')).toBe('the id of a Village; allowed: the id of a Family or Child');
    expect(render(types, 'id')).toBe('id sebuah Village; yang diterima: id sebuah Family atau Child');
    const nik = message('access.notANik', { problem: message('access.nikLength') });
    expect(render(nik, 'en')).toMatch(/^not a NIK: not 16 digits; allowed: /);
    expect(render(nik, 'id')).toMatch(/^bukan NIK: tidak terdiri dari 16 digit; yang diterima: /);
  });

  it('writes what a caller gave as it was given', () => {
    const given = "{count} <b>'#'</b>";
    expect(render(message('shared.verbatim', { text: given }), 'id')).toBe(given);
    expect(render(message('shared.outOfRange', { value: 1234.5, lowest: 0, highest: 10_000 }), 'id')).toMatch(
      /^1234\.5 .* 0 sampai 10000$/,
    );
  });

  it('makes each format of Intl once', () => {
    const rows = message('shared.tooManyRows', { count: 2, most: 1_000 });
    const first = render(rows, 'en');
    const made = [vi.spyOn(Intl, 'NumberFormat'), vi.spyOn(Intl, 'PluralRules'), vi.spyOn(Intl, 'ListFormat')];
    expect(Array.from({ length: 100 }, () => render(rows, 'en'))).toEqual(Array(100).fill(first));
    expect(made.map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0]);
    for (const spy of made) spy.mockRestore();
  });

  it('does not compile without a text or with other arguments', () => {
    // @ts-expect-error no such key
    expect(() => render(message('shared.unknown'), 'en')).toThrow();
    // @ts-expect-error the arguments are missing
    expect(() => render(message('shared.outOfRange'), 'en')).toThrow();
    // @ts-expect-error one argument is missing
    expect(() => render(message('shared.outOfRange', { value: 1, lowest: 2 }), 'en')).toThrow();
    // @ts-expect-error an argument that the text does not take
    expect(render(message('shared.outsideWriteAreas', { value: 1 }), 'en')).toBe('outside the areas you may write in');
    // @ts-expect-error a number is needed
    expect(render(message('shared.textEmpty', { longest: 'ten' }), 'en')).toMatch(/NaN/);
  });
});

describe('a refusal', () => {
  const refusal = badUserInput(['input', 'heightCm'], 'shared.outOfRangeWithUnit', { value: 900, unit: 'cm', lowest: 20, highest: 200 });

  it('is English after the path of the input', () => {
    expect(refusal).toMatchObject({
      message: 'input.heightCm: 900 cm is out of range; allowed: 20 to 200 cm',
      code: 'BAD_USER_INPUT',
      inputPath: ['input', 'heightCm'],
    });
  });

  it('has the same code and path in another language', () => {
    expect(refusal.in('id')).toBe('input.heightCm: 900 cm di luar rentang; yang diterima: 20 sampai 200 cm');
    expect(new HubError(message('store.cancelled'), 'OPERATION_CANCELLED').in('id')).toBe('Operasi dibatalkan');
  });
});
