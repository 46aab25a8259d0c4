import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { coverageRatio, ProgramKind, reaches, reachThreshold, type KindCounts } from '../../src/programs/index.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'How many of the eligible families of a program are enrolled in it. Only families where the program works count: for the need of a kind wherever families live, see `ProgramCoverage.inNeed` of `convergence`.',
})
export class Coverage {
  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, { description: "Families that are eligible by the program's rule and live where it works or will work." })
  eligible!: number;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, { description: 'How many of them are enrolled today.' })
  enrolled!: number;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Float, {
    nullable: true,
    description: 'Share of the eligible families that are enrolled, 0 to 1; null if no family is eligible.',
  })
  ratio!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'How many of the families that need a kind of program are enrolled in one, wherever they live; `Coverage` tells how far a single program got where it works.',
})
export class ProgramCoverage {
  @Access(Scope.AGGREGATES_READ)
  @Field(() => ProgramKind, { description: 'The kind.' })
  kind!: ProgramKind;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, {
    description:
      'Families in need: those eligible by the shipped rule of the kind, or by the own rule of a program of this kind that runs now in their village. Also where no program of the kind works, other than `Coverage.eligible`.',
  })
  inNeed!: number;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, { description: 'The same as `inNeed`.', deprecationReason: 'Use `inNeed`: `Coverage.eligible` is something else.' })
  eligible!: number;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, { description: 'How many of them are enrolled in a running program of this kind.' })
  enrolled!: number;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, { description: 'How many of them are not enrolled: the unmet need.' })
  unmet!: number;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Float, {
    nullable: true,
    description: 'Share of the families in need that are enrolled, 0 to 1; null if no family is in need.',
  })
  ratio!: number | null;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Boolean, {
    nullable: true,
    description: `Whether the kind reaches the families in need: at least ${reachThreshold * 100}% of them are in a program; null where nobody is eligible.`,
  })
  reached!: boolean | null;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, { description: 'Programs of the kind that run now and work in the area.' })
  activePrograms!: number;
}

export function coverageOf({ eligible, enrolled }: { eligible: number; enrolled: number }): Coverage {
  return { eligible, enrolled, ratio: coverageRatio({ eligible, enrolled }) };
}

export function programCoverageOf(counts: KindCounts): ProgramCoverage {
  const { kind, activePrograms, eligible, enrolled } = counts;
  return { ...coverageOf(counts), kind, activePrograms, inNeed: eligible, unmet: eligible - enrolled, reached: reaches(counts) };
}
