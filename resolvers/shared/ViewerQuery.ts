import { Ctx, Field, ID, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { Role } from '../../src/access/viewer.ts';
import type { AreaCode } from '../../src/base/areaCode.ts';
import { AreaCodeScalar } from '../../src/graphql/index.ts';
import { toGlobalId } from './globalId.ts';
import type { HubContext } from './HubContext.ts';

registerEnumType(Role, {
  name: 'Role',
  description: 'Role of a viewer; docs/access.md lists the scopes of each role.',
  valuesConfig: {
    ANONYMOUS: { description: 'A request without a token: public figures only.' },
    ANALYST: { description: 'Analyst of an agency: the figures of a regency, and no records of persons.' },
    PARTNER: { description: 'Program partner: the enrolments of its own programs.' },
    CADRE: { description: 'Posyandu volunteer (kader): the families and children of her own village.' },
    MIDWIFE: { description: 'Midwife (bidan): the families and children of the villages where she works.' },
    FIELD_OFFICER: { description: 'Field officer of the family planning program (PLKB): the families and children of a district.' },
    ADMINISTRATOR: { description: "All scopes, in the viewer's areas." },
  },
});

@ObjectType({ simpleResolvers: true, description: 'The viewer: who sends the request, as the hub sees it.' })
export class Viewer {
  @Access(anyone)
  @Field(() => ID, { description: "Id of the viewer, stored as the author of the viewer's writes." })
  id!: string;

  @Access(anyone)
  @Field(() => Role, { description: 'Role.' })
  role!: Role;

  @Access(anyone)
  @Field(() => [AreaCodeScalar], {
    nullable: true,
    description: 'Areas in which the viewer may read and write records; null means all areas.',
  })
  areas!: readonly AreaCode[] | null;

  @Access(anyone)
  @Field(() => ID, { nullable: true, description: 'Id of the partner that a viewer of the role PARTNER works for; null for other roles.' })
  partner!: string | null;

  @Access(anyone)
  @Field(() => Boolean, {
    description: 'Whether the viewer works with individual cases in these areas, and so sees exact figures, including counts below five.',
  })
  caseAccess!: boolean;

  @Access(anyone)
  @Field(() => [String], {
    description: 'Scopes of the viewer, such as `children:read`. Every field of the schema requires one scope, or is public.',
  })
  scopes!: readonly string[];
}

@Resolver()
export class ViewerQuery {
  @Access(anyone)
  @Query(() => Viewer, { description: 'The viewer: who sends the request, as the hub sees it.' })
  viewer(@Ctx() { viewer }: HubContext): Viewer {
    return { ...viewer, partner: viewer.partnerId === null ? null : toGlobalId('Partner', viewer.partnerId) };
  }
}
