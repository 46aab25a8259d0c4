import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { storeOnce, type KeyedCall } from '../access/clientKey/storeOnce.ts';
import type { AreaCode } from '../base/areaCode.ts';
import { checkVillage } from '../villages/index.ts';
import { unitOf } from './unitOf.ts';
import { lockVillages } from './placePosyandus.ts';
import { Posyandu } from './Posyandu.ts';
import type { PosyanduOperation } from './PosyanduOperation.ts';
import { checkedName, takeName } from './takeName.ts';

export interface NewPosyandu {
  villageCode: AreaCode;
  name: string;
  rw?: string | null;
  clientKey?: string | null;
}

/**
 * Adds a posyandu to a village. Repeating a `clientKey` returns the first one.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (village), FORBIDDEN, or CONFLICT when a posyandu of the village has this name, however it is
 *   written, or the `clientKey` was used for another input; nothing is stored.
 */
export async function createPosyandu(input: NewPosyandu, operation: PosyanduOperation): Promise<Posyandu> {
  const { store, viewer } = operation;
  const { villageCode, clientKey } = input;
  checkVillage(villageCode, operation);
  const given = { villageCode, name: checkedName(input.name, ['name']), rw: unitOf(input.rw, ['rw']) };
  return store.transaction((em) =>
    storeOnce(em, operation, keyedPosyandu(em, given, clientKey), async () => {
      await lockVillages(em, [villageCode]);
      const posyandu = em.create(Posyandu, {
        id: uuid(),
        ...given,
        closedOn: null,
        mergedIntoId: null,
        recordedBy: viewer.id,
        recordedAt: new Date(),
        demo: false,
      });
      await em.flush();
      await takeName(em, posyandu, ['name']);
      return posyandu;
    }),
  );
}

/** A call with a client key that identifies a posyandu. */
function keyedPosyandu(
  em: SqlEntityManager,
  input: Pick<Posyandu, 'villageCode' | 'name' | 'rw'>,
  clientKey: string | null | undefined,
): KeyedCall<Posyandu> {
  return {
    kind: 'posyandu',
    mutation: 'createPosyandu',
    clientKey,
    inputPath: ['clientKey'],
    input,
    find: (id) => em.findOne(Posyandu, { id }),
    isSame: (stored) => stored.villageCode === input.villageCode && stored.name === input.name && stored.rw === input.rw,
  };
}
