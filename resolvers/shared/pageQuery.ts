import type { GraphQLResolveInfo } from 'graphql';
import { areasRead } from '../../src/access/viewer.ts';
import type { ConnectionSpec, OrderBy, PageQuery } from '../../src/store/paging/ConnectionSpec.ts';
import { largestPageSize, pageRequest, type PageArguments } from '../../src/store/paging/pageRequest.ts';
import type { HubContext } from './HubContext.ts';
import { selects, wantedColumns, type RowsAt } from './wantedColumns.ts';

/**
 * Turns a list field's arguments into what the store reads by.
 *
 * The compiling executor gives every parent of a field the same arguments, and a loader finds its batch by the identity of the
 * query, so the query is kept. It holds the viewer: it is kept with the loaders of one context, and serves one field alone.
 * @param filter follows from `args` and `context` alone.
 * @throws HubError BAD_USER_INPUT for paging arguments out of range, NOT_FOUND for a filter's unknown area, and FORBIDDEN for one of
 *   which the viewer may read no part.
 */
export function pageQuery<F extends object>(
  spec: ConnectionSpec<F>,
  context: HubContext,
  args: PageArguments & { orderBy?: OrderBy | null },
  filter: F | null | undefined,
  info: GraphQLResolveInfo,
  rowsAt: RowsAt = 'connection',
): PageQuery<F> {
  const made = context.loaders.pageQueries;
  const known = made.get(args);
  if (known?.spec === spec && known.fieldNodes === info.fieldNodes && known.rowsAt === rowsAt) return known.query as PageQuery<F>;
  const given = filter ?? ({} as F);
  if ('area' in given && typeof given.area === 'string') {
    context.hub.areas.require(given.area, ['filter', 'area']);
    if (spec.areaColumn !== null) areasRead(context.viewer, given.area, ['filter', 'area']);
  }
  const page = { ...pageRequest(args), looksFurther: selects(info, 'pageInfo') };
  const query: PageQuery<F> = {
    page,
    filter: given,
    orderBy: args.orderBy ?? spec.defaultOrder,
    viewer: context.viewer,
    columns: wantedColumns(info, spec, rowsAt),
  };
  made.set(args, { spec, fieldNodes: info.fieldNodes, rowsAt, query });
  return query;
}

/** The same arguments for all parents of a field, by its place in a document: `pageQuery` finds its query by them. */
const wholeListArguments = new WeakMap<GraphQLResolveInfo['fieldNodes'], PageArguments>();

/** What the store reads by for a field that shows a short list as a whole: up to 500 rows of each parent, in the list's own order. */
export function wholeListQuery<F extends object>(
  spec: ConnectionSpec<F>,
  context: HubContext,
  filter: F,
  info: GraphQLResolveInfo,
): PageQuery<F> {
  let args = wholeListArguments.get(info.fieldNodes);
  if (args === undefined) wholeListArguments.set(info.fieldNodes, (args = { first: largestPageSize }));
  return pageQuery(spec, context, args, filter, info, 'field');
}
