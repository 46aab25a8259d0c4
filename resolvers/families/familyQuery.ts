import type { GraphQLResolveInfo } from 'graphql';
import { familyNeedList, type FamilyNeedFilter } from '../../src/programs/index.ts';
import type { PageQuery } from '../../src/store/paging/ConnectionSpec.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import type { FamilyListArgs } from './inputs.ts';

/** A list of families by a field's arguments; risk, cohorts and needs are those of today. */
export function familyQuery(args: FamilyListArgs, context: HubContext, info: GraphQLResolveInfo): PageQuery<FamilyNeedFilter> {
  return pageQuery<FamilyNeedFilter>(familyNeedList, context, args, { ...args.filter, today: context.hub.today() }, info);
}
