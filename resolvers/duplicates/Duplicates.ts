import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { AreaCode } from '../../src/base/areaCode.ts';
import { Child, childList } from '../../src/children/index.ts';
import { ListSize } from '../../src/cost/cost.ts';
import {
  candidateList,
  DuplicateCandidate,
  DuplicateKind,
  DuplicateStatus,
  rejectDuplicate,
  type CandidateFilter,
} from '../../src/duplicates/index.ts';
import { Family, familyList, Person, personList } from '../../src/families/index.ts';
import { AreaCodeScalar } from '../../src/graphql/index.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import { ConnectionArgs, connectionOf } from '../shared/connections.ts';
import { keyOf } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { operationOf } from '../shared/operationOf.ts';
import { pageQuery } from '../shared/pageQuery.ts';

export const { Connection: DuplicateCandidateConnection, resolver: DuplicateCandidateConnectionResolver } = connectionOf(
  DuplicateCandidate,
  'DuplicateCandidate',
);

type CandidatePage = Page<DuplicateCandidate & PagedRow>;

@ArgsType()
export class CandidateArgs extends ConnectionArgs {
  @Field(() => AreaCodeScalar, { nullable: true, description: 'A regency, district or village in which at least one of the two lives.' })
  area?: AreaCode | null;

  @Field(() => DuplicateKind, { nullable: true, description: 'Of children, persons or families; all when left out.' })
  kind?: DuplicateKind | null;

  @Field(() => DuplicateStatus, { defaultValue: DuplicateStatus.OPEN, description: 'What was decided.' })
  status!: DuplicateStatus;
}

@Resolver()
export class DuplicateQueries {
  @Access(Scope.FAMILIES_READ)
  @Query(() => DuplicateCandidateConnection, {
    description:
      'Records that may be of one person or one family, the likeliest first. Shows those of which the viewer may read both; a pair from two areas is for who has both.',
  })
  duplicateCandidates(
    @Args(() => CandidateArgs) args: CandidateArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CandidatePage> {
    const { area = null, kind = null, status } = args;
    return context.loaders.page<DuplicateCandidate, CandidateFilter>(
      candidateList,
      pageQuery<CandidateFilter>(candidateList, context, args, { area, kind, status }, info),
    );
  }

  @Access(Scope.FAMILIES_WRITE)
  @Mutation(() => DuplicateCandidate, {
    description:
      'Decides that two records are of two persons or families; the pair is not found again. mergeFamilies is for those that are one.',
  })
  rejectDuplicate(
    @Arg('id', () => ID, { description: 'Global id of the candidate.' }) id: string,
    @Arg('reason', () => String, { description: 'Why they are two, 1 to 1,000 characters.' }) reason: string,
    @Ctx() context: HubContext,
  ): Promise<DuplicateCandidate> {
    return rejectDuplicate({ id: keyOf('DuplicateCandidate', id, ['id']), reason }, operationOf(context));
  }
}

const possible = (of: string) =>
  `Open candidates for ${of}: records that may be of the same one, the likeliest first. A warning, which refuses nothing.`;

@Resolver(() => Child)
export class ChildDuplicates {
  @Access(Scope.FAMILIES_READ)
  @FieldResolver(() => DuplicateCandidateConnection, { description: possible('the child') })
  possibleDuplicates(
    @Root() { id }: Child,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CandidatePage> {
    return openOf(id, args, context, info);
  }
}

@Resolver(() => Family)
export class FamilyDuplicates {
  @Access(Scope.FAMILIES_READ)
  @FieldResolver(() => DuplicateCandidateConnection, { description: possible('the family itself') })
  possibleDuplicates(
    @Root() { id }: Family,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CandidatePage> {
    return openOf(id, args, context, info);
  }
}

function openOf(id: string, args: ConnectionArgs, context: HubContext, info: GraphQLResolveInfo): Promise<CandidatePage> {
  const query = pageQuery<CandidateFilter>(candidateList, context, args, { status: DuplicateStatus.OPEN }, info);
  return context.loaders.pages<DuplicateCandidate, CandidateFilter>(candidateList, 'record', query).load(id);
}

@Resolver(() => DuplicateCandidate)
export class DuplicateCandidateResolver {
  @Access(Scope.CHILDREN_READ)
  @ListSize({ assumedSize: 2 })
  @FieldResolver(() => [Child], { description: 'The children, for CHILD; the one that stays after a merge.' })
  async children(@Root() { kind, recordIds }: DuplicateCandidate, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo) {
    if (kind !== DuplicateKind.CHILD) return [];
    return present(await context.loaders.byKey<Child>(childList, info).loadMany(recordIds));
  }

  @Access(Scope.FAMILIES_READ)
  @ListSize({ assumedSize: 2 })
  @FieldResolver(() => [Person], { description: 'The persons, for CHILD and PERSON; the one that stays after a merge.' })
  async persons(@Root() { kind, recordIds }: DuplicateCandidate, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo) {
    if (kind === DuplicateKind.FAMILY) return [];
    return present(await context.loaders.byKey<Person>(personList, info).loadMany(recordIds));
  }

  @Access(Scope.FAMILIES_READ)
  @ListSize({ assumedSize: 2 })
  @FieldResolver(() => [Family], { description: 'The families of the two, which mergeFamilies takes; one, if both are in the same.' })
  async families(@Root() { familyIds }: DuplicateCandidate, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo) {
    return present(await context.loaders.byKey<Family>(familyList, info).loadMany(familyIds ?? []));
  }
}

/** Rows that the viewer may see; what could not be read fails the field. */
function present<Row>(rows: readonly (Row | null | Error)[]): Row[] {
  return rows.flatMap((row) => {
    if (row instanceof Error) throw row;
    return row === null ? [] : [row];
  });
}
