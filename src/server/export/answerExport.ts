import { setTimeout as sleep } from 'node:timers/promises';
import { message } from '../../base/messages/index.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OperationTypeNode, type ExecutionResult, type GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { HubError } from '../../base/errors.ts';
import type { MakeContext } from '../transport/client.ts';
import { ListWalk, runInWalk } from '../../store/paging/ListWalk.ts';
import { coerceVariables } from '../operation/coerceVariables.ts';
import { statusOfRefusal } from '../transport/httpErrors.ts';
import type { OperationCall } from '../operation/OperationCall.ts';
import type { Operations } from '../operation/operations.ts';
import { outwardError } from '../operation/outwardError.ts';
import { Refused } from '../operation/Stage.ts';
import type { ExportFormat } from './exportFormat.ts';
import { planExport, type ExportPlan } from './exportPlan.ts';
import { readExportRequest } from './exportRequest.ts';
import { goneOf } from '../transport/gone.ts';
import { exportRows, type ExportCell } from './exportRows.ts';
import { firstSightings } from './firstSightings.ts';
import { pagedDocument, pageVariables, type PageAnswer } from './pagedDocument.ts';
import { writeExport } from './writeExport.ts';

/** The largest list that is exported, in items. A larger one is refused before the first row: a file must not end early unnoticed. */
export const largestExport = 500_000;

export interface ExportOptions {
  readonly operations: Operations;
  readonly logger: Logger;
  readonly makeContext: MakeContext;
  readonly largest?: number | undefined;
}

type Data = Record<string, unknown>;

/** A page's data, and whether another follows. */
interface Page {
  readonly data: Data | null | undefined;
  readonly answer: PageAnswer | null;
}

/**
 * Answers a query of a list as a file, page after page: each page is an operation of its own, with the rules and the access of any other
 * operation, and no page is kept. The keys of the list's rows are read once, with the first page (`ListWalk`), so that concurrent changes
 * cause neither repeated nor missing rows. A gateway cannot do this; it skips rows that it has already written. An error before the first
 * byte is returned as JSON. A later error cuts the connection, because a file that ends early must not look complete.
 */
export async function answerExport(
  request: FastifyRequest,
  reply: FastifyReply,
  format: ExportFormat,
  { operations, logger, makeContext, largest = largestExport }: ExportOptions,
): Promise<FastifyReply> {
  const trace = { requestId: request.id, logger };
  reply.headers({ vary: 'accept', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  try {
    const { plan, call, name } = prepare();
    const walk = new ListWalk(largest + 1);
    const leaveOutSeen = firstSightings(plan.pages?.items ?? null);
    request.operationName = name;
    const first = await readPage(plan.pages?.after ?? null, true);
    const { hub_export_total: total = 0 } = first.answer ?? {};
    const items = Math.max(total, walk.count);
    if (items > largest) throw new HubError(message('server.exportTooLarge', { items, largest }), 'EXPORT_TOO_LARGE');

    reply.header('content-disposition', `attachment; filename="${name ?? 'export'}.${format.kind}"`);
    return await reply.type(format.contentType).send(writeExport(format, plan.columns, batches(plan, first)));

    async function readPage(after: string | null, isFirst: boolean): Promise<Page> {
      const result: ExecutionResult = await runInWalk(walk, () =>
        operations.run({ ...call, variables: { ...call.variables, ...pageVariables(after, isFirst) } }),
      );
      // An incomplete page must not become part of a file.
      if (result.errors !== undefined && result.errors.length > 0) throw new Refused(result.errors);
      walk.advance();
      const answer = plan.pages?.path.reduce<unknown>((value, key) => (value as Data | null | undefined)?.[key], result.data);
      return { data: result.data, answer: (answer ?? null) as PageAnswer | null };
    }

    async function readNext(after: string | null): Promise<Page> {
      for (;;) {
        try {
          return await readPage(after, false);
        } catch (error) {
          const { code, retryAfterSeconds } = (error instanceof Refused ? error.errors[0]?.extensions : undefined) ?? {};
          if (code !== 'RATE_LIMITED' && code !== 'OVERLOADED') throw error;
          await sleep(Number(retryAfterSeconds) * 1_000, undefined, { signal: call.gone });
        }
      }
    }

    async function* batches({ root, columns }: ExportPlan, page: Page): AsyncGenerator<ExportCell[][]> {
      for (;;) {
        if (operations.isRemote) leaveOutSeen(page.answer);
        yield [...exportRows(root, page.data, columns.length)];
        const { hasNextPage = false, endCursor = null } = page.answer?.hub_export_page ?? {};
        if (!hasNextPage) return;
        try {
          page = await readNext(endCursor);
        } catch (error) {
          logger.warn(
            { requestId: request.id, codes: error instanceof Refused ? error.errors.map(({ extensions }) => extensions.code) : [] },
            'export cut short',
          );
          throw error;
        }
      }
    }
  } catch (error) {
    return refuse(reply, error instanceof Refused ? error.errors : [outwardError(error, trace)]);
  }

  function prepare(): { plan: ExportPlan; call: OperationCall; name: string | null } {
    const asked = readExportRequest(request);
    const variables = asked.variables ?? {};
    const prepared = operations.read(asked);
    if ('errors' in prepared) throw new Refused(prepared.errors);
    const { document, operation, rootType, fragments, name } = prepared;
    const coerced = coerceVariables(operations.schema, operation, variables);
    if ('errors' in coerced) throw new Refused(coerced.errors);
    if (operation.operation !== OperationTypeNode.QUERY || rootType === undefined)
      throw new HubError(message('server.exportOfQueries'), 'OPERATION_NOT_OFFERED');

    const plan = planExport(operation, { schema: operations.schema, fragments, variables: coerced.values }, rootType);
    const paged = plan.pages === null ? null : pagedDocument(document, operation, plan.pages, operations.isRemote);
    const call: OperationCall = {
      prepared: paged === null ? prepared : operations.prepare(paged.document, paged.text, paged.operation),
      variables,
      trace,
      gone: goneOf(reply),
      makeContext: () => makeContext({ headers: request.headers, requestId: request.id }),
    };
    return { plan, name, call };
  }
}

function refuse(reply: FastifyReply, errors: readonly GraphQLError[]): FastifyReply {
  const { code, retryAfterSeconds } = errors[0]?.extensions ?? {};
  if (typeof retryAfterSeconds === 'number') reply.header('retry-after', String(retryAfterSeconds));
  const status = code === 'NOT_FOUND' ? 404 : statusOfRefusal(code);
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify({ errors }));
}
