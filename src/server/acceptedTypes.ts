/** One media range of an `Accept` header. */
export interface AcceptedType {
  /** In small letters, e.g. `text/csv` or `application/*`. */
  readonly type: string;
  /** 0 (refused) to 1. */
  readonly quality: number;
  /** Its other parameters, in small letters. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Reads an `Accept` header (RFC 9110, 12.5.1), in its order. */
export function acceptedTypes(accept: string): AcceptedType[] {
  return accept.split(',').map((range) => {
    const [type = '', ...rest] = range.split(';').map((part) => part.trim().toLowerCase());
    const { q = '1', ...parameters } = Object.fromEntries(rest.map((part) => part.split('=').map((side) => side.trim()) as [string, string]));
    return { type, quality: Number(q), parameters };
  });
}
