import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import { forbidden, HubError, type InputPath, notFound } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { queryIn } from '../store/queryIn.ts';
import { requireRegency } from './checks.ts';
import { parts } from './parts.ts';
import { Program } from './Program.ts';
import type { ProgramOperation } from './ProgramOperation.ts';
import { VillageProgram } from './VillageProgram.ts';

/**
 * Locks a program: changes of it, its villages and its enrolments are serialized, so that counts stay valid until the commit.
 * @throws HubError NOT_FOUND.
 */
export async function lockProgram(em: SqlEntityManager, id: string, inputPath: InputPath): Promise<Program> {
  await queryIn(em, 'select from program where id = $1 for update', [id]);
  const program = await em.findOne(Program, { id });
  if (!program) throw notFound(inputPath, 'programs.noSuchProgram');
  return program;
}

/**
 * Checks that the viewer may change the enrolments of a program: a partner if it leads or supports the program, other viewers if it works
 * in their villages.
 * @throws HubError FORBIDDEN.
 */
export async function requireOwnProgram(em: SqlEntityManager, id: string, { partnerId }: Viewer, inputPath: InputPath): Promise<void> {
  if (partnerId === null) return;
  const [own] = await queryIn(em, `select from ${parts} part where part.program_id = $1 and part.partner_id = $2`, [id, partnerId]);
  if (own === undefined) throw new HubError(message('programs.notYours'), 'FORBIDDEN', inputPath);
}

/**
 * Locks a program for a change. A program that works nowhere now may be changed by viewers of the villages where it worked last; a program
 * that never worked anywhere, by its creator and by viewers of the whole regency.
 * @throws HubError NOT_FOUND, or FORBIDDEN when it works in a village outside the viewer's areas.
 */
export async function lockOwnProgram(
  em: SqlEntityManager,
  id: string,
  { areas, viewer }: Pick<ProgramOperation, 'areas' | 'viewer'>,
  inputPath: InputPath,
): Promise<Program> {
  const program = await lockProgram(em, id, inputPath);
  const times = await em.find(VillageProgram, { programId: id });
  const now = times.filter(({ until }) => until === null);
  const villages = now.length > 0 ? now : times;
  if (!villages.every(({ villageCode }) => mayWriteIn(viewer, villageCode))) throw forbidden(inputPath);
  if (villages.length === 0 && program.recordedBy !== viewer.id) requireRegency({ areas, viewer }, inputPath);
  return program;
}
