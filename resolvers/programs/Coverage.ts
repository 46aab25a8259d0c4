import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { coverageRatio, ProgramKind, reaches, reachThreshold, type KindCounts } from '../../src/programs/index.ts';

@ObjectType({ simpleResolvers: true, description: 'How many of the families that a program is for are in it.' })
export class Coverage {
  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, { description: "Families that the program's rule takes in and that live where it works or will work." })
  eligible!: number;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, { description: 'How many of them are in it today.' })
  enrolled!: number;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Float, { nullable: true, description: 'Share of the eligible who are enrolled, 0 to 1; null where nobody is eligible.' })
  ratio!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'How many of the families that need a kind of program are in one.' })
export class ProgramCoverage {
  @Access(Scope.AGGREGATES_READ)
  @Field(() => ProgramKind, { description: 'The kind.' })
  kind!: ProgramKind;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, {
    description: 'Families in need: those that the shipped rule of the kind takes in, or the own rule of a program of this kind that runs now and works in their village.',
  })
  eligible!: number;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, { description: 'How many of them are in a program of this kind that runs now.' })
  enrolled!: number;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, { description: 'How many of them are not: the unmet need.' })
  unmet!: number;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Float, { nullable: true, description: 'Share of the eligible who are enrolled, 0 to 1; null where nobody is eligible.' })
  ratio!: number | null;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Boolean, { nullable: true, description: `Whether the kind reaches the families in need: at least ${reachThreshold * 100}% of them are in a program; null where nobody is eligible.` })
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
  return { ...coverageOf(counts), kind, activePrograms, unmet: eligible - enrolled, reached: reaches(counts) };
}
