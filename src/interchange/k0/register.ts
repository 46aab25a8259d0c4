import { z } from 'zod';
import type { KampungKBPotential } from '../../villages/index.ts';
import shipped from './fields.json' with { type: 'json' };

const field = z.union([
  /** One row with a value of the hub. */
  z.strictObject({ label: z.string(), from: z.string() }),
  /** A row for each entry of a list; `{n}` in the label counts them, and `show` puts the members of an entry in words. */
  z.strictObject({ label: z.string(), each: z.string(), show: z.string() }),
]);

const mapping = z.object({
  source: z.string(),
  columns: z.tuple([z.string(), z.string(), z.string(), z.string()]),
  sections: z.array(z.object({ title: z.string(), fields: z.array(field) })),
  /** How the register writes the values of the hub. */
  words: z.record(z.string(), z.string()),
});

const { columns, sections, words } = mapping.parse(shipped);

/** What the register is filled from. Each root knows whether it is demo data. */
export interface RegisterFacts extends KampungKBPotential {
  register: { year: string };
}

/** The K/0 register of a Kampung KB, row by row: section, entry, value, and whether it is demo data. The first row is the header. */
export function k0Register(facts: RegisterFacts): string[][] {
  const rows = sections.flatMap(({ title, fields }) =>
    fields
      .flatMap((one) => ('from' in one ? [[one.label, inWords(valueAt(facts, one.from)), demoAt(facts, one.from)]] : entries(facts, one)))
      .map((row) => [title, ...row]),
  );
  return [[...columns], ...rows];
}

function entries(facts: RegisterFacts, { label, each, show }: { label: string; each: string; show: string }): string[][] {
  const list = valueAt(facts, each) as Record<string, unknown>[] | null;
  // Without entries the row stays, so that the register shows what is empty, and what there is none of.
  if (list === null || list.length === 0) return [[label.replace('{n}', '').trim(), inWords(list), demoAt(facts, each)]];
  return list.map((entry, nth) => [
    label.replace('{n}', String(nth + 1)),
    show.replace(/\{(\w+)\}/g, (_, name: string) => inWords(entry[name])),
    typeof entry.demo === 'boolean' ? yesOrNo(entry.demo) : demoAt(facts, each),
  ]);
}

function valueAt(facts: object, path: string): unknown {
  return path.split('.').reduce<unknown>((found, name) => (found as Record<string, unknown> | null | undefined)?.[name] ?? null, facts);
}

/** Areas and the year are facts; everything else is demo data where its root says so. */
function demoAt(facts: RegisterFacts, path: string): string {
  const root = valueAt(facts, path.split('.')[0] ?? '');
  return yesOrNo((root as { demo?: boolean } | null)?.demo === true);
}

function yesOrNo(is: boolean): string {
  return is ? 'ya' : 'tidak';
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.length === 0 ? (words.none ?? '') : value.map(inWords).join('; ');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return words[text] ?? text;
}
