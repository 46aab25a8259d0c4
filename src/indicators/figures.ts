import { hasCaseAccess, type Viewer } from '../access/viewer.ts';
import type { AreaCode } from '../areaCode.ts';
import type { Store } from '../store/Store.ts';
import { readClassHistories, type AreaIndex } from '../villages/index.ts';
import { groupsOf, IndicatorDimension, type IndicatorGroup } from './dimensions.ts';
import { definitions, type IndicatorKey, type Measure } from './keys.ts';
import { monthOf, type IsoMonth, type MonthSpan } from './months.ts';
import { readCounts, readGroupCounts, type Counts, type CountsQuery } from './readCounts.ts';
import { mayShowClasses, suppressCounts, suppressGroups, type AreaTree, type Suppressed } from './suppress.ts';

/** What figures are read from, and for whom. */
export interface FiguresSource {
  store: Store;
  areas: AreaIndex;
  viewer: Viewer;
}

/** The counts of an area, or of a group of it, by month, and which of them the viewer may not see. */
export interface Figures {
  span: MonthSpan;
  counts: Counts;
  /** Null where the viewer may see all. */
  suppressed: ((measure: Measure, month: number) => boolean) | null;
}

/** An indicator of one month, as it is shown. */
export interface Figure {
  month: IsoMonth;
  /** A count, or a share from 0 to 1; null where it is suppressed, and for a share of nobody. */
  value: number | null;
  suppressed: boolean;
  numerator: number | null;
  denominator: number | null;
}

/** Takes an indicator out of figures. */
export function figuresOf({ span, counts, suppressed }: Figures, key: IndicatorKey): Figure[] {
  const { numerator: above, denominator: below } = definitions[key];
  const [numerators = [], denominators] = [counts[above], below === null ? null : counts[below]];
  const figures: Figure[] = [];
  for (let month = 0; month <= span.to - span.from; month++) {
    const numerator = suppressed?.(above, month) === true ? null : (numerators[month] ?? 0);
    const denominator = denominators == null ? null : below !== null && suppressed?.(below, month) === true ? null : (denominators[month] ?? 0);
    const hidden = numerator === null || (below !== null && denominator === null);
    const value = hidden ? null : denominator === null ? numerator : denominator === 0 ? null : numerator / denominator;
    figures.push({ month: monthOf(span.from + month), value, suppressed: hidden, numerator, denominator });
  }
  return figures;
}

/** Reads the figures of areas of one level, in their order. */
export async function readFigures({ store, areas, viewer }: FiguresSource, codes: readonly AreaCode[], query: CountsQuery): Promise<Figures[]> {
  const { span } = query;
  if (codes.every((code) => hasCaseAccess(viewer, code))) return (await readCounts(store, codes, query)).map((counts) => ({ span, counts, suppressed: null }));
  const regencies = await Promise.all(regenciesOf(areas, codes).map((tree) => Regency.read(store, tree, viewer, query)));
  return codes.map((code) => figuresIn(regencies, code, query));
}

/** Reads the figures of the groups of areas of one level: for each area, in their order, those of each group in the order of `groupsOf`. */
export async function readGroupFigures({ store, areas, viewer }: FiguresSource, codes: readonly AreaCode[], dimension: IndicatorDimension, query: CountsQuery): Promise<Figures[][]> {
  const { span } = query;
  const all = codes.every((code) => hasCaseAccess(viewer, code));
  if (all && dimension !== IndicatorDimension.KAMPUNG_KB_CLASS) return (await readGroupCounts(store, codes, dimension, query)).map((groups) => groups.map((counts) => ({ span, counts, suppressed: null })));
  const regencies = await Promise.all(regenciesOf(areas, codes).map((tree) => Regency.read(store, tree, viewer, query)));
  const grouped = await Promise.all(regencies.map((regency) => (dimension === IndicatorDimension.KAMPUNG_KB_CLASS ? regency.byClass(store) : regency.byGroup(store, dimension))));
  return codes.map((code) => {
    const at = regencies.findIndex((regency) => regency.holds(code));
    return groupsOf[dimension].map((group, place) => grouped[at]?.(code, place, group) ?? { span, counts: {}, suppressed: null });
  });
}

type GroupReader = (area: AreaCode, place: number, group: IndicatorGroup) => Figures;

function figuresIn(regencies: readonly Regency[], code: AreaCode, { span }: CountsQuery): Figures {
  return regencies.find((regency) => regency.holds(code))?.figuresOf(code) ?? { span, counts: {}, suppressed: null };
}

/** All areas of a regency with their counts: what suppression is decided by. */
class Regency {
  readonly #suppressed = new Map<string, Suppressed>();

  private constructor(
    private readonly tree: AreaTree,
    private readonly viewer: Viewer,
    private readonly query: CountsQuery,
    private readonly counts: ReadonlyMap<AreaCode, Counts>,
  ) {}

  static async read(store: Store, tree: AreaTree, viewer: Viewer, query: CountsQuery): Promise<Regency> {
    const villages = tree.parts.flatMap(({ parts }) => parts.map(({ code }) => code));
    const read = await readCounts(store, villages, query);
    const counts = new Map(villages.map((code, index) => [code, read[index] ?? {}]));
    for (const area of [...tree.parts, tree]) counts.set(area.code, summed(area.parts.map(({ code }) => counts.get(code) ?? {}), query));
    return new Regency(tree, viewer, query, counts);
  }

  holds(code: AreaCode): boolean {
    return this.counts.has(code);
  }

  figuresOf(code: AreaCode): Figures {
    const suppressed = this.#mayKnow(code) ? null : (measure: Measure, month: number) => this.#suppressedOf(measure, month).has(code);
    return { span: this.query.span, counts: this.counts.get(code) ?? {}, suppressed };
  }

  async byGroup(store: Store, dimension: Exclude<IndicatorDimension, IndicatorDimension.KAMPUNG_KB_CLASS>): Promise<GroupReader> {
    const villages = this.tree.parts.flatMap(({ parts }) => parts.map(({ code }) => code));
    const read = await readGroupCounts(store, villages, dimension, this.query);
    const groups = new Map(villages.map((code, index) => [code, read[index] ?? []]));
    const places = groupsOf[dimension].map((_, place) => place);
    for (const { code, parts } of [...this.tree.parts, this.tree]) groups.set(code, places.map((place) => summed(parts.map((part) => groups.get(part.code)?.[place] ?? {}), this.query)));
    const known = new Map<string, Suppressed>();
    const suppressedOf = (measure: Measure, month: number) =>
      remembered(known, `${measure} ${month}`, () =>
        suppressGroups(this.tree, (area) => places.map((place) => groups.get(area)?.[place]?.[measure]?.[month] ?? 0), this.#suppressedOf(measure, month), (area) => this.#mayKnow(area)));
    return (code, place) => ({
      span: this.query.span,
      counts: groups.get(code)?.[place] ?? {},
      suppressed: this.#mayKnow(code) ? null : (measure, month) => suppressedOf(measure, month).has(code),
    });
  }

  async byClass(store: Store): Promise<GroupReader> {
    const villages = this.tree.parts.flatMap(({ parts }) => parts.map(({ code }) => code));
    const histories = await readClassHistories(store, villages);
    const { from, to } = this.query.span;
    // By month, the class by the last decision up to its end. Histories come with the newest first.
    const classes = new Map(
      villages.map((code, index) => [code, Array.from({ length: to - from + 1 }, (_, month) => histories[index]?.find(({ decidedOn }) => decidedOn.slice(0, 7) <= monthOf(from + month))?.class ?? 'UNDECLARED')]),
    );
    const known = new Map<string, boolean>();
    const mayShow = (measure: Measure, month: number) =>
      remembered(known, `${measure} ${month}`, () =>
        mayShowClasses(this.tree, (area) => this.counts.get(area)?.[measure]?.[month] ?? 0, this.#suppressedOf(measure, month), (village) => classes.get(village)?.[month] ?? 'UNDECLARED'));
    return (code, _, group) => {
      const inside = villages.filter((village) => village === code || village.startsWith(`${code}.`));
      const held = inside.map((village) => mapped(this.counts.get(village) ?? {}, (count, month) => (classes.get(village)?.[month] === group ? count : 0)));
      const isVillage = inside[0] === code;
      return {
        span: this.query.span,
        counts: summed(held, this.query),
        suppressed: this.#mayKnow(code) ? null : (measure, month) => (isVillage ? this.#suppressedOf(measure, month).has(code) : !mayShow(measure, month)),
      };
    };
  }

  #suppressedOf(measure: Measure, month: number): Suppressed {
    return remembered(this.#suppressed, `${measure} ${month}`, () => suppressCounts(this.tree, (area) => this.counts.get(area)?.[measure]?.[month] ?? 0, (area) => this.#mayKnow(area)));
  }

  #mayKnow(area: AreaCode): boolean {
    return hasCaseAccess(this.viewer, area);
  }
}

/** The trees of the regencies that areas lie in. */
function regenciesOf(index: AreaIndex, codes: readonly AreaCode[]): AreaTree[] {
  const regencies = [...new Set(codes.map((code) => code.split('.').slice(0, 2).join('.')))];
  return regencies.map((code) => {
    const inside = index.within(code).sort();
    const partsOf = (area: AreaCode, depth: number): AreaTree[] =>
      inside.filter((other) => other.startsWith(`${area}.`) && other.split('.').length === depth).map((part) => ({ code: part, parts: depth < 4 ? partsOf(part, depth + 1) : [] }));
    return { code, parts: partsOf(code, 3) };
  });
}

function summed(parts: readonly Counts[], { span, measures }: CountsQuery): Counts {
  return Object.fromEntries(measures.map((measure) => [measure, Array.from({ length: span.to - span.from + 1 }, (_, month) => parts.reduce((sum, counts) => sum + (counts[measure]?.[month] ?? 0), 0))]));
}

function mapped(counts: Counts, change: (count: number, month: number) => number): Counts {
  return Object.fromEntries(Object.entries(counts).map(([measure, byMonth]) => [measure, byMonth.map(change)]));
}

function remembered<Value>(known: Map<string, Value>, name: string, find: () => Value): Value {
  const found = known.get(name);
  if (found !== undefined) return found;
  const value = find();
  known.set(name, value);
  return value;
}
