import { type Message } from '../../../base/messages/index.ts';
import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { after } from '../../../base/background.ts';
import { tableError, type TableError } from '../../TableError.ts';
import type { Sheet } from '../Sheets.ts';
import type { Row } from '../Table.ts';

/** A sheet in memory. */
export interface Grid {
  name: string;
  rows: Row[];
}

export type GridTask = { kind: 'html'; text: string } | { kind: 'workbook'; bytes: Uint8Array };
export type GridAnswer = { grids: Grid[]; countsFrom1904: boolean } | { problem: string };

/** Files larger than this are not read as a whole. */
export const mostBytes = 48 << 20;
const mostMegabytes = 1024;
const mostMilliseconds = 180_000;

/**
 * Reads a file that cannot be read row by row, in a thread that has a gigabyte and three minutes.
 * @param kind in a sentence: `an XLS workbook`.
 * @throws TableError for a file that is damaged or takes more.
 */
export async function readGrids(task: GridTask, kind: Message): Promise<Exclude<GridAnswer, { problem: string }>> {
  // What the library prints may be of the file.
  const worker = new Worker(new URL('./gridWorker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const answer = await new Promise<GridAnswer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(tooMuch(kind)));
      timer = after(mostMilliseconds, () => reject(tooMuch(kind)));
    });
    if ('problem' in answer)
      throw tableError(/password/i.test(answer.problem) ? 'interchange.protectedBy' : 'interchange.damagedKind', { what: kind });
    return answer;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') throw tooMuch(kind);
    throw error;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function tooMuch(kind: Message): TableError {
  return tableError('interchange.takesTooMuch', { what: kind, megabytes: mostMegabytes, minutes: mostMilliseconds / 60_000 });
}

/** Sheets in memory as those of a file. */
export function sheetsOf(grids: readonly Grid[]): Sheet[] {
  return grids.map(({ name, rows }) => ({ name, rows: () => Readable.from([rows]) as AsyncIterable<Row[]> }));
}
