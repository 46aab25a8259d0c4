import pidusage from 'pidusage';
import type { RunningHub } from './hubProcess.ts';

/** Memory of a hub's process that is in use, native memory included, in MB. */
export async function residentMegabytes({ pid = 0 }: Pick<RunningHub, 'pid'>): Promise<number> {
  return (await pidusage(pid)).memory / 1e6;
}
