import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { hasEnded, regulations } from '../../src/law/regulations.ts';
import type { HubContext } from '../shared/HubContext.ts';

@ObjectType({ simpleResolvers: true, description: 'A regulation that rules of the hub rest on.' })
export class Regulation {
  @Access(anyone)
  @Field(() => String, { description: 'Short name, as sources of rules cite it: `Perpres 115/2025`.' })
  code!: string;

  @Access(anyone)
  @Field(() => String, { description: 'Full title.' })
  title!: string;

  @Access(anyone)
  @Field(() => String, { description: 'Day on which it was set, or the year where the day is not known here.' })
  holdsFrom!: string;

  @Access(anyone)
  @Field(() => String, { nullable: true, description: 'Last day, or last year, on which it held; null while it holds.' })
  holdsUntil!: string | null;

  @Access(anyone)
  @Field(() => Boolean, { description: 'Whether it has ended: the rule that rests on it should be reviewed.' })
  ended!: boolean;

  @Access(anyone)
  @Field(() => String, { description: 'What in the hub rests on it.' })
  basisOf!: string;
}

@Resolver()
export class RegulationQuery {
  @Access(anyone)
  @ListSize({ assumedSize: 10 })
  @Query(() => [Regulation], { description: 'The regulations that rules of the hub rest on, oldest first.' })
  regulations(@Ctx() { hub }: HubContext): Regulation[] {
    return regulations.map((regulation) => ({ ...regulation, ended: hasEnded(regulation, hub.today()) }));
  }
}
