/**
 * Reduces an answer to the sequence of its values, so that answers of different shapes can be compared: of a global id the key counts,
 * numbers keep nine digits, to which databases and JavaScript divide alike, and nulls are left out, where others have an empty list.
 */
export function valuesOf(answer: unknown): unknown[] {
  if (answer === null) return [];
  if (typeof answer === 'object') return Object.values(answer).flatMap(valuesOf);
  if (typeof answer === 'number') return [Number(answer.toPrecision(9))];
  return [typeof answer === 'string' ? answer.replace(/^[A-Za-z]+_(?=[0-9a-f]{8}-)/, '') : answer];
}
