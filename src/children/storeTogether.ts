import { HubError } from '../base/errors.ts';
import { throwIfCancelled } from '../store/cancellable.ts';

/** Splits rows, in their order, into those of one transaction each: no more than `most`, and a client key once. */
export function inTransactions<Row>(rows: readonly Row[], most: number, clientKeyOf: (row: Row) => string | null | undefined): Row[][] {
  const transactions: Row[][] = [];
  let keys = new Set<string>();
  for (const row of rows) {
    const clientKey = clientKeyOf(row) ?? null;
    const last = transactions.at(-1);
    if (last === undefined || last.length === most || (clientKey !== null && keys.has(clientKey))) {
      transactions.push([row]);
      keys = new Set();
    } else {
      last.push(row);
    }
    if (clientKey !== null) keys.add(clientKey);
  }
  return transactions;
}

/** Stores rows in one transaction. If an unexpected error of one row fails the transaction, each row gets a transaction of its own. */
export async function storeOrEach<Row, Outcome>(
  rows: readonly Row[],
  store: (rows: readonly Row[]) => Promise<Outcome[]>,
): Promise<(Outcome | { error: unknown })[]> {
  try {
    return await store(rows);
  } catch (error) {
    throwIfCancelled();
    if (error instanceof HubError || rows.length === 1) return rows.map(() => ({ error }));
    const alone: (Outcome | { error: unknown })[] = [];
    for (const row of rows) alone.push(...(await storeOrEach([row], store)));
    return alone;
  }
}
