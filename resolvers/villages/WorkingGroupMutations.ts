import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { AreaCodeScalar, DateScalar } from '../../src/graphql/index.ts';
import { addWorkingGroupMember, removeWorkingGroupMember, WorkingGroupMember, WorkingGroupRole } from '../../src/villages/index.ts';
import { keyOf } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { operationOf } from '../shared/operationOf.ts';
import { ofVillage, retryKey } from './KampungKBMutations.ts';

@Resolver()
export class WorkingGroupMutations {
  @Access(Scope.VILLAGES_WRITE)
  @Mutation(() => WorkingGroupMember, {
    description:
      'Adds a member to the working group of a Kampung KB. Repeating a `clientKey` returns the first member. CONFLICT if a member already has this name.',
  })
  addWorkingGroupMember(
    @Arg('villageCode', () => AreaCodeScalar, ofVillage) villageCode: AreaCode,
    @Arg('role', () => WorkingGroupRole, { description: 'Role in the group.' }) role: WorkingGroupRole,
    @Arg('name', () => String, { description: 'Name, 1 to 100 characters.' }) name: string,
    @Arg('since', () => DateScalar, { description: 'First day in the group, up to today.' }) since: IsoDate,
    @Arg('trained', () => Boolean, { defaultValue: false, description: 'Whether the member was trained for the work.' }) trained: boolean,
    @Arg('clientKey', () => String, retryKey) clientKey: string | null,
    @Ctx() context: HubContext,
  ): Promise<WorkingGroupMember> {
    return addWorkingGroupMember({ villageCode, role, name, since, trained, clientKey }, operationOf(context));
  }

  @Access(Scope.VILLAGES_WRITE)
  @Mutation(() => WorkingGroupMember, { description: 'Ends a membership of the working group; it stays on record.' })
  removeWorkingGroupMember(
    @Arg('id', () => ID, { description: 'Global id of the member.' }) id: string,
    @Arg('until', () => DateScalar, { nullable: true, description: 'Last day in the group, up to today; today when left out.' })
    until: IsoDate | null,
    @Ctx() context: HubContext,
  ): Promise<WorkingGroupMember> {
    return removeWorkingGroupMember(
      { id: keyOf('WorkingGroupMember', id, ['id']), until: until ?? context.hub.today() },
      operationOf(context),
    );
  }
}
