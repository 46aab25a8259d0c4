import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

/**
 * Asks a hub light questions, `/health` and a village's name, one after the other from a thread of its own: what the callers of a test are
 * busy with must not count as the hub's.
 * @returns how to stop; then how long each took, in ms, in ascending order. It throws when one was not answered.
 */
export function askLightQuestions(url: string): () => Promise<number[]> {
  const worker = new Worker(new URL(import.meta.url), { workerData: url, execArgv: [] });
  const ended = new Promise<number[]>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return () => {
    worker.postMessage('stop');
    return ended;
  };
}

async function askUntilStopped(url: string): Promise<number[]> {
  const stop = new AbortController();
  parentPort?.once('message', () => stop.abort());
  const health = new URL('/health', url);
  const body = JSON.stringify({ query: '{ village(code: "33.26.16.2001") { name } }' });
  const took: number[] = [];
  while (!stop.signal.aborted) {
    for (const ask of [() => fetch(health), () => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })]) {
      const began = performance.now();
      const response = await ask();
      const text = await response.text();
      if (!response.ok || text.includes('"errors"')) throw new Error(`a light question was answered ${response.status} ${text}`);
      took.push(performance.now() - began);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return took.toSorted((a, b) => a - b);
}

if (!isMainThread) parentPort?.postMessage(await askUntilStopped(workerData as string));
