import { Field, Float, ObjectType } from 'type-graphql';
import { Access } from '../access/Access.ts';
import { Scope } from '../access/Scope.ts';
import { ListSize } from '../cost/cost.ts';
import { DateTimeScalar } from '../graphql/index.ts';
import { Node } from '../graphql/Node.ts';
import { DuplicateKind, DuplicateReason, DuplicateStatus } from './enums.ts';

@ObjectType({
  implements: [Node],
  simpleResolvers: true,
  description: 'Two records that may be of one person or one family. A warning: somebody who knows them decides.',
})
export class DuplicateCandidate {
  id!: string;

  @Access(Scope.FAMILIES_READ)
  @Field(() => DuplicateKind, { description: 'What they may be of.' })
  kind!: DuplicateKind;

  /** Keys of the two records: of persons, who may be children, or of families. */
  recordIds!: string[];

  /** Keys of the families of both; null where neither is there any more. */
  familyIds!: string[] | null;

  @Access(Scope.FAMILIES_READ)
  @Field(() => Float, { description: 'Probability that both are one, 0.8 to 1, as far as the rates of docs/duplicates.md hold.' })
  score!: number;

  @Access(Scope.FAMILIES_READ)
  @ListSize({ assumedSize: 4 })
  @Field(() => [DuplicateReason], { description: 'What speaks for it.' })
  reasons!: DuplicateReason[];

  @Access(Scope.FAMILIES_READ)
  @Field(() => DuplicateStatus, { description: 'What was decided.' })
  status!: DuplicateStatus;

  @Access(Scope.FAMILIES_READ)
  @Field(() => DateTimeScalar, { description: 'When it was found.' })
  foundAt!: Date;

  @Access(Scope.FAMILIES_READ)
  @Field(() => String, { nullable: true, description: 'Who rejected or merged it; null while it is OPEN.' })
  decidedBy!: string | null;

  @Access(Scope.FAMILIES_READ)
  @Field(() => DateTimeScalar, { nullable: true, description: 'When; null while it is OPEN.' })
  decidedAt!: Date | null;

  @Access(Scope.FAMILIES_READ)
  @Field(() => String, { nullable: true, description: 'Why it was rejected.' })
  decisionReason!: string | null;
}
