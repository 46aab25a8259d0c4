import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSmall, mayShowClasses, suppressCounts, suppressGroups, type AreaTree } from '../../src/indicators/suppress.ts';

const nobody = () => false;

/** A regency with its districts and villages, and what is counted in each village: by group of two dimensions and by class. */
interface Regency {
  tree: AreaTree;
  villages: string[];
  /** Cube of each village: counts by group of the first and of the second dimension. */
  cubes: Map<string, number[][]>;
  classes: Map<string, string>;
}

const count = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 5 }) }, { weight: 3, arbitrary: fc.integer({ min: 5, max: 40 }) });
const village = fc.record({ cube: fc.array(fc.array(count, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 }), class: fc.constantFrom('DASAR', 'MANDIRI') });
const regencyOf = (most: number): fc.Arbitrary<Regency> => fc.array(fc.array(village, { minLength: 1, maxLength: most }), { minLength: 1, maxLength: most }).map((districts) => {
  const cubes = new Map<string, number[][]>();
  const classes = new Map<string, string>();
  const parts = districts.map((villages, d) => ({
    code: `r.${d}`,
    parts: villages.map((made, v) => {
      cubes.set(`r.${d}.${v}`, made.cube);
      classes.set(`r.${d}.${v}`, made.class);
      return { code: `r.${d}.${v}`, parts: [] };
    }),
  }));
  return { tree: { code: 'r', parts }, villages: [...cubes.keys()], cubes, classes };
});
const regency = regencyOf(5);

/**
 * Whoever knows all that is published solves for what is not. Unknowns are the cells of the cube of every village; each
 * published figure is a sum of some of them. A figure that is not published can be worked out when it is a linear combination of published ones.
 */
class Published {
  readonly #rows: Map<number, bigint>[] = [];
  static readonly #prime = 1_000_003n;

  /** @param cells of the sum that a figure is. */
  publish(cells: readonly number[]): void {
    const row = this.#reduced(cells);
    const pivot = Math.min(...row.keys());
    if (!Number.isFinite(pivot)) return;
    const inverse = power(row.get(pivot) ?? 1n, Published.#prime - 2n, Published.#prime);
    for (const [cell, value] of row) row.set(cell, (value * inverse) % Published.#prime);
    this.#rows.push(row);
    this.#rows.sort((a, b) => Math.min(...a.keys()) - Math.min(...b.keys()));
  }

  tells(cells: readonly number[]): boolean {
    return this.#reduced(cells).size === 0;
  }

  #reduced(cells: readonly number[]): Map<number, bigint> {
    const row = new Map(cells.map((cell) => [cell, 1n]));
    for (const known of this.#rows) {
      const pivot = Math.min(...known.keys());
      const factor = row.get(pivot);
      if (factor === undefined) continue;
      for (const [cell, value] of known) {
        const left = ((row.get(cell) ?? 0n) - factor * value) % Published.#prime;
        if (left === 0n) row.delete(cell);
        else row.set(cell, (left + Published.#prime) % Published.#prime);
      }
    }
    return row;
  }
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

interface Figure {
  cells: number[];
  value: number;
  published: boolean;
}

/** The sum of cells. */
function valueIn({ villages, cubes }: Pick<Regency, 'villages' | 'cubes'>, cells: readonly number[]): number {
  return cells.reduce((sum, cell) => sum + (cubes.get(villages[Math.floor(cell / 6)] ?? '')?.flat()[cell % 6] ?? 0), 0);
}

/** Every figure that can be asked for, and whether it is published to a viewer who may know `mayKnow` in any case. */
function figuresOf({ tree, villages, cubes, classes }: Regency, mayKnow: (area: string) => boolean): Figure[] {
  const areas = [tree, ...tree.parts, ...tree.parts.flatMap(({ parts }) => parts)].map(({ code }) => code);
  const inside = (area: string) => villages.filter((code) => code === area || code.startsWith(`${area}.`));
  const cellsOf = (area: string, keep: (a: number, b: number, village: string) => boolean) =>
    inside(area).flatMap((code) => [0, 1, 2, 3, 4, 5].flatMap((cell) => (keep(Math.floor(cell / 3), cell % 3, code) ? [villages.indexOf(code) * 6 + cell] : [])));
  const valueOf = (cells: readonly number[]) => valueIn({ villages, cubes }, cells);
  const figure = (cells: number[], published: boolean): Figure => ({ cells, value: valueOf(cells), published });

  const countOf = (area: string) => valueOf(cellsOf(area, () => true));
  const counts = suppressCounts(tree, countOf, mayKnow);
  const first = (area: string) => [0, 1].map((group) => cellsOf(area, (a) => a === group));
  const second = (area: string) => [0, 1, 2].map((group) => cellsOf(area, (_, b) => b === group));
  const byFirst = suppressGroups(tree, (area) => first(area).map(valueOf), counts, mayKnow);
  const bySecond = suppressGroups(tree, (area) => second(area).map(valueOf), counts, mayKnow);
  const byClass = mayShowClasses(tree, countOf, counts, (code) => classes.get(code) ?? '');
  return areas.flatMap((area) => [
    figure(cellsOf(area, () => true), !counts.has(area)),
    ...first(area).map((cells) => figure(cells, !byFirst.has(area))),
    ...second(area).map((cells) => figure(cells, !bySecond.has(area))),
    ...(villages.includes(area) ? [] : ['DASAR', 'MANDIRI'].map((held) => figure(cellsOf(area, (_a, _b, code) => classes.get(code) === held), mayKnow(area) || byClass))),
  ]);
}

function publishedOf(figures: readonly Figure[]): Published {
  const published = new Published();
  for (const { cells } of figures.filter((figure) => figure.published)) published.publish(cells);
  return published;
}

/** Figures that are withheld and follow from those that are published. */
function workedOut(figures: readonly Figure[]): Figure[] {
  const published = publishedOf(figures);
  return figures.filter((figure) => !figure.published && figure.value > 0 && published.tells(figure.cells));
}

describe('suppression', () => {
  it('shows no figure of 1 to 4, and none that is withheld follows from all that is shown', () => {
    fc.assert(
      fc.property(regency, (made) => {
        const figures = figuresOf(made, nobody);
        expect(figures.filter(({ value, published }) => published && isSmall(value))).toEqual([]);
        expect(workedOut(figures).filter(({ value }) => isSmall(value))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps that for somebody who sees one district in any case', () => {
    fc.assert(
      fc.property(regency, (made) => {
        const mayKnow = (area: string) => area === 'r.0' || area.startsWith('r.0.');
        const figures = figuresOf(made, mayKnow);
        expect(workedOut(figures).filter(({ value, cells }) => isSmall(value) && cells.some((cell) => !mayKnow(made.villages[Math.floor(cell / 6)] ?? '')))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('tells no count of 1 to 4, and none of a group, of any villages together either', () => {
    fc.assert(
      fc.property(
        regencyOf(3).filter(({ villages }) => villages.length <= 6),
        (made) => {
          const published = publishedOf(figuresOf(made, nobody));
          const groups: ((cell: number) => boolean)[] = [() => true, ...[0, 1].map((a) => (cell: number) => Math.floor(cell / 3) === a), ...[0, 1, 2].map((b) => (cell: number) => cell % 3 === b)];
          for (let together = 1; together < 2 ** made.villages.length; together++) {
            for (const inGroup of groups) {
              const cells = made.villages.flatMap((_, at) => ((together >> at) & 1 ? [0, 1, 2, 3, 4, 5].filter(inGroup).map((cell) => at * 6 + cell) : []));
              const value = valueIn(made, cells);
              if (isSmall(value)) expect(published.tells(cells), `${String(value)} in ${String(cells)}`).toBe(false);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  const flat = (counts: Record<string, number>): AreaTree => ({ code: 'r', parts: [{ code: 'r.0', parts: Object.keys(counts).map((code) => ({ code, parts: [] })) }] });
  const suppressed = (counts: Record<string, number>) => {
    const sum = Object.values(counts).reduce((a, b) => a + b, 0);
    return [...suppressCounts(flat(counts), (area) => counts[area] ?? sum, nobody)].sort();
  };

  it('takes the smallest other village along with a single small one, and nothing else', () => {
    expect(suppressed({ 'r.0.a': 3, 'r.0.b': 20, 'r.0.c': 9, 'r.0.d': 0 })).toEqual(['r.0.a', 'r.0.c']);
  });

  it('leaves two small villages alone, unless their sum says that all are 1', () => {
    expect(suppressed({ 'r.0.a': 3, 'r.0.b': 2, 'r.0.c': 9 })).toEqual(['r.0.a', 'r.0.b']);
    expect(suppressed({ 'r.0.a': 1, 'r.0.b': 1, 'r.0.c': 9 })).toEqual(['r.0.a', 'r.0.b', 'r.0.c']);
    expect(suppressed({ 'r.0.a': 1, 'r.0.b': 1, 'r.0.c': 1, 'r.0.d': 1, 'r.0.e': 1, 'r.0.f': 9 })).toEqual(['r.0.a', 'r.0.b', 'r.0.c', 'r.0.d', 'r.0.e', 'r.0.f']);
  });

  it('takes a further village where the small ones together are a small count, also across districts', () => {
    expect(suppressed({ 'r.0.a': 2, 'r.0.b': 1, 'r.0.c': 9, 'r.0.d': 30 })).toEqual(['r.0.a', 'r.0.b', 'r.0.c']);
    // District r.0 covers for r.1. Its second village has to go as well: with it shown, the two districts would come to 1 and 1.
    const counts: Record<string, number> = { 'r.0.a': 1, 'r.0.b': 7, 'r.1.a': 1, 'r.2.a': 40 };
    const tree = { code: 'r', parts: [['r.0', 'r.0.a', 'r.0.b'], ['r.1', 'r.1.a'], ['r.2', 'r.2.a']].map(([code = '', ...villages]) => ({ code, parts: villages.map((village) => ({ code: village, parts: [] })) })) };
    const countOf = (area: string) => Object.entries(counts).reduce((sum, [village, count]) => sum + (village === area || village.startsWith(`${area}.`) ? count : 0), 0);
    const hidden = [...suppressCounts(tree, countOf, nobody)].sort();
    expect(hidden).toEqual(['r.0', 'r.0.a', 'r.0.b', 'r.1', 'r.1.a']);
  });

  it('shows everything where nothing is small', () => {
    expect(suppressed({ 'r.0.a': 5, 'r.0.b': 0, 'r.0.c': 9 })).toEqual([]);
  });
});
