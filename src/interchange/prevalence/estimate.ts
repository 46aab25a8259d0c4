import { type Group, groups } from './groups.ts';
import { bases, indicators, type PrevalenceIndicator } from './indicators.ts';
import { studentT975 } from './studentT.ts';
import { columnsPerCell, type Tally } from './Tally.ts';

/** A prevalence in a group of children. Proportions are from 0 to 1, null where nobody was assessed. */
export interface Estimate {
  group: Group;
  indicator: PrevalenceIndicator;
  /** Children affected and assessed, unweighted. */
  affected: number;
  assessed: number;
  /** Sum of the sampling weights of those assessed; equals `assessed` without weights. */
  weighted: number;
  proportion: number | null;
  standardError: number | null;
  /** 95% confidence interval; null where the design leaves no degree of freedom. */
  interval: { low: number; high: number } | null;
}

/**
 * Prevalence with 95% confidence intervals, by all groups and indicators, as WHO's package `anthro` computes it with
 * R's `survey` (`anthro_prevalence`, R/prevalence.R, R/prevalence-simple.R and R/prevalence-survey.R of version 1.1.0):
 *
 * - The proportion p is the weighted share of those affected among those assessed.
 * - Its variance is that of the Taylor-linearised ratio: each cluster (without clusters: each child) contributes the
 *   sum of w (y - p) / W, taken about the mean of its stratum and scaled by n / (n - 1), n being all the clusters
 *   of the stratum, those without a child of the group included. A cluster alone in its stratum is taken about the
 *   mean of all clusters (`survey.lonely.psu = "adjust"`), which is 0. One single cluster counts as none.
 * - The interval is symmetric in logits (`svyciprop`, method "logit"): ln(p / (1 - p)) plus and minus
 *   t * SE / (p (1 - p)), with Student's t at the degrees of freedom of the design: clusters minus strata.
 * - Nobody or everybody affected gives an interval of no width. (The package intends this too, but its code for
 *   clustered designs compares 1 with a percentage, so that it differs at 100% and at exactly 1%.)
 *
 * Source of the method: T. Lumley, "Complex Surveys" (2010), and the package `survey`.
 */
export function estimates(tally: Tally): Estimate[] {
  const hasClusters = tally.parts.hasCluster && tally.clusterNames.size > 1;
  const t = studentT975(degreesOfFreedom(tally, hasClusters));
  return indicators.flatMap((_, index) => groups.map((group) => estimate(tally, group, index, hasClusters, t)));
}

function degreesOfFreedom({ strata }: Tally, hasClusters: boolean): number {
  let units = 0;
  let weightedStrata = 0;
  for (const { weightedRows, clusters } of strata.values()) {
    if (weightedRows > 0) weightedStrata++;
    if (!hasClusters) units += weightedRows;
    else for (const cluster of clusters.values()) if (cluster.isWeighted) units++;
  }
  return units - weightedStrata;
}

function estimate({ strata }: Tally, group: Group, index: number, hasClusters: boolean, t: number): Estimate {
  const indicator = indicators[index];
  if (indicator === undefined) throw new RangeError(`no indicator ${index}`);
  const assessedAt = bases.indexOf(indicator.basis);
  const affectedAt = bases.length + index;
  const total = { affected: 0, assessed: 0, weightAffected: 0, weight: 0 };
  for (const { counts, weights } of strata.values()) {
    total.affected += sum(counts, group, affectedAt);
    total.assessed += sum(counts, group, assessedAt);
    total.weightAffected += sum(weights, group, affectedAt);
    total.weight += sum(weights, group, assessedAt);
  }
  const found = { group, indicator, affected: total.affected, assessed: total.assessed, weighted: total.weight };
  if (!(total.weight > 0)) return { ...found, proportion: null, standardError: null, interval: null };
  const proportion = total.weightAffected / total.weight;

  let variance = 0;
  for (const { rows, counts, weights, squares, clusters } of strata.values()) {
    if (sum(counts, group, assessedAt) === 0) continue;
    const residual = (sums: Float64Array): number =>
      (sum(sums, group, affectedAt) - proportion * sum(sums, group, assessedAt)) / total.weight;
    if (!hasClusters) {
      // The sum of w^2 (y - p)^2, y being 1 or 0.
      const square = (1 - 2 * proportion) * sum(squares, group, affectedAt) + proportion ** 2 * sum(squares, group, assessedAt);
      variance += aboutMean(rows, residual(weights), square / total.weight ** 2);
    } else {
      let square = 0;
      for (const cluster of clusters.values()) square += residual(cluster.weights) ** 2;
      variance += aboutMean(clusters.size, residual(weights), square);
    }
  }
  const standardError = Math.sqrt(Math.max(0, variance));
  return { ...found, proportion, standardError, interval: logitInterval(proportion, standardError, t) };
}

/** The contribution of a stratum of n units to the variance, from the sum and the sum of squares of their residuals. */
function aboutMean(n: number, sumOfResiduals: number, sumOfSquares: number): number {
  return n > 1 ? (n / (n - 1)) * (sumOfSquares - sumOfResiduals ** 2 / n) : sumOfSquares;
}

function logitInterval(proportion: number, standardError: number, t: number): Estimate['interval'] {
  if (proportion <= 0 || proportion >= 1) return { low: proportion, high: proportion };
  if (Number.isNaN(t)) return null;
  const logit = Math.log(proportion / (1 - proportion));
  const reach = (t * standardError) / (proportion * (1 - proportion));
  return { low: fromLogit(logit - reach), high: fromLogit(logit + reach) };
}

function fromLogit(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** The sum over the cells of a group, at a position within the cells. */
function sum(sums: Float64Array, { cells }: Group, at: number): number {
  let total = 0;
  for (const cell of cells) total += sums[cell * columnsPerCell + at] ?? 0;
  return total;
}
