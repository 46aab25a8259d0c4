/** What is measured. */
export type Dimension = 'mass' | 'length' | 'age';

export interface Unit {
  dimension: Dimension;
  /** How many of the dimension's own unit it is: kg, cm, days. */
  size: number;
  names: readonly string[];
}

const daysPerMonth = 30.4375;

/** Units by the short name that options take. Years count 12 months of 30.4375 days, as WHO counts months. */
export const units = {
  kg: { dimension: 'mass', size: 1, names: ['kg', 'kgs', 'kilo', 'kilogram', 'kilograms'] },
  g: { dimension: 'mass', size: 0.001, names: ['g', 'gr', 'grm', 'gram', 'grams'] },
  lb: { dimension: 'mass', size: 0.45359237, names: ['lb', 'lbs', 'pound', 'pounds'] },
  cm: { dimension: 'length', size: 1, names: ['cm', 'cms', 'centimeter', 'centimetre', 'centimeters', 'sentimeter', 'senti'] },
  mm: { dimension: 'length', size: 0.1, names: ['mm', 'milimeter', 'millimeter', 'millimetre'] },
  m: { dimension: 'length', size: 100, names: ['m', 'meter', 'metre'] },
  days: { dimension: 'age', size: 1, names: ['hari', 'hr', 'day', 'days', 'd'] },
  weeks: { dimension: 'age', size: 7, names: ['minggu', 'mgg', 'week', 'weeks', 'wk', 'wks'] },
  months: { dimension: 'age', size: daysPerMonth, names: ['bulan', 'bln', 'bl', 'month', 'months', 'mo', 'mos', 'mon', 'b'] },
  years: { dimension: 'age', size: 12 * daysPerMonth, names: ['tahun', 'thn', 'th', 'year', 'years', 'yr', 'yrs', 'y'] },
} as const satisfies Record<string, Unit>;

export type UnitName = keyof typeof units;

const byName = new Map<string, UnitName>(
  (Object.entries(units) as [UnitName, Unit][]).flatMap(([unit, { names }]) => names.map((name) => [name, unit] as const)),
);

/** All words for units, in small letters. */
export const unitNames: ReadonlySet<string> = new Set(byName.keys());

/** The unit that a word stands for, among those of a dimension; null where it is none. */
export function unitNamed(word: string, dimension: Dimension): UnitName | null {
  const unit = byName.get(word.toLowerCase().replace(/[.()]/g, ''));
  return unit !== undefined && units[unit].dimension === dimension ? unit : null;
}
