import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { parse } from 'postgres-array';
import type { Answer, Refusal, Request, Rows, ThreadOptions } from './pgliteMessages.ts';

/*
 * The thread in which the embedded database runs; `PgliteThread` is its other side. Node runs this file without compiling it: of
 * TypeScript, it may use only types.
 */

/** Types whose values MikroORM expects as PostgreSQL's text: date, timestamp, timestamptz, interval. */
const asText = [1082, 1114, 1184, 1186];
/** Arrays of these types. */
const arrays = [1182, 1115, 1185, 1187];

const port = parentPort;
if (port === null) throw new Error('runs as a thread only');
const { dataDir, beginning, program } = workerData as ThreadOptions;
type Parser = (text: string) => unknown;
const parsers: [type: number, Parser][] = [
  ...asText.map((type): [number, Parser] => [type, (text) => text]),
  ...arrays.map((type): [number, Parser] => [type, (text) => parse(text)]),
];
const database = await PGlite.create({
  dataDir,
  pgliteWasmModule: program,
  ...(beginning !== null && { loadDataDir: new Blob([beginning]) }),
  parsers: Object.fromEntries<Parser>(parsers),
});
const none: Rows = { columns: [], rows: [], affectedRows: undefined };

port.on('message', (request: Request) => {
  void perform(request)
    .then(
      (rows): Answer => ({ rows }),
      (error: unknown): Answer => ({ refusal: refusalOf(error) }),
    )
    .then((answer) => port.postMessage(answer));
});
// The database is open, and ready for the first request.
port.postMessage({ rows: none } satisfies Answer);

async function perform(request: Request): Promise<Rows> {
  switch (request.kind) {
    case 'query':
      return query(database, request.sql, request.params);
    case 'queryWithin':
      return database.transaction(async (transaction) => {
        const settings = Object.entries(request.settings);
        await transaction.query(
          `select ${settings.map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`).join(', ')}`,
          settings.flat(),
        );
        return query(transaction, request.sql, request.params);
      });
    case 'close':
      await database.close();
      return none;
  }
}

async function query(on: Pick<Transaction, 'query'>, sql: string, params: readonly unknown[]): Promise<Rows> {
  const { rows, fields, affectedRows } = await on.query<unknown[]>(sql, [...params], { rowMode: 'array' });
  return { columns: fields.map(({ name }) => name), rows, affectedRows };
}

function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Error)) return { message: String(error), fields: {} };
  const isTold = (field: [string, unknown]): field is [string, string | number] =>
    !['query', 'stack', 'message'].includes(field[0]) && ['string', 'number'].includes(typeof field[1]);
  return { message: error.message, fields: Object.fromEntries(Object.entries(error).filter(isTold)) };
}
