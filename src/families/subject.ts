import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import { notFound } from '../base/errors.ts';
import { lockHouseholds } from '../store/locks.ts';
import { queryIn } from '../store/queryIn.ts';
import { StaleLocks } from '../store/repeatable.ts';

/** Subject of a request for export or erasure: a person who is or was registered. */
export interface Subject {
  /** False for somebody who was removed from the family: of them there are entries of its history alone. */
  registered: boolean;
  /**
   * Families in whose records there may be words about the person: the own one, those whose history tells of the person, and
   * those that the own one was split from. Of merged families those that they are part of now.
   */
  familyIds: string[];
}

const sql = `with recursive recorded as (
    select family_id as id, true as registered, null::uuid as entry_id from person where id = $1
    union all select family_id, false, id from family_change where person_id = $1
  ),
  own as (
    select id from recorded
    union select c.other_family_id from own join family_change c on c.family_id = own.id and c.kind = 'SPLIT_FROM'
  ),
  -- Where the person is or was last.
  place as (
    select f.village_code, r.registered from recorded r left join merged_family m on m.id = r.id join family f on f.id = coalesce(m.into_id, r.id)
    order by r.registered desc, r.entry_id desc limit 1
  )
  select p.village_code as "villageCode", p.registered,
    (select array_agg(distinct f.id order by f.id) from own left join merged_family m on m.id = own.id join family f on f.id = coalesce(m.into_id, own.id)) as "familyIds"
  from place p`;

/**
 * Finds a person whom a viewer may decide about: in the viewer's areas, registered or removed.
 * @throws HubError NOT_FOUND.
 */
export async function findSubject(em: SqlEntityManager, personId: string, viewer: Viewer): Promise<Subject> {
  const [found] = await queryIn<Subject & { villageCode: string }>(em, sql, [personId]);
  // A person outside the areas is not found, as in every list.
  if (found === undefined || !mayWriteIn(viewer, found.villageCode)) throw notFound(['id'], 'shared.noSuchPerson');
  const { registered, familyIds } = found;
  return { registered, familyIds };
}

/**
 * Finds a person as `findSubject` does, and locks the families with everybody in them: nobody changes what is recorded of the person
 * meanwhile.
 */
export async function lockSubject(em: SqlEntityManager, personId: string, viewer: Viewer): Promise<Subject> {
  const before = await findSubject(em, personId, viewer);
  await lockHouseholds(em, before.familyIds);
  // The person may have moved to another family during the wait for the locks.
  const found = await findSubject(em, personId, viewer);
  if (found.familyIds.join() !== before.familyIds.join()) throw new StaleLocks();
  return found;
}
