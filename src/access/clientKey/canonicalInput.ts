/**
 * An input as one text, equal for equivalent inputs: the order of members and outer spaces of texts do not matter, and null equals a
 * missing member.
 */
export function canonicalInput(input: unknown): string {
  return JSON.stringify(canonical(input));
}

function canonical(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map((each) => canonical(each) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name, member]) => member != null && name !== 'clientKey');
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, canonical(member)]));
}
