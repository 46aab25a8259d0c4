import { authorization } from './token.ts';

/** Media types of the files that the hub makes of a list. The mark tells Excel that the CSV is UTF-8. */
const accepts = {
  CSV: 'text/csv; bom=true',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type FileKind = keyof typeof accepts;

/** What GraphiQL's editors hold. */
export interface Operation {
  readonly query: string;
  readonly variables: unknown;
  readonly operationName: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Has the hub make a file of a query's list, and the browser save it.
 * @throws Error that says why there is no file.
 */
export async function download(address: string, kind: FileKind, { headers, ...operation }: Operation): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization(), ...headers, accept: accepts[kind] },
    body: JSON.stringify(operation),
  });
  if (!answer.ok) throw new Error(await problemOf(answer));
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? `export.${kind.toLowerCase()}`;
  save(await answer.blob(), name);
}

async function problemOf(answer: Response): Promise<string> {
  const { errors } = (await answer.json().catch(() => ({}))) as { errors?: { message: string }[] };
  return errors?.[0]?.message ?? `The hub answered with status ${answer.status}`;
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has begun to save once the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
