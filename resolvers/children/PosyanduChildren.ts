import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import {
  assignPosyandu,
  Child,
  childList,
  Measurement,
  measurementList,
  mostAssigned,
  type ChildFilter,
  type MeasurementFilter,
} from '../../src/children/index.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { Posyandu, posyanduList } from '../../src/posyandu/index.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import { keyOf } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { operationOf } from '../shared/operationOf.ts';
import { childQuery } from './ChildLists.ts';
import { ChildConnection, MeasurementConnection } from './connections.ts';
import { ChildListArgs } from './inputs.ts';
import { MeasurementListArgs } from './measurementInputs.ts';
import { measurementQuery } from './MeasurementLists.ts';

/** Fields that the children subgraph adds to a posyandu. */
@Resolver(() => Posyandu)
export class PosyanduChildren {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => ChildConnection, { description: 'Children under growth monitoring who go there.' })
  children(
    @Root() { id }: Posyandu,
    @Args(() => ChildListArgs) args: ChildListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Child & PagedRow>> {
    return context.loaders.pages<Child, ChildFilter>(childList, 'posyandu', childQuery(args, context, info)).load(id);
  }

  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => MeasurementConnection, {
    description: 'What was measured there, newest first, without corrected or voided measurements.',
  })
  measurements(
    @Root() { id }: Posyandu,
    @Args(() => MeasurementListArgs) args: MeasurementListArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Measurement & PagedRow>> {
    return context.loaders
      .pages<Measurement, MeasurementFilter>(measurementList, 'posyandu', measurementQuery(args, context, info))
      .load(id);
  }
}

@Resolver(() => Child)
export class ChildPosyandu {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Posyandu, {
    nullable: true,
    description: 'The posyandu of its village that it goes to; null where that is not known.',
  })
  posyandu(@Root() { posyanduId }: Child, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Posyandu | null> | null {
    return posyanduId === null ? null : context.loaders.byKey<Posyandu>(posyanduList, info).load(posyanduId);
  }

  @Access(Scope.CHILDREN_WRITE)
  @ListSize({ assumedSize: 1, lengthsOf: ['childIds'] })
  @Mutation(() => [Child], {
    description:
      'Says to which posyandu of their village children go: all of them, or none where one cannot. Their measurements stay where they were taken. Returns the children in the order of the input.',
  })
  assignPosyandu(
    @Arg('childIds', () => [ID], { description: `Global ids of the children, up to ${mostAssigned}.` }) childIds: string[],
    @Arg('posyanduId', () => ID, { nullable: true, description: 'Global id of the posyandu; none when left out.' })
    posyanduId: string | null,
    @Ctx() context: HubContext,
  ): Promise<Child[]> {
    return assignPosyandu(
      {
        childIds: childIds.map((id, nth) => keyOf('Child', id, ['childIds', nth])),
        posyanduId: posyanduId == null ? null : keyOf('Posyandu', posyanduId, ['posyanduId']),
      },
      operationOf(context),
    );
  }
}

@Resolver(() => Measurement)
export class MeasurementPosyandu {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Posyandu, {
    nullable: true,
    description: 'The posyandu where it was measured, as it was recorded: see `mergedInto`. Null where that is not known.',
  })
  posyandu(
    @Root() { posyanduId }: Measurement,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Posyandu | null> | null {
    return posyanduId === null ? null : context.loaders.byKey<Posyandu>(posyanduList, info).load(posyanduId);
  }
}
