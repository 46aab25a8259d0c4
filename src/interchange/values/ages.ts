import { type UnitName, unitNamed, units } from './units.ts';

const part = /(\d+(?:[.,]\d+)?)\s*([\p{L}]+)\.?/gu;

/**
 * An age in words as days: "1 Tahun - 8 Bulan - 26 Hari", "20 bln 5 hr", "12 bulan", "2 years, 3 months". Null where it
 * is none, or names a unit twice or out of order.
 */
export function ageInWords(text: string): number | null {
  const parts = [...text.matchAll(part)];
  if (parts.length === 0 || text.replace(part, '').replace(/[\s,;+/&-]|dan|and/gi, '') !== '') return null;
  let days = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const [, number = '', word = ''] of parts) {
    const unit: UnitName | null = unitNamed(word, 'age');
    if (unit === null || units[unit].size >= smallest) return null;
    smallest = units[unit].size;
    days += Number(number.replace(',', '.')) * smallest;
  }
  return days;
}
