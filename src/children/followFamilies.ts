import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { badUserInput, HubError } from '../errors.ts';
import { Hook, type Hooks } from '../events/Hooks.ts';
import {
  familiesMerging,
  familyMoved,
  memberCorrected,
  memberLeaving,
  membersMoved,
  personsMerged,
  type FamiliesMerged,
  type MemberCorrected,
  type MemberLeaving,
} from '../families/index.ts';
import { queryIn } from '../store/queryIn.ts';
import { Child } from './Child.ts';
import { keepStay } from './childStays.ts';
import { mergeChildren } from './mergeChildren.ts';
import { reassessChild } from './reassessChild.ts';

/** Children under monitoring live in another village now. */
export interface ChildrenMoved {
  childIds: readonly string[];
  villageCode: string;
}

export const childrenMoved = new Hook<ChildrenMoved>('childrenMoved');

/** Has children under growth monitoring follow what happens to their families. */
export function followFamilies(hooks: Hooks): void {
  hooks.on(familiesMerging, lockChildren);
  hooks.on(personsMerged, (em, fact) => mergeChildren(em, fact, hooks));
  hooks.on(membersMoved, async (em, { personIds, to, today }) => {
    const moving = await queryIn<{ id: string; from: string }>(em, 'select id, village_code as "from" from child where id = any($1::uuid[]) order by id for update', [personIds]);
    for (const { id, from } of moving) if (from !== to.villageCode) await keepStay(em, [id], { villageCode: from, until: today });
    // Their cases hold the village by a foreign key.
    await queryIn(em, 'update child set family_id = $2, village_code = $3 where id = any($1::uuid[])', [personIds, to.id, to.villageCode]);
    await hooks.run(childrenMoved, em, { childIds: personIds, villageCode: to.villageCode });
  });
  hooks.on(familyMoved, async (em, { family, from, movedOn }) => {
    const children = await queryIn<{ id: string }>(em, 'select id from child where family_id = $1', [family.id]);
    const childIds = children.map(({ id }) => id);
    await keepStay(em, childIds, { villageCode: from, until: movedOn });
    await hooks.run(childrenMoved, em, { childIds, villageCode: family.villageCode });
  });
  hooks.on(memberCorrected, (em, fact) => followCorrection(em, fact, hooks));
  hooks.on(memberLeaving, keepMonitored);
}

/** Before anything is written: alert events are appended under a lock for which nobody may hold a child's back. */
async function lockChildren(em: SqlEntityManager, { kept, merged }: FamiliesMerged): Promise<void> {
  await queryIn(em, 'select from child where family_id = any($1::uuid[]) order by id for update', [[kept.id, merged.id]]);
}

/** The child's row gets the corrected sex and birth date by its foreign key; its growth is judged by them. */
async function followCorrection(em: SqlEntityManager, { person, viewer, today }: MemberCorrected, hooks: Hooks): Promise<void> {
  const [monitored] = await queryIn<{ id: string }>(em, 'select id from child where id = $1 for update', [person.id]);
  if (monitored === undefined) return;
  if (person.bornOn === null) throw badUserInput(['input', 'bornOn'], 'null for a child under growth monitoring', 'a date');
  await em.flush();
  await reassessChild(em, monitored.id, { hooks, viewer, today });
}

async function keepMonitored(em: SqlEntityManager, { person }: MemberLeaving): Promise<void> {
  if ((await em.count(Child, { id: person.id })) > 0) {
    throw new HubError('id: a child under growth monitoring; allowed: another member, or to have the child follow its family with splitFamily or moveFamily', 'CONFLICT', ['id']);
  }
}
