import { acceptedTypes } from '../transport/accept.ts';

/** A file format of an export. */
export interface ExportFormat {
  readonly kind: 'csv' | 'xlsx';
  readonly contentType: string;
  /** CSV: whether it begins with the byte order mark by which Excel knows UTF-8. */
  readonly mark: boolean;
}

const kinds: Readonly<Record<string, ExportFormat['kind']>> = {
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

/**
 * The file that an `Accept` header asks for: `text/csv`, `text/csv; bom=true` or XLSX's media type (RFC 4180; ECMA-376). Undefined if it
 * names none of them, or prefers another type, or accepts another type equally.
 */
export function exportFormat(accept: string | undefined): ExportFormat | undefined {
  if (accept === undefined) return undefined;
  const [best] = acceptedTypes(accept).toSorted((one, other) => other.quality - one.quality);
  const kind = best === undefined ? undefined : kinds[best.type];
  if (best === undefined || kind === undefined || best.quality === 0) return undefined;
  return {
    kind,
    contentType: kind === 'csv' ? 'text/csv; charset=utf-8; header=present' : best.type,
    mark: best.parameters.bom === 'true',
  };
}
