import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { message } from '../../base/messages/index.ts';
import { problemOf } from '../../base/zodMessages.ts';
import { normalised } from '../../interchange/growthAssessment/fields.ts';
import { TableError, tableError } from '../../interchange/TableError.ts';
import { printable } from '../../interchange/values/text.ts';
import { ImportKind } from '../enums.ts';
import { type ImportField, importFields } from './fields.ts';

const field = z.enum(importFields);
const names = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((given) => (Array.isArray(given) ? given : [given]));

/**
 * A format in data: which columns of a file hold which field, by the names of its header, without regard to case, spaces and signs.
 * `needs` are the fields without which a header is not one of this format.
 */
const mappingSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,40}$/),
  kind: z.enum(ImportKind),
  title: z.string().min(1).max(200),
  columns: z.partialRecord(field, names),
  needs: z.array(field).min(1),
  /** Of weights and sizes without a unit; kg and cm, unless the column's name says otherwise. */
  units: z.strictObject({ weight: z.enum(['kg', 'g']).optional(), size: z.enum(['cm', 'mm', 'm']).optional() }).default({}),
  /** Of dates whose year does not stand first; day first by default. */
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  /** What codes of the sex mean, as `{ "0": "P" }`. */
  sexCodes: z.record(z.string(), z.enum(['L', 'P'])).optional(),
  /** What every row has, where the file has no column for it, as `{ "villageCode": "33.26.16.2001" }`. */
  values: z.partialRecord(field, z.string()).default({}),
});

export type Mapping = z.infer<typeof mappingSchema>;

/** A mapping from its data. @throws TableError that names each fault. */
export function mappingOf(data: unknown, file: string): Mapping {
  const parsed = mappingSchema.safeParse(data);
  if (parsed.success) {
    const absent = parsed.data.needs.filter((need) => parsed.data.columns[need] === undefined && parsed.data.values[need] === undefined);
    if (absent.length === 0) return parsed.data;
    throw tableError('imports.mappingNeeds', { file, fields: absent.join(', ') });
  }
  throw new TableError(
    parsed.error.issues.map((issue) =>
      message('imports.mappingFault', { file, path: printable(issue.path.join('.')) || '.', problem: problemOf(issue) }),
    ),
  );
}

/** Reads a mapping of the user's own. @throws TableError for what is no JSON or no mapping; what the file system refuses, as it comes. */
export async function readMapping(path: string): Promise<Mapping> {
  const text = await readFile(path, 'utf8');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw tableError('imports.mappingNotJson', { file: printable(path) });
  }
  return mappingOf(data, printable(path));
}

/** A name of a column as it is compared; a remark in brackets behind it does not count. */
function compared(name: string): string[] {
  const plain = normalised(name);
  const bare = normalised(name.replace(/\s*\([^()]*\)\s*$/, ''));
  return bare === '' || bare === plain ? [plain] : [plain, bare];
}

/** The names of each field of a mapping, as they are compared; made once, because every line of a file may be its header. */
const comparedNames = new WeakMap<Mapping['columns'], readonly (readonly [ImportField, ReadonlySet<string>])[]>();

function namesOf({ columns }: Mapping): readonly (readonly [ImportField, ReadonlySet<string>])[] {
  let names = comparedNames.get(columns);
  if (names === undefined) {
    names = (Object.entries(columns) as [ImportField, string[]][]).map(([field, wanted]) => [field, new Set(wanted.map(normalised))]);
    comparedNames.set(columns, names);
  }
  return names;
}

/** Where each field of a mapping stands in a header: several places where a name is there more than once. */
export function placesOf(mapping: Mapping, header: readonly string[]): Map<ImportField, number[]> {
  const names = header.map((name) => compared(name));
  const places = new Map<ImportField, number[]>();
  for (const [name, known] of namesOf(mapping)) {
    // The whole name goes before the one without its remark.
    for (const variant of [0, 1]) {
      const found = [...names.keys()].filter((at) => known.has(names[at]?.[variant] ?? ''));
      if (found.length === 0) continue;
      places.set(name, found);
      break;
    }
  }
  return places;
}

/** The fields that a mapping lacks in a header, by the places of those that it has. */
export function lacking(mapping: Mapping, places: ReadonlyMap<ImportField, readonly number[]>): ImportField[] {
  return mapping.needs.filter((need) => !places.has(need) && mapping.values[need] === undefined);
}
