import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { AccessLogEntry, accessLogList } from '../../src/access/audit/accessLogList.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Child } from '../../src/children/index.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import { ConnectionArgs, connectionOf } from '../shared/connections.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';

export const { Connection: AccessLogEntryConnection, resolver: AccessLogEntryConnectionResolver } = connectionOf(
  AccessLogEntry,
  'AccessLogEntry',
);

/** Who read and wrote the record of a child. */
@Resolver(() => Child)
export class ChildAccessLog {
  @Access(Scope.AUDIT_READ)
  @FieldResolver(() => AccessLogEntryConnection, {
    description: 'Reads and writes of its record, newest first. The reads of the current operation are not included.',
  })
  accessLog(
    @Root() child: Child,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<AccessLogEntry & PagedRow>> {
    return context.loaders
      .pages<AccessLogEntry, object>(accessLogList, 'person', pageQuery(accessLogList, context, args, null, info))
      .load(child.id);
  }
}
