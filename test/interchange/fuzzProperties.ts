import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect } from 'vitest';
import { encoded, file, isFine, type Layout, linesOf, outcome, scoresOf, type Truth } from './fuzz.ts';
import { asWorkbook } from './scoreFile.ts';

/** A whole file, in any layout, is scored rightly in every row, or refused with one message. */
export async function everyLayout(numRuns: number): Promise<{ scored: number; refused: number }> {
  const counts = { scored: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(file, async ({ children, layout }) => {
      fc.pre(meansOneThing(children, layout));
      const { lines } = linesOf(children, layout);
      const got = await outcome(encoded(lines.join(layout.lineEnd) + layout.lineEnd, layout.encoding));
      if ('refused' in got) {
        counts.refused++;
        expect(isFine(got.refused), got.refused).toBe(true);
        // What is refused can be two things; nothing else is.
        expect(got.refused).toMatch(/--sex-codes|--weight-unit|--decimal|--date-order|--height-unit|has a score/);
        return;
      }
      counts.scored++;
      expect([...got.scores].filter(([id]) => id !== 'id' && id !== 'ID')).toEqual(
        children.map((one) => [one.id, scoresOf(one, layout.ages === 'months')]),
      );
    }),
    { numRuns, seed: seedOf() },
  );
  return counts;
}

/** Of a file with the codes 0 and 1 in which nobody has a 0, nothing tells that 1 are the girls. */
function meansOneThing(children: readonly Truth[], { sexes }: Layout): boolean {
  return sexes[0] !== '0' || children.some(({ male }) => male);
}

/** The same of workbooks. */
export async function everyWorkbook(numRuns: number): Promise<{ scored: number; refused: number }> {
  const counts = { scored: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(file, async ({ children, layout }) => {
      fc.pre(meansOneThing(children, layout));
      const { lines } = linesOf(children, layout);
      const rows = parse(lines.join('\n'), { delimiter: layout.separator, relax_column_count: true });
      const got = await outcome(await asWorkbook(rows));
      if ('refused' in got) {
        counts.refused++;
        expect(got.refused).toMatch(/--sex-codes|--weight-unit|--decimal|--date-order|--height-unit|has a score/);
        return;
      }
      counts.scored++;
      expect([...got.scores].filter(([id]) => id !== 'id' && id !== 'ID')).toEqual(
        children.map((one) => [one.id, scoresOf(one, layout.ages === 'months')]),
      );
    }),
    { numRuns, seed: seedOf() },
  );
  return counts;
}

const damage = fc.record({
  kind: fc.constantFrom('cut', 'shuffle', 'flip', 'drop', 'repeat', 'reencode', 'nul', 'quote', 'widen'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  byte: fc.integer({ min: 0, max: 255 }),
  seed: fc.integer(),
});

/**
 * A damaged file is refused with one message, or read: then a line that is as it was has its scores or none, and never
 * others, as it would from another column.
 */
export async function everyDamage(numRuns: number): Promise<{ scored: number; refused: number }> {
  const counts = { scored: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(file, damage, async ({ children, layout }, { kind, at, byte }) => {
      const { lines, headerAt } = linesOf(children, layout);
      // Damage may take the only 0 of a file away.
      fc.pre(layout.sexes[0] !== '0');
      const body = lines.slice(headerAt + 1);
      const head = lines.slice(0, headerAt + 1);
      const place = Math.floor(at * body.length);
      let encoding = layout.encoding;
      if (kind === 'shuffle') body.reverse();
      if (kind === 'drop') body.splice(place, 1);
      if (kind === 'repeat') body.splice(place, 0, head.at(-1) ?? '');
      if (kind === 'quote') body[place] = `"${body[place] ?? ''}`;
      if (kind === 'widen') body[place] = `x${layout.separator}${body[place] ?? ''}`;
      if (kind === 'nul') body[place] = `${body[place] ?? ''}\0`;
      if (kind === 'reencode') encoding = layout.encoding === 'utf8' ? 'latin1' : 'utf8';
      let bytes = encoded([...head, ...body].join(layout.lineEnd) + layout.lineEnd, encoding);
      if (kind === 'cut') bytes = bytes.subarray(0, Math.floor(at * bytes.length));
      const headLength = encoded(head.join(layout.lineEnd) + layout.lineEnd, encoding).length;
      if (kind === 'flip' && bytes.length > headLength) bytes[headLength + Math.floor(at * (bytes.length - headLength))] = byte;
      const got = await outcome(bytes);
      if ('refused' in got) {
        counts.refused++;
        expect(isFine(got.refused), got.refused).toBe(true);
        return;
      }
      counts.scored++;
      // The lines that a byte, a cut or a quote may have touched.
      const damaged = ['cut', 'flip', 'quote', 'widen', 'nul'].includes(kind);
      let others = 0;
      for (const one of children) {
        const scores = got.scores.get(one.id);
        if (scores !== undefined && scores !== scoresOf(one, layout.ages === 'months') && scores.trim() !== '') others++;
      }
      expect(others).toBeLessThanOrEqual(damaged ? 1 : 0);
    }),
    { numRuns, seed: seedOf() },
  );
  return counts;
}

/** A workbook of which a byte or more is another, or whose end is missing: it is refused, or no score in it is wrong. */
export async function everyDamagedWorkbook(numRuns: number): Promise<{ scored: number; refused: number }> {
  const counts = { scored: 0, refused: 0 };
  const flips = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.integer({ min: 0, max: 255 })), {
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(
      file,
      flips,
      fc.double({ min: 0.2, max: 1, noNaN: true }),
      fc.boolean(),
      async ({ children, layout }, bytes, length, isCut) => {
        fc.pre(meansOneThing(children, layout));
        const { lines } = linesOf(children, layout);
        const book = await asWorkbook(parse(lines.join('\n'), { delimiter: layout.separator, relax_column_count: true }));
        for (const [at, byte] of bytes) book[Math.floor(at * book.length)] = byte;
        const got = await outcome(isCut ? book.subarray(0, Math.floor(length * book.length)) : book);
        if ('refused' in got) {
          counts.refused++;
          expect(isFine(got.refused), got.refused).toBe(true);
          return;
        }
        counts.scored++;
        for (const one of children)
          expect([scoresOf(one, layout.ages === 'months'), ' ', undefined].map((scores) => scores?.trim())).toContain(
            got.scores.get(one.id)?.trim(),
          );
      },
    ),
    { numRuns, seed: seedOf() },
  );
  return counts;
}

/** One that is given, to repeat a run, or the clock's. fast-check prints it where a property fails. */
function seedOf(): number {
  return Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
}
