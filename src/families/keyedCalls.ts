import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { KeyedCall } from '../access/clientKey/storeOnce.ts';
import { Family } from './Family.ts';
import { Person } from './Person.ts';

type Given<Stored> = Pick<KeyedCall<Stored>, 'mutation' | 'clientKey' | 'input' | 'isSame'>;

/** A call with a client key that identifies a family. */
export function keyedFamily(em: SqlEntityManager, kind: 'family' | 'family change', given: Given<Family>): KeyedCall<Family> {
  return {
    ...given,
    kind,
    find: (id) => em.findOne(Family, { id }),
    record: { villageSql: 'select village_code from family where id = $1', of: ({ id }) => ({ field: 'Family', familyIds: [id] }) },
  };
}

/** A call with a client key that identifies a member of a family. */
export function keyedMember(em: SqlEntityManager, given: Given<Person>): KeyedCall<Person> {
  return {
    ...given,
    kind: 'family change',
    find: (id) => em.findOne(Person, { id }),
    record: {
      villageSql: 'select f.village_code from person p join family f on f.id = p.family_id where p.id = $1',
      of: ({ id }) => ({ field: 'Person', personIds: [id] }),
    },
  };
}
