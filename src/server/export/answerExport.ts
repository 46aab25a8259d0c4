import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST, OperationTypeNode, type ExecutionResult, type GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { HubError } from '../../errors.ts';
import type { MakeContext } from '../client.ts';
import { coerceVariables } from '../coerceVariables.ts';
import { operationShape } from '../execution/operationShape.ts';
import { statusOfRefusal } from '../httpErrors.ts';
import type { OperationCall } from '../OperationCall.ts';
import type { Operations } from '../operations.ts';
import { outwardError } from '../outwardError.ts';
import type { ExportFormat } from './exportFormat.ts';
import { planExport, type ExportPlan } from './exportPlan.ts';
import { readExportRequest } from './exportRequest.ts';
import { goneOf } from '../gone.ts';
import { exportRows, type ExportCell } from './exportRows.ts';
import { pagedDocument, pageVariables, type PageAnswer } from './pagedDocument.ts';
import { writeExport } from './writeExport.ts';

/** The largest list that is exported, in items. What is more is refused before the first row: a file must not end early unnoticed. */
export const largestExport = 500_000;

export interface ExportOptions {
  readonly operations: Operations;
  readonly logger: Logger;
  readonly makeContext: MakeContext<unknown>;
  readonly largest?: number | undefined;
}

type Data = Record<string, unknown>;

/** A page's data, and whether another follows. */
interface Page {
  readonly data: Data | null | undefined;
  readonly answer: PageAnswer | null;
}

/** Errors of the first page: no file has been begun, so they can be said. */
class Refused extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super('refused');
  }
}

/**
 * Answers a query of a list as a file, page after page: each page is an operation of its own, under the rules and
 * the access of any other, and none is kept. What goes wrong before the first byte is answered as JSON; what goes
 * wrong later cuts the connection, because a file that ends early must not look whole.
 */
export async function answerExport(request: FastifyRequest, reply: FastifyReply, format: ExportFormat, { operations, logger, makeContext, largest = largestExport }: ExportOptions): Promise<FastifyReply> {
  const trace = { requestId: request.id, logger };
  reply.headers({ vary: 'accept', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  try {
    const { plan, call, name } = prepare();
    request.operationName = name;
    const first = await readPage(plan.pages?.after ?? null, true);
    const { hub_export_total: total = 0 } = first.answer ?? {};
    if (total > largest) throw new HubError(`The list has ${total} items; an export holds ${largest} at most: narrow the filter`, 'EXPORT_TOO_LARGE');

    reply.header('content-disposition', `attachment; filename="${name ?? 'export'}.${format.kind}"`);
    return await reply.type(format.contentType).send(writeExport(format, plan.columns, batches(plan, first)));

    async function readPage(after: string | null, isFirst: boolean): Promise<Page> {
      const result: ExecutionResult = await operations.run({ ...call, variables: { ...call.variables, ...pageVariables(after, isFirst) } });
      // A page with a hole in it is no page of a file.
      if (result.errors !== undefined && result.errors.length > 0) throw new Refused(result.errors);
      const answer = plan.pages?.path.reduce<unknown>((value, key) => (value as Data | null | undefined)?.[key], result.data);
      return { data: result.data, answer: (answer ?? null) as PageAnswer | null };
    }

    async function readNext(after: string | null): Promise<Page> {
      for (;;) {
        try {
          return await readPage(after, false);
        } catch (error) {
          const { code, retryAfterSeconds } = (error instanceof Refused ? error.errors[0]?.extensions : undefined) ?? {};
          if (code !== 'RATE_LIMITED') throw error;
          await sleep(Number(retryAfterSeconds) * 1_000, undefined, { signal: call.gone });
        }
      }
    }

    async function* batches({ root, columns }: ExportPlan, page: Page): AsyncGenerator<ExportCell[][]> {
      for (;;) {
        yield [...exportRows(root, page.data, columns.length)];
        const { hasNextPage = false, endCursor = null } = page.answer?.hub_export_page ?? {};
        if (!hasNextPage) return;
        try {
          page = await readNext(endCursor);
        } catch (error) {
          logger.warn({ requestId: request.id, codes: error instanceof Refused ? error.errors.map(({ extensions }) => extensions.code) : [] }, 'export cut short');
          throw error;
        }
      }
    }
  } catch (error) {
    return refuse(reply, error instanceof Refused ? error.errors : [outwardError(error, trace)]);
  }

  function prepare(): { plan: ExportPlan; call: OperationCall; name: string | null } {
    const { document: asked, operationName, variables } = readExportRequest(request);
    const read = operations.read(asked);
    if ('errors' in read) throw new Refused(read.errors);
    const { document, hash } = read;
    const context = { document, documentHash: hash, operationName, variables, trace, gone: goneOf(reply), makeContext: () => makeContext({ headers: request.headers, requestId: request.id }) };
    const refusal = operations.refusalOf(context);
    if (refusal.length > 0) throw new Refused(refusal);
    const operation = getOperationAST(document, operationName);
    const rootType = operations.schema.getQueryType();
    if (operation?.operation !== OperationTypeNode.QUERY || rootType == null) throw new HubError('Only a query can be exported: a mutation or a subscription is no table', 'OPERATION_NOT_OFFERED');

    const coerced = coerceVariables(operations.schema, operation, variables);
    const scope = { schema: operations.schema, fragments: operationShape(document, operation).fragments, variables: 'values' in coerced ? coerced.values : {} };
    const plan = planExport(operation, scope, rootType);
    const paged = plan.pages === null ? { document, hash } : pagedDocument(document, operation, plan.pages);
    return { plan, name: operation.name?.value ?? null, call: { ...context, document: paged.document, documentHash: paged.hash } };
  }
}

function refuse(reply: FastifyReply, errors: readonly GraphQLError[]): FastifyReply {
  const code = errors[0]?.extensions.code;
  const status = code === 'NOT_FOUND' ? 404 : statusOfRefusal(code);
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify({ errors }));
}
