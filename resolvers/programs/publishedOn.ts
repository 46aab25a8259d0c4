import { Ctx, FieldResolver, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { readProgramsPublishedOn } from '../../src/programs/index.ts';
import { DateScalar } from '../../src/graphql/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { Coverage } from './Coverage.ts';
import { PartnerReach } from './PartnerResolver.ts';

export const publishedOnHelp =
  'The day on which the counts were published, for viewers without case access: rounded to multiples of 5, and unchanged until the next month. Null for exact counts as of today, and while nothing is published: all counts are 0 then.';

/** Read once for all fields of an operation. */
export async function programsPublishedOn({ loaders, unlimited, viewer }: HubContext): Promise<IsoDate | null> {
  if (viewer.caseAccess) return null;
  return loaders
    .custom('publication of programs', async (keys) => {
      const day = await readProgramsPublishedOn(unlimited);
      return keys.map(() => day);
    })
    .load('');
}

@Resolver(() => Coverage)
export class CoverageResolver {
  @Access(Scope.AGGREGATES_READ)
  @FieldResolver(() => DateScalar, { nullable: true, description: publishedOnHelp })
  publishedOn(@Ctx() context: HubContext): Promise<IsoDate | null> {
    return programsPublishedOn(context);
  }
}

@Resolver(() => PartnerReach)
export class PartnerReachResolver {
  @Access(Scope.AGGREGATES_READ)
  @FieldResolver(() => DateScalar, { nullable: true, description: publishedOnHelp })
  publishedOn(@Ctx() context: HubContext): Promise<IsoDate | null> {
    return programsPublishedOn(context);
  }
}
