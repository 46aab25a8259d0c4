import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';

/** Removes the free-text reasons of ended enrolments of families. */
export async function removeEnrolmentFreeText(em: SqlEntityManager, familyIds: readonly string[], words: string): Promise<void> {
  await queryIn(em, 'update enrolment set end_reason = $2 where family_id = any($1::uuid[]) and end_reason is not null', [
    familyIds,
    words,
  ]);
}
