import type { GraphQLResolveInfo } from 'graphql';
import { familyNeedList, type FamilyNeedFilter } from '../../src/programs/index.ts';
import type { PageQuery } from '../../src/store/paging/ConnectionSpec.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { lookUp } from '../shared/lookUp.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import type { FamilyListArgs } from './inputs.ts';

/** Reads a list of families by a field's arguments; risk, cohorts and needs are those of today. */
export function readFamilies<Result>(
  args: FamilyListArgs,
  context: HubContext,
  info: GraphQLResolveInfo,
  read: (query: PageQuery<FamilyNeedFilter>) => Promise<Result>,
): Promise<Result> {
  const { familyCard = null, memberNik = null, ...filter } = args.filter ?? {};
  const queryBy = (hashes: Pick<FamilyNeedFilter, 'familyCardHashes' | 'memberNikHashes'>) =>
    pageQuery<FamilyNeedFilter>(familyNeedList, context, args, { ...filter, ...hashes, today: context.hub.today() }, info);
  if (familyCard === null && memberNik === null) return read(queryBy({}));
  return Promise.all([
    familyCard === null ? null : lookUp(familyCard, 'familyCard', context),
    memberNik === null ? null : lookUp(memberNik, 'memberNik', context),
  ]).then(([familyCardHashes, memberNikHashes]) => read(queryBy({ familyCardHashes, memberNikHashes })));
}
