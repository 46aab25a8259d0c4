import { Field, Int, ObjectType } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import type { AreaCode } from '../../src/base/areaCode.ts';
import { readClassTotals, type ClassTotals } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';

@ObjectType({ simpleResolvers: true, description: 'Number of villages of an area in each class of Kampung KB.' })
export class KampungKBClassTotals implements ClassTotals {
  @Access(anyone)
  @Field(() => Int, { description: 'All villages of the area.' })
  villages!: number;

  @Access(anyone)
  @Field(() => Int, { description: 'Of class DASAR.' })
  dasar!: number;

  @Access(anyone)
  @Field(() => Int, { description: 'Of class BERKEMBANG.' })
  berkembang!: number;

  @Access(anyone)
  @Field(() => Int, { description: 'Of class MANDIRI.' })
  mandiri!: number;

  @Access(anyone)
  @Field(() => Int, { description: 'Of class BERKELANJUTAN (paripurna).' })
  berkelanjutan!: number;

  @Access(anyone)
  @Field(() => Int, { description: 'Not declared a Kampung KB.' })
  undeclared!: number;

  @Access(anyone)
  @Field(() => Boolean, { description: 'True where any of the declarations is demo data.' })
  demo!: boolean;
}

/** The totals of an area, read for all areas of the operation together. */
export function classTotalsOf(area: AreaCode, { loaders }: HubContext): Promise<ClassTotals> {
  return loaders.custom('class totals', (areas) => readClassTotals(loaders.store, areas)).load(area);
}
