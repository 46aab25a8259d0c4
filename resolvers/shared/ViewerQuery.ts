import { Ctx, Field, ID, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import { Role, type Viewer as AccessViewer } from '../../src/access/viewer.ts';
import type { AreaCode } from '../../src/areaCode.ts';
import { AreaCodeScalar } from '../../src/scalars/index.ts';
import type { HubContext } from './HubContext.ts';

registerEnumType(Role, {
  name: 'Role',
  description: 'What a viewer may do.',
  valuesConfig: { ADMINISTRATOR: { description: 'Everything.' } },
});

@ObjectType({ simpleResolvers: true, description: 'Who is asking, as the hub sees it.' })
export class Viewer implements AccessViewer {
  @Field(() => ID, { description: 'Stored as the author of what the viewer writes.' })
  id!: string;

  @Field(() => Role, { description: 'Role.' })
  role!: Role;

  @Field(() => [AreaCodeScalar], { nullable: true, description: 'Areas whose records the viewer may read and write; null means every area.' })
  areas!: readonly AreaCode[] | null;

  @Field(() => Boolean, { description: 'Whether the viewer works with single cases in these areas, and sees figures that point at fewer than five children.' })
  caseAccess!: boolean;
}

@Resolver()
export class ViewerQuery {
  @Query(() => Viewer, { description: 'Who is asking, as the hub sees it.' })
  viewer(@Ctx() context: HubContext): Viewer {
    return context.viewer;
  }
}
