import { Ctx, Field, ID, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { Role } from '../../src/access/viewer.ts';
import type { AreaCode } from '../../src/areaCode.ts';
import { AreaCodeScalar } from '../../src/scalars/index.ts';
import type { HubContext } from './HubContext.ts';

registerEnumType(Role, {
  name: 'Role',
  description: 'What a viewer is to the families; docs/access.md has the scopes of each role.',
  valuesConfig: {
    ANONYMOUS: { description: 'Whoever shows no token: public figures only.' },
    ANALYST: { description: 'Analyst of an agency: the figures of a regency, and no person.' },
    PARTNER: { description: 'Programme partner: the enrolments of its own programmes.' },
    CADRE: { description: 'Posyandu volunteer (kader): the families and children of her own village.' },
    MIDWIFE: { description: 'Midwife (bidan): the families and children of the villages of her work.' },
    FIELD_OFFICER: { description: 'Field officer of the family programme (PLKB): the families and children of a district.' },
    ADMINISTRATOR: { description: 'Everything in the viewer\'s areas.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Who is asking, as the hub sees it.' })
export class Viewer {
  @Access(anyone)
  @Field(() => ID, { description: 'Stored as the author of what the viewer writes.' })
  id!: string;

  @Access(anyone)
  @Field(() => Role, { description: 'Role.' })
  role!: Role;

  @Access(anyone)
  @Field(() => [AreaCodeScalar], { nullable: true, description: 'Areas whose records the viewer may read and write; null means every area.' })
  areas!: readonly AreaCode[] | null;

  @Access(anyone)
  @Field(() => Boolean, { description: 'Whether the viewer works with single cases in these areas, and sees figures that point at fewer than five children.' })
  caseAccess!: boolean;

  @Access(anyone)
  @Field(() => [String], { description: 'What the viewer may do, such as `children:read`; every field of the schema takes one of these, or none.' })
  scopes!: readonly string[];
}

@Resolver()
export class ViewerQuery {
  @Access(anyone)
  @Query(() => Viewer, { description: 'Who is asking, as the hub sees it.' })
  viewer(@Ctx() context: HubContext): Viewer {
    return context.viewer;
  }
}
