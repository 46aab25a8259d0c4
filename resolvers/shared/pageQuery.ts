import type { GraphQLResolveInfo } from 'graphql';
import type { ConnectionSpec, OrderBy, PageQuery } from '../../src/store/paging/ConnectionSpec.ts';
import { pageRequest, type PageArguments } from '../../src/store/paging/pageRequest.ts';
import type { HubContext } from './HubContext.ts';
import { selects, wantedColumns, type RowsAt } from './wantedColumns.ts';

/** What was made of arguments: the compiling executor gives every parent of a field the same ones. */
const made = new WeakMap<PageArguments, { spec: unknown; query: unknown }>();

/**
 * Turns a list field's arguments into what the store reads by.
 * @throws HubError BAD_USER_INPUT for paging arguments out of range, NOT_FOUND for a filter's unknown area.
 */
export function pageQuery<F extends object>(
  spec: ConnectionSpec<F>,
  context: HubContext,
  args: PageArguments & { orderBy?: OrderBy | null },
  filter: F | null | undefined,
  info: GraphQLResolveInfo,
  rowsAt: RowsAt = 'connection',
): PageQuery<F> {
  const known = made.get(args);
  if (known?.spec === spec) return known.query as PageQuery<F>;
  const given = filter ?? ({} as F);
  if ('area' in given && typeof given.area === 'string') context.hub.areas.require(given.area, ['filter', 'area']);
  const page = { ...pageRequest(args), looksFurther: selects(info, 'pageInfo') };
  const query: PageQuery<F> = { page, filter: given, orderBy: args.orderBy ?? spec.defaultOrder, viewer: context.viewer, columns: wantedColumns(info, spec, rowsAt) };
  made.set(args, { spec, query });
  return query;
}
