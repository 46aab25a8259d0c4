import { AsyncLocalStorage } from 'node:async_hooks';
import { afterThisTurn, inBackground } from './background.ts';

/** How long operations may occupy the event loop before other work runs, in ms. */
const sliceMs = 20;

/** When work was first measured in this turn of the event loop; undefined before that. */
let turnBegan: number | undefined;

function endTurn(): void {
  turnBegan = undefined;
}

/** Whether operations together have used up their time in this turn of the event loop. */
export function hasHeldLoop(): boolean {
  const now = performance.now();
  if (turnBegan === undefined) {
    turnBegan = now;
    afterThisTurn(endTurn);
    return false;
  }
  return now - turnBegan > sliceMs;
}

/** Yields to the event loop if the time is used up: call it between the steps of long work. */
export async function breathe(): Promise<void> {
  if (hasHeldLoop()) await nextTurn();
}

/** Callers that wait for a later turn, in order; the entries before `first` are empty. */
let waiting: (() => void)[] = [];
let first = 0;
let isComing = false;

/** Resolves after timers and other requests have run and there is time again. */
export async function nextTurn(): Promise<void> {
  const parts = partsOfWork.getStore();
  if (parts !== undefined) parts.waiting++;
  await new Promise<void>((resolve) => {
    waiting.push(resolve);
    bringTurn();
  });
  if (parts !== undefined) resumed(parts);
}

function bringTurn(): void {
  if (isComing) return;
  isComing = true;
  afterThisTurn(() => inBackground(takeTurn));
}

/** Resumes the waiting callers one after the other while there is time. */
async function takeTurn(): Promise<void> {
  isComing = false;
  while (first < waiting.length && !hasHeldLoop()) {
    waiting[first++]?.();
    // The resumed work runs before the next caller is resumed.
    await Promise.resolve();
  }
  waiting = waiting.slice(first);
  first = 0;
  if (waiting.length > 0) bringTurn();
}

/** The parts of one piece of work that wait for a later turn, and what is to follow when none does. */
interface Parts {
  waiting: number;
  following: (() => void)[];
}

const partsOfWork = new AsyncLocalStorage<Parts>();

/** Runs a piece of work whose parts may each wait for a later turn, such as the execution of one operation. */
export function inParts<T>(work: () => T): T {
  return partsOfWork.run({ waiting: 0, following: [] }, work);
}

/**
 * Calls once all parts of the work at hand have come as far as they can: no promise is left to resume, and none of them waits for a later
 * turn. A batch of reads that begins then serves all of them, however long the turns were that they took.
 */
export function afterAllParts(call: () => void): void {
  const parts = partsOfWork.getStore();
  const callOrWait = () => {
    if (parts === undefined || parts.waiting === 0) call();
    else parts.following.push(() => afterPromises(callOrWait));
  };
  afterPromises(callOrWait);
}

function resumed(parts: Parts): void {
  parts.waiting--;
  if (parts.waiting === 0) for (const follow of parts.following.splice(0)) follow();
}

function afterPromises(call: () => void): void {
  queueMicrotask(() => process.nextTick(call));
}
