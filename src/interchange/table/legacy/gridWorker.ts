/** Reads what must be held in memory as a whole, in a thread of its own, whose memory and time have a bound. */
import { parentPort, workerData } from 'node:worker_threads';
import { htmlGrids } from './htmlGrids.ts';
import { workbookGrids } from './workbookGrids.ts';
import type { GridAnswer, GridTask } from './readGrids.ts';

const task = workerData as GridTask;
let answer: GridAnswer;
try {
  answer = task.kind === 'html' ? { grids: htmlGrids(task.text), countsFrom1904: false } : workbookGrids(task.bytes);
} catch (error) {
  answer = { problem: error instanceof Error ? error.message : String(error) };
}
parentPort?.postMessage(answer);
