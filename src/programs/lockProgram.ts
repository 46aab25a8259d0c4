import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import { forbidden, HubError, notFound, type InputPath } from '../errors.ts';
import { queryIn } from '../store/queryIn.ts';
import { parts } from './parts.ts';
import { Program } from './Program.ts';
import { VillageProgram } from './VillageProgram.ts';

/**
 * Locks a program: whoever changes it, its villages or the families in it does so one after the other, so that what
 * is counted stays true until it is stored.
 * @throws HubError NOT_FOUND.
 */
export async function lockProgram(em: SqlEntityManager, id: string, inputPath: InputPath): Promise<Program> {
  await queryIn(em, 'select from program where id = $1 for update', [id]);
  const program = await em.findOne(Program, { id });
  if (!program) throw notFound(inputPath, 'no such program');
  return program;
}

/**
 * Makes sure that the viewer may decide who is in a program: a partner in those that it leads or supports, others in every
 * one that works in their villages.
 * @throws HubError FORBIDDEN.
 */
export async function requireOwnProgram(em: SqlEntityManager, id: string, { partnerId }: Viewer, inputPath: InputPath): Promise<void> {
  if (partnerId === null) return;
  const [own] = await queryIn(em, `select from ${parts} part where part.program_id = $1 and part.partner_id = $2`, [id, partnerId]);
  if (own === undefined) throw new HubError(`${inputPath.join('.')}: not a programme of yours`, 'FORBIDDEN', inputPath);
}

/**
 * Locks a program that somebody wants to change.
 * @throws HubError NOT_FOUND, or FORBIDDEN when it works in a village outside the viewer's areas.
 */
export async function lockOwnProgram(em: SqlEntityManager, id: string, viewer: Viewer, inputPath: InputPath): Promise<Program> {
  const program = await lockProgram(em, id, inputPath);
  const villages = await em.find(VillageProgram, { programId: id, until: null });
  if (!villages.every(({ villageCode }) => mayWriteIn(viewer, villageCode))) throw forbidden(inputPath);
  return program;
}
