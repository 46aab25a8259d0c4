import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Family, familyList } from '../../src/families/index.ts';
import { Enrolment, Program, programList } from '../../src/programs/index.ts';
import type { HubContext } from '../shared/HubContext.ts';

@Resolver(() => Enrolment)
export class EnrolmentResolver {
  @Access(Scope.ENROLMENTS_READ)
  @FieldResolver(() => Program, { description: 'The program.' })
  program(@Root() enrolment: Enrolment, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Program | null> {
    return context.loaders.byKey<Program>(programList, info).load(enrolment.programId);
  }

  @Access(Scope.ENROLMENTS_READ)
  @FieldResolver(() => Family, { description: 'The family.' })
  family(@Root() enrolment: Enrolment, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Family | null> {
    return context.loaders.byKey<Family>(familyList, info).load(enrolment.familyId);
  }
}
