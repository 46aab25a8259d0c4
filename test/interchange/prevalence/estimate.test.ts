import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Estimate, estimates } from '../../../src/interchange/prevalence/estimate.ts';
import { cellCount, cellOf, groups } from '../../../src/interchange/prevalence/groups.ts';
import { studentT975 } from '../../../src/interchange/prevalence/studentT.ts';
import { type DesignParts, Tally } from '../../../src/interchange/prevalence/Tally.ts';

/** A child as far as stunting goes: y is 1 stunted, 0 not, null without a score. */
interface Child {
  cell: number;
  y: 0 | 1 | null;
  cluster: string | null;
  stratum: string | null;
  weight: number | null;
}

const simple: DesignParts = { hasCluster: false, hasStrata: false, hasWeight: false };
const girl = cellOf('FEMALE', 400);
const boy = cellOf('MALE', 400);

function tallied(children: readonly Child[], parts: DesignParts): Tally {
  const tally = new Tally(parts);
  // Bit 0 is height for age, and stunting.
  for (const { cell, y, ...place } of children) tally.add(cell, { assessed: y === null ? 0 : 1, affected: y === 1 ? 1 : 0 }, place);
  return tally;
}

const stunting = (children: readonly Child[], parts: DesignParts, level = 'all'): Estimate => {
  const found = estimates(tallied(children, parts)).find(({ group, indicator }) => group.level === level && indicator.name === 'stunting');
  if (found === undefined) throw new Error(`no group ${level}`);
  return found;
};

const children = (counts: { stunted: number; others: number; unscored?: number }, cell = girl): Child[] =>
  (
    [
      [1, counts.stunted],
      [0, counts.others],
      [null, counts.unscored ?? 0],
    ] as const
  ).flatMap(([y, count]) => Array.from({ length: count }, () => ({ cell, y, cluster: null, stratum: null, weight: null })));

const inPercent = ({ proportion, standardError, interval }: Estimate) =>
  [proportion, standardError, interval?.low, interval?.high].map((value) => Number(((value ?? Number.NaN) * 100).toFixed(6)));

describe('in a simple random sample', () => {
  // Worked from the formulas of WHO's R/prevalence-simple.R with the t quantile of another program.
  it.each([
    [{ stunted: 530, others: 341, unscored: 2 }, [60.849598, 1.654767, 57.558219, 64.045174]],
    [{ stunted: 44, others: 829 }, [5.040092, 0.740851, 3.769363, 6.70934]],
    [{ stunted: 4, others: 5, unscored: 1 }, [44.444444, 17.459427, 13.910659, 79.841914]],
  ])('%j gives the prevalence, standard error and interval of WHO: %j', (counts, expected) => {
    expect(inPercent(stunting(children(counts), simple))).toEqual(expected);
  });

  it('nobody or everybody affected gives an interval of no width', () => {
    expect(inPercent(stunting(children({ stunted: 0, others: 9 }), simple))).toEqual([0, 0, 0, 0]);
    expect(inPercent(stunting(children({ stunted: 9, others: 0 }), simple))).toEqual([100, 0, 100, 100]);
  });

  it('a group without a scored child has no prevalence', () => {
    expect(stunting(children({ stunted: 1, others: 1, unscored: 1 }), simple, 'male')).toMatchObject({
      affected: 0,
      assessed: 0,
      weighted: 0,
      proportion: null,
      standardError: null,
      interval: null,
    });
  });

  it('one child alone has a prevalence without an interval', () => {
    const two = [...children({ stunted: 1, others: 0 }), ...children({ stunted: 0, others: 0, unscored: 0 })];
    expect(stunting(two, simple)).toMatchObject({ affected: 1, assessed: 1, proportion: 1 });
  });
});

/**
 * The same estimate computed from the children themselves, straight from the definition: residuals of every child,
 * summed by cluster, about the mean of the clusters of the stratum.
 */
function fromDefinition(all: readonly Child[], { hasCluster, hasStrata, hasWeight }: DesignParts, cells: readonly number[]) {
  const used = all.filter(({ cluster, stratum }) => (!hasCluster || cluster !== null) && (!hasStrata || stratum !== null));
  const isClustered = hasCluster && new Set(used.map(({ cluster }) => cluster)).size > 1;
  const units = used.map((child, index) => ({
    ...child,
    w: hasWeight ? (child.weight ?? 0) : 1,
    h: hasStrata ? child.stratum : 'one',
    unit: isClustered ? `${hasStrata ? (child.stratum ?? '') : 'one'}/${child.cluster ?? ''}` : String(index),
    inDomain: cells.includes(child.cell) && child.y !== null,
  }));
  const domain = units.filter(({ inDomain }) => inDomain);
  const total = domain.reduce((sum, { w }) => sum + w, 0);
  if (total === 0) return { proportion: null, standardError: null };
  const proportion = domain.reduce((sum, { w, y }) => sum + w * (y ?? 0), 0) / total;
  let variance = 0;
  for (const h of new Set(units.map((unit) => unit.h))) {
    const inStratum = units.filter((unit) => unit.h === h);
    const names = [...new Set(inStratum.map(({ unit }) => unit))];
    const z = names.map((name) =>
      inStratum
        .filter(({ unit, inDomain }) => unit === name && inDomain)
        .reduce((sum, { w, y }) => sum + (w * ((y ?? 0) - proportion)) / total, 0),
    );
    const mean = names.length > 1 ? z.reduce((sum, value) => sum + value, 0) / z.length : 0;
    variance += (names.length > 1 ? names.length / (names.length - 1) : 1) * z.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  }
  const weighted = units.filter(({ w }) => w > 0);
  const df = new Set(weighted.map(({ unit }) => unit)).size - new Set(weighted.map((unit) => unit.h)).size;
  return { proportion, standardError: Math.sqrt(variance), df };
}

const anyChild = fc.record<Child>({
  cell: fc.integer({ min: 0, max: cellCount - 1 }),
  y: fc.constantFrom(0, 1, null),
  cluster: fc.constantFrom('1', '2', '3', '4', null),
  stratum: fc.constantFrom('a', 'b', 'c', null),
  weight: fc.oneof(
    { weight: 5, arbitrary: fc.double({ min: 0.01, max: 5, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(0, null) },
  ),
});

function expectNoProportion(estimate: { proportion: number | null } | undefined): void {
  expect(estimate?.proportion).toBeNull();
}

describe('in a survey of any design', () => {
  const anyDesign = fc.record<DesignParts>({ hasCluster: fc.boolean(), hasStrata: fc.boolean(), hasWeight: fc.boolean() });

  it('sums give the linearised variance that its definition gives child by child', () => {
    fc.assert(
      fc.property(fc.array(anyChild, { minLength: 2, maxLength: 40 }), anyDesign, (sample, parts) => {
        const found = estimates(tallied(sample, parts)).filter(({ indicator }) => indicator.name === 'stunting');
        expect(found).toHaveLength(groups.length);
        for (const [index, group] of groups.entries()) {
          const expected = fromDefinition(sample, parts, group.cells);
          const estimate = found[index];
          if (expected.proportion === null) {
            expectNoProportion(estimate);
            continue;
          }
          expect(estimate?.proportion).toBeCloseTo(expected.proportion, 10);
          expect(estimate?.standardError).toBeCloseTo(expected.standardError, 7);
          expectLogitInterval(estimate, expected);
        }
      }),
      { numRuns: 200 },
    );
  });

  /** Independent of how the code gets there: the logits of the limits lie t standard errors from that of p. */
  function expectLogitInterval(
    estimate: Estimate | undefined,
    { proportion: p, standardError, df }: { proportion: number; standardError: number; df?: number },
  ): void {
    if (p < 1e-9 || p > 1 - 1e-9) return;
    const t = studentT975(df ?? 0);
    if (Number.isNaN(t)) {
      expect(estimate?.interval).toBeNull();
      return;
    }
    const odds = (p / (1 - p)) * Math.exp((t * standardError) / (p * (1 - p)));
    expect(estimate?.interval?.high).toBeCloseTo(odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds), 6);
  }

  it('equal weights change nothing, and neither does a single cluster', () => {
    const sample = [...children({ stunted: 7, others: 12 }), ...children({ stunted: 3, others: 8, unscored: 2 }, boy)].map((child) => ({
      ...child,
      cluster: 'the only one',
      weight: 0.25,
    }));
    const { group: _, ...expected } = stunting(sample, simple, 'male');
    const weighted = stunting(sample, { hasCluster: true, hasStrata: false, hasWeight: true }, 'male');
    expect(weighted).toMatchObject({ affected: expected.affected, assessed: expected.assessed, weighted: 11 * 0.25 });
    expect(inPercent(weighted)).toEqual(inPercent({ group: _, ...expected }));
  });

  it('clusters in which all children are alike widen the interval', () => {
    const clustered = Array.from({ length: 10 }, (_, cluster) =>
      children(cluster < 4 ? { stunted: 10, others: 0 } : { stunted: 0, others: 10 }).map((child) => ({
        ...child,
        cluster: String(cluster),
      })),
    ).flat();
    const plain = stunting(clustered, simple);
    const design = stunting(clustered, { ...simple, hasCluster: true });
    expect(design.proportion).toBe(plain.proportion);
    // As if only the ten clusters had been drawn: 0.4 * 0.6 / 10 * 10 / 9.
    expect(design.standardError).toBeCloseTo(Math.sqrt(0.24 / 9), 12);
    expect(plain.standardError).toBeCloseTo(Math.sqrt(0.24 / 99), 12);
  });

  it('children without a cluster or stratum are left out, and those without a weight count nothing', () => {
    const sample = children({ stunted: 4, others: 4 }).map((child, index) => ({
      ...child,
      cluster: index === 0 ? null : String(index % 3),
      weight: index === 1 ? null : 1,
    }));
    const tally = tallied(sample, { hasCluster: true, hasStrata: false, hasWeight: true });
    expect([tally.withoutPlace, tally.withoutWeight]).toEqual([1, 1]);
    expect(estimates(tally)[0]).toMatchObject({ affected: 3, assessed: 7, weighted: 6, proportion: 2 / 6 });
  });

  it('a negative weight is refused, and so is a column that cannot be the clusters or strata', () => {
    const [one] = children({ stunted: 1, others: 0 });
    if (one === undefined) throw new Error('no child');
    expect(() => tallied([{ ...one, weight: -1 }], { ...simple, hasWeight: true })).toThrow('negative');
    const numbered = Array.from({ length: 1001 }, (_, index) => ({ ...one, stratum: String(index) }));
    expect(() => tallied(numbered, { ...simple, hasStrata: true })).toThrow('more than 1000 different values');
  });
});
