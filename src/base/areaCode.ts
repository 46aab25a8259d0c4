/** Kemendagri area code, dotted: province `33`, regency `33.26`, district `33.26.16`, village `33.26.16.2001`. */
export type AreaCode = string;

export type AreaLevel = 'PROVINCE' | 'REGENCY' | 'DISTRICT' | 'VILLAGE';

const shapes: [RegExp, AreaLevel][] = [
  [/^\d{2}$/, 'PROVINCE'],
  [/^\d{2}\.\d{2}$/, 'REGENCY'],
  [/^\d{2}\.\d{2}\.\d{2}$/, 'DISTRICT'],
  [/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/, 'VILLAGE'],
];

/** The level that the form of a code gives, or null for a text that is not a code. */
export function areaLevel(code: string): AreaLevel | null {
  return shapes.find(([shape]) => shape.test(code))?.[1] ?? null;
}

/** The code of the area one level up, or null for a province. */
export function parentArea(code: AreaCode): AreaCode | null {
  const end = code.lastIndexOf('.');
  return end === -1 ? null : code.slice(0, end);
}

/** Whether `inner` is `outer` or lies inside it. */
export function isWithin(inner: AreaCode, outer: AreaCode): boolean {
  return inner === outer || inner.startsWith(`${outer}.`);
}

/**
 * Bounds of the codes strictly inside an area, for an index range on a column with byte order ("C"):
 * `from <= code < to`. Works because `/` follows `.` in ASCII.
 */
export function codesInside(area: AreaCode): { from: string; to: string } {
  return { from: `${area}.`, to: `${area}/` };
}
