import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Cost, ListSize } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { checkRange } from '../../src/base/errors.ts';
import { gapsOf, ProgramKind, reachThreshold, readConvergence, scoreOf, type KindCounts } from '../../src/programs/index.ts';
import { DateScalar } from '../../src/graphql/index.ts';
import { District, Regency, Village } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { ProgramCoverage, programCoverageOf } from './Coverage.ts';
import { programsPublishedOn, publishedOnHelp } from './publishedOn.ts';

const reach = `reach the families in need (at least ${reachThreshold * 100}% of them are in a program)`;

@ObjectType({
  description:
    'Which programs the families of an area need, and which of these programs reach them. Counts the families the viewer may see, as of today. For viewers without case access it counts all families in their areas, in multiples of 5, as of the day of publication.',
})
export class Convergence {
  /** Counts of every kind. */
  kinds!: KindCounts[];
}

/** The families of the area are evaluated one by one: 67,000 rows for the regency of the demo data, 2,000 to 4,000 for a district. */
const costOfConvergence = { village: 20, district: 60, regency: 500 };

@Resolver(() => Convergence)
export class ConvergenceResolver {
  @Access(Scope.AGGREGATES_READ)
  @ListSize({ assumedSize: 12 })
  @FieldResolver(() => [ProgramCoverage], { description: 'Need and reach of each kind of program, including kinds that nobody needs.' })
  programs(
    @Root() { kinds }: Convergence,
    @Arg('kinds', () => [ProgramKind], { nullable: true, description: 'Only these kinds; all when left out.' })
    wanted: ProgramKind[] | null | undefined,
  ): ProgramCoverage[] {
    return kinds.filter(({ kind }) => wanted == null || wanted.includes(kind)).map(programCoverageOf);
  }

  @Access(Scope.AGGREGATES_READ)
  @FieldResolver(() => Float, {
    nullable: true,
    description: `Share of the needed kinds that ${reach}, 0 to 1; null where no kind is needed.`,
  })
  score(@Root() { kinds }: Convergence): number | null {
    return scoreOf(kinds);
  }

  @Access(Scope.AGGREGATES_READ)
  @FieldResolver(() => [ProgramKind], { description: `The needed kinds that do not ${reach}.` })
  gaps(@Root() { kinds }: Convergence): ProgramKind[] {
    return gapsOf(kinds);
  }

  @Access(Scope.AGGREGATES_READ)
  @FieldResolver(() => DateScalar, { nullable: true, description: publishedOnHelp })
  publishedOn(@Ctx() context: HubContext): Promise<IsoDate | null> {
    return programsPublishedOn(context);
  }
}

@ArgsType()
class ConvergenceArgs {
  @Field(() => Int, { nullable: true, description: 'Only families up to this welfare decile, 1 poorest to 10; all when left out.' })
  maxWelfareDecile?: number | null;
}

const check = 'The convergence check: which programs its families need, and which of these reach them.';

@Resolver(() => Village)
export class VillageConvergence {
  @Access(Scope.AGGREGATES_READ)
  @Cost(costOfConvergence.village)
  @FieldResolver(() => Convergence, { description: check })
  convergence(
    @Root() { code }: Village,
    @Args(() => ConvergenceArgs) args: ConvergenceArgs,
    @Ctx() context: HubContext,
  ): Promise<Convergence> {
    return convergenceOf('villages', code, args, context);
  }
}

@Resolver(() => District)
export class DistrictConvergence {
  @Access(Scope.AGGREGATES_READ)
  @Cost(costOfConvergence.district)
  @FieldResolver(() => Convergence, { description: `${check} Computed over all of its families together.` })
  convergence(
    @Root() { code }: District,
    @Args(() => ConvergenceArgs) args: ConvergenceArgs,
    @Ctx() context: HubContext,
  ): Promise<Convergence> {
    return convergenceOf('districts', code, args, context);
  }
}

@Resolver(() => Regency)
export class RegencyConvergence {
  @Access(Scope.AGGREGATES_READ)
  @Cost(costOfConvergence.regency)
  @FieldResolver(() => Convergence, { description: `${check} Computed over all of its families together.` })
  convergence(
    @Root() { code }: Regency,
    @Args(() => ConvergenceArgs) args: ConvergenceArgs,
    @Ctx() context: HubContext,
  ): Promise<Convergence> {
    return convergenceOf('regencies', code, args, context);
  }
}

/** @param level keeps areas of one level together: a statement counts by codes of one length. */
async function convergenceOf(
  level: string,
  code: AreaCode,
  args: ConvergenceArgs,
  { hub, counted, loaders, viewer }: HubContext,
): Promise<Convergence> {
  const maxWelfareDecile = args.maxWelfareDecile ?? null;
  checkRange(['maxWelfareDecile'], maxWelfareDecile, 1, 10);
  const query = { viewer, today: hub.today(), maxWelfareDecile };
  const kinds = await loaders
    .custom(`convergence of ${level} ${maxWelfareDecile ?? ''}`, (codes) => readConvergence(counted, codes, query))
    .load(code);
  return { kinds };
}
