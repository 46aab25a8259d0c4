import { tableError } from '../TableError.ts';
import { cellCount } from './groups.ts';
import { bases, type Counted, indicators } from './indicators.ts';

/** Where a child stands in the design of the survey. Null: the value is missing. */
export interface DesignPlace {
  cluster: string | null;
  stratum: string | null;
  weight: number | null;
}

/** Which parts of a design the survey has. */
export interface DesignParts {
  hasCluster: boolean;
  hasStrata: boolean;
  hasWeight: boolean;
}

/** Beyond these a column does not hold what it was said to hold, and memory would grow with the rows. */
const mostClusters = 100_000;
const mostStrata = 1_000;

/** For each cell one sum for each basis (of weights w), then one for each indicator (of w of those affected). */
export const columnsPerCell = bases.length + indicators.length;
const sumsLength = cellCount * columnsPerCell;

export interface Stratum {
  rows: number;
  /** Rows with a weight, for the degrees of freedom. */
  weightedRows: number;
  /** Sums over its rows: of 1, of w, of w squared. */
  counts: Float64Array;
  weights: Float64Array;
  squares: Float64Array;
  clusters: Map<string, Cluster>;
}

export interface Cluster {
  weights: Float64Array;
  isWeighted: boolean;
}

/**
 * The sums from which prevalence and its variance follow, gathered child by child: sums for each stratum and for
 * each cluster in it, never the children themselves. A cluster's name counts within its stratum.
 */
export class Tally {
  readonly strata = new Map<string, Stratum>();
  /** The names of clusters, without regard to strata. */
  readonly clusterNames = new Set<string>();
  /** Left out because the cluster or stratum is missing. */
  withoutPlace = 0;
  /** Counted with a weight of 0 because it is missing. */
  withoutWeight = 0;
  #clusters = 0;

  constructor(readonly parts: DesignParts) {}

  /**
   * Counts a child.
   * @param cell its sex and age group.
   * @throws TableError for a negative weight, or more clusters or strata than any survey has.
   */
  add(cell: number, { assessed, affected }: Counted, place: DesignPlace): void {
    const { hasCluster, hasStrata, hasWeight } = this.parts;
    if ((hasCluster && place.cluster === null) || (hasStrata && place.stratum === null)) {
      this.withoutPlace++;
      return;
    }
    if (hasWeight && place.weight === null) this.withoutWeight++;
    const weight = hasWeight ? (place.weight ?? 0) : 1;
    if (weight < 0) throw tableError('interchange.negativeWeight');

    const stratum = this.#stratum((hasStrata ? place.stratum : null) ?? '');
    stratum.rows++;
    if (weight > 0) stratum.weightedRows++;
    const cluster = hasCluster ? this.#cluster(stratum, place.cluster ?? '') : null;
    if (cluster !== null && weight > 0) cluster.isWeighted = true;
    // Position of a basis or an indicator within the cell: bases first.
    let present = assessed | (affected << bases.length);
    for (let at = cell * columnsPerCell; present !== 0; at++, present >>= 1) {
      if ((present & 1) === 0) continue;
      increase(stratum.counts, at, 1);
      increase(stratum.weights, at, weight);
      increase(stratum.squares, at, weight * weight);
      if (cluster !== null) increase(cluster.weights, at, weight);
    }
  }

  #stratum(name: string): Stratum {
    const known = this.strata.get(name);
    if (known !== undefined) return known;
    if (this.strata.size === mostStrata) throw tableError('interchange.tooManyValues', { column: 'strata', limit: mostStrata });
    const stratum: Stratum = {
      rows: 0,
      weightedRows: 0,
      counts: new Float64Array(sumsLength),
      weights: new Float64Array(sumsLength),
      squares: new Float64Array(sumsLength),
      clusters: new Map(),
    };
    this.strata.set(name, stratum);
    return stratum;
  }

  #cluster(stratum: Stratum, name: string): Cluster {
    const known = stratum.clusters.get(name);
    if (known !== undefined) return known;
    if (++this.#clusters > mostClusters) throw tableError('interchange.tooManyValues', { column: 'clusters', limit: mostClusters });
    this.clusterNames.add(name);
    const cluster: Cluster = { weights: new Float64Array(sumsLength), isWeighted: false };
    stratum.clusters.set(name, cluster);
    return cluster;
  }
}

function increase(sums: Float64Array, at: number, by: number): void {
  sums[at] = (sums[at] ?? 0) + by;
}
