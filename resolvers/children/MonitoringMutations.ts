import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { Child, endMonitoring, endMonitoringOfFamily, resumeMonitoring, resumeMonitoringOfFamily } from '../../src/children/index.ts';
import { Family, MonitoringEnd } from '../../src/families/index.ts';
import { DateScalar } from '../../src/graphql/index.ts';
import { keyOf } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { operationOf } from '../shared/operationOf.ts';

const childId = 'Global id of the child.';
const familyId = 'Global id of the family.';
const reasonHelp = 'Why it ends.';
const onHelp = 'The last day, not in the future and not before the last measurement; today when left out.';
const noteHelp = 'Remarks, up to 1,000 characters.';
const whyHelp = 'Why the end is undone, 1 to 1,000 characters.';

@Resolver()
export class MonitoringMutations {
  @Access(Scope.CHILDREN_WRITE)
  @Mutation(() => Child, {
    description:
      'Ends the growth monitoring of a child: the active case is closed, unresolved alerts are resolved, and later measurements are refused. The record stays. Enrolments stay, as they are of the family. Repeating the call changes nothing.',
  })
  endMonitoring(
    @Arg('id', () => ID, { description: childId }) id: string,
    @Arg('reason', () => MonitoringEnd, { description: reasonHelp }) reason: MonitoringEnd,
    @Arg('on', () => DateScalar, { nullable: true, description: onHelp }) on: IsoDate | null,
    @Arg('note', () => String, { nullable: true, description: noteHelp }) note: string | null,
    @Ctx() context: HubContext,
  ): Promise<Child> {
    return endMonitoring({ id: keyOf('Child', id, ['id']), reason, on, note }, operationOf(context));
  }

  @Access(Scope.CHILDREN_WRITE)
  @Mutation(() => Child, {
    description:
      'Undoes the end of the growth monitoring of a child: the case that was closed with it is active again, alerts whose fact holds are raised again, and the child counts in every month.',
  })
  resumeMonitoring(
    @Arg('id', () => ID, { description: childId }) id: string,
    @Arg('reason', () => String, { description: whyHelp }) reason: string,
    @Ctx() context: HubContext,
  ): Promise<Child> {
    return resumeMonitoring({ id: keyOf('Child', id, ['id']), reason }, operationOf(context));
  }

  @Access(Scope.CHILDREN_WRITE)
  @Mutation(() => Family, {
    description:
      'Ends the monitoring of a family and of all its children, as `endMonitoring`. Unless the reason is REFUSED, its enrolments end, and it is neither counted nor in need of programs any more.',
  })
  endMonitoringOfFamily(
    @Arg('id', () => ID, { description: familyId }) id: string,
    @Arg('reason', () => MonitoringEnd, { description: reasonHelp }) reason: MonitoringEnd,
    @Arg('on', () => DateScalar, { nullable: true, description: onHelp }) on: IsoDate | null,
    @Arg('note', () => String, { nullable: true, description: noteHelp }) note: string | null,
    @Ctx() context: HubContext,
  ): Promise<Family> {
    return endMonitoringOfFamily({ id: keyOf('Family', id, ['id']), reason, on, note }, operationOf(context));
  }

  @Access(Scope.CHILDREN_WRITE)
  @Mutation(() => Family, {
    description:
      'Undoes the end of the monitoring of a family, and of the children whose monitoring ended with it. Enrolments that ended stay ended.',
  })
  resumeMonitoringOfFamily(
    @Arg('id', () => ID, { description: familyId }) id: string,
    @Arg('reason', () => String, { description: whyHelp }) reason: string,
    @Ctx() context: HubContext,
  ): Promise<Family> {
    return resumeMonitoringOfFamily({ id: keyOf('Family', id, ['id']), reason }, operationOf(context));
  }
}
