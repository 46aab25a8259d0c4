import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { AreaCodeScalar, DateScalar } from '../../src/graphql/index.ts';
import { closePosyandu, createPosyandu, mergePosyandu, Posyandu, renamePosyandu, reopenPosyandu } from '../../src/posyandu/index.ts';
import { keyOf } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { operationOf } from '../shared/operationOf.ts';
import { ofVillage, retryKey } from './KampungKBMutations.ts';

const idOfPosyandu = { description: 'Global id of the posyandu.' };
const rwHelp = 'The neighbourhood (RW) in which it meets: 1 to 3 digits.';

@Resolver()
export class PosyanduMutations {
  @Access(Scope.POSYANDU_WRITE)
  @Mutation(() => Posyandu, {
    description:
      'Adds a posyandu to a village. CONFLICT if the village has one of this name, however it is written. Repeating a `clientKey` returns the first one.',
  })
  createPosyandu(
    @Arg('villageCode', () => AreaCodeScalar, ofVillage) villageCode: AreaCode,
    @Arg('name', () => String, { description: 'Name, 1 to 100 characters, such as Posyandu Melati 1.' }) name: string,
    @Arg('rw', () => String, { nullable: true, description: rwHelp }) rw: string | null,
    @Arg('clientKey', () => String, retryKey) clientKey: string | null,
    @Ctx() context: HubContext,
  ): Promise<Posyandu> {
    return createPosyandu({ villageCode, name, rw, clientKey }, operationOf(context));
  }

  @Access(Scope.POSYANDU_WRITE)
  @Mutation(() => Posyandu, {
    description: 'Changes the name or the RW of a posyandu. Files that still have the former name find it all the same.',
  })
  renamePosyandu(
    @Arg('id', () => ID, idOfPosyandu) id: string,
    @Arg('name', () => String, { nullable: true, description: 'The new name; unchanged when left out.' }) name: string | null | undefined,
    @Arg('rw', () => String, { nullable: true, description: `${rwHelp} Unchanged when left out; null removes it.` })
    rw: string | null | undefined,
    @Ctx() context: HubContext,
  ): Promise<Posyandu> {
    return renamePosyandu(keyOf('Posyandu', id, ['id']), { name, rw }, operationOf(context));
  }

  @Access(Scope.POSYANDU_WRITE)
  @Mutation(() => Posyandu, {
    description:
      'Closes a posyandu: nothing is measured there after its last day. Its children stay until they are assigned to another one. Repeating the call changes nothing.',
  })
  closePosyandu(
    @Arg('id', () => ID, idOfPosyandu) id: string,
    @Arg('on', () => DateScalar, {
      nullable: true,
      description: 'Its last day, not in the future and not before a measurement there; today when left out.',
    })
    on: IsoDate | null,
    @Ctx() context: HubContext,
  ): Promise<Posyandu> {
    return closePosyandu({ id: keyOf('Posyandu', id, ['id']), on: on ?? context.hub.today() }, operationOf(context));
  }

  @Access(Scope.POSYANDU_WRITE)
  @Mutation(() => Posyandu, { description: 'Undoes the closing of a posyandu. Repeating the call changes nothing.' })
  reopenPosyandu(@Arg('id', () => ID, idOfPosyandu) id: string, @Ctx() context: HubContext): Promise<Posyandu> {
    return reopenPosyandu(keyOf('Posyandu', id, ['id']), operationOf(context));
  }

  @Access(Scope.POSYANDU_WRITE)
  @Mutation(() => Posyandu, {
    description:
      'Merges two records of one posyandu, and returns the one that stays. It takes over the children and the names of the other, and its measurements include those of the other. Cannot be undone. Repeating the call changes nothing.',
  })
  mergePosyandu(
    @Arg('keepId', () => ID, { description: 'Global id of the record that stays.' }) keepId: string,
    @Arg('mergeId', () => ID, { description: 'Global id of the other record, of the same village.' }) mergeId: string,
    @Ctx() context: HubContext,
  ): Promise<Posyandu> {
    return mergePosyandu(
      { keepId: keyOf('Posyandu', keepId, ['keepId']), mergeId: keyOf('Posyandu', mergeId, ['mergeId']) },
      operationOf(context),
    );
  }
}
